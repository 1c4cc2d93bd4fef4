"""The desk's phones seen by those who run the event: links, devices, and their end."""

from django.conf import settings
from django.contrib import messages
from django.db.models import Count, Max
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from attendance.access import COOKIE
from attendance.actions.desks import (
    end_device,
    end_link,
    enrol,
    make_link,
    reopen_device,
    reopen_link,
)
from attendance.forms import EnrolForm
from attendance.models import DeskLink, Device
from events.views.undo import offer_undo
from events.workspace import workspace_page
from kit import clock
from kit.access import may
from kit.forms import MakesOne
from kit.qr import qr_svg
from kit.refs import RefTaken

RUNS = "coordinator assistant host"


@may(GET=RUNS, POST=RUNS, on="event")
def desks(request, event):
    """Links and devices of the event. A POST makes a link and shows its secret, once."""
    form, address = MakesOne(request.POST or None), ""
    if form.is_valid():
        address = _new_link(request, event, form.cleaned_data["ref"])
    now = clock.now()
    links = event.desk_links.open(now).select_related("made_by").annotate(enrolled=Count("devices"))
    devices = event.devices.annotate(taken=Count("scans"), last_scan=Max("scans__received_at"))
    return workspace_page(
        request, "attendance/desks.html", project=event.project, event=event, tab="desk",
        crumbs=[(_("Desk"), "")], title=_("Desk"), links=links, devices=devices, now=now,
        address=address, code=mark_safe(_code(address)), form=MakesOne(),  # noqa: S308  our own SVG
    )  # fmt: skip


def _new_link(request, event, ref) -> str:
    """The address to hand on; empty when this form was sent before."""
    try:
        _link, secret = make_link(event=event, by=request.user, at=clock.now(), ref=ref)
    except RefTaken:
        raise Http404 from None
    if secret:
        return settings.SITE_URL + reverse("attendance:enrol", args=[secret])
    messages.info(request, _("This link was made already. Its address is shown only once."))
    return ""


def _code(address: str) -> str:
    return qr_svg(address.upper(), _("Code of the link that enrols phones")) if address else ""


@may(POST=RUNS, on="event")
def desk_link_end(request, event, ref):
    """The link enrols nobody any more."""
    link = _of_event(DeskLink, event, ref)
    end_link(link=link, by=request.user, at=clock.now())
    said = _("The link is ended. Phones that it enrolled go on.")
    offer_undo(request, said, reverse("attendance:desk_link_reopen", args=[event.slug, ref]))
    return redirect("attendance:desks", event.slug)


@may(POST=RUNS, on="event")
def desk_link_reopen(request, event, ref):
    """Undo of ending a link."""
    reopen_link(link=_of_event(DeskLink, event, ref), by=request.user, at=clock.now())
    messages.success(request, _("The link enrols phones again."))
    return redirect("attendance:desks", event.slug)


@may(POST=RUNS, on="event")
def device_end(request, event, ref):
    """The device sends nothing any more."""
    device = _of_event(Device, event, ref)
    end_device(device=device, by=request.user, at=clock.now())
    said = _("%(device)s is ended.") % {"device": device.label}
    offer_undo(request, said, reverse("attendance:device_reopen", args=[event.slug, ref]))
    return redirect("attendance:desks", event.slug)


@may(POST=RUNS, on="event")
def device_reopen(request, event, ref):
    """Undo of ending a device."""
    device = _of_event(Device, event, ref)
    reopen_device(device=device, by=request.user, at=clock.now())
    messages.success(request, _("%(device)s is at the desk again.") % {"device": device.label})
    return redirect("attendance:desks", event.slug)


def _of_event(model, event, ref):
    return get_object_or_404(model.objects.select_related("event__project"), ref=ref, event=event)


@may(GET="link_holder", POST="link_holder", on="desk_link")
def enrol_device(request, link):
    """Opened from the link: whose desk it is, and a name for this phone. Only the press enrols."""
    form = EnrolForm(request.POST or None)
    if not form.is_valid():
        context = {"title": _("Check-in desk"), "event": link.event, "form": form}
        return render(request, "attendance/enrol.html", context)
    try:
        device, token = enrol(link=link, at=clock.now(), **form.cleaned_data)
    except RefTaken:
        raise Http404 from None
    response = redirect("attendance:desk")
    response.set_cookie(
        COOKIE, token, expires=device.expires_at, secure=settings.SECURE, httponly=True,
        samesite="Lax",
    )  # fmt: skip
    return response
