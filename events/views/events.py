"""Planning an event: a new one, its overview, editing, cancelling, its secret link."""

from django.contrib import messages
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from events import missing, programme, roles
from events.access import event_secret
from events.actions.events import cancel_event, change_event, make_event, renew_link, revive_event
from events.band import event_band
from events.event_lists import LOOKS
from events.forms.cancelling import CancelForm
from events.forms.events import EventForm, NewEventForm
from events.models import State, Visibility
from events.numbers import numbers_of
from events.views.undo import offer_undo, say_saved
from events.workspace import manage_url, news_url, workspace_page
from kit import clock
from kit.access import may
from kit.forms import as_posted

CAN_CANCEL = (State.PLANNED, State.PUBLISHED)


@may(GET="coordinator assistant", POST="coordinator assistant", on="project")
def event_new(request, project):
    """Plan an event."""
    form = NewEventForm(request.POST or None, project=project)
    if form.is_valid():
        event = make_event(
            project=project, ref=form.cleaned_data["ref"], by=request.user.actor, at=clock.now(),
            **form.fields_of_event(),
        )  # fmt: skip
        messages.success(request, _("%(event)s is planned. Next: its agenda.") % {"event": event})
        return redirect(manage_url(event))
    return workspace_page(
        request, "events/event_form.html", project=project, tab="events", form=form,
        title=_("Plan an event"), verb=_("Plan the event"), crumbs=[(_("Plan an event"), "")],
        back=reverse("events:project", args=[project.slug]),
    )  # fmt: skip


@may("coordinator assistant host", on="event")
def event_overview(request, event):
    """How an event stands and what comes next; the floors above add their cards."""
    shown = programme.shown_items(event)
    about = {
        "version": programme.version_of(shown),
        "items": shown or list(event.items.all()),
        "numbers": numbers_of(event),
    }
    return workspace_page(
        request, "events/event_overview.html", project=event.project, event=event, tab="overview",
        title=str(event), steps=missing.steps_of_event(event, **about),
        band=event_band(event, items=about["items"]), link=_secret_url(request, event),
        look=LOOKS[State(event.state)], edits=bool(request.roles & roles.TEAM),
        **about,
    )  # fmt: skip


def _secret_url(request, event) -> str:
    """The address that may be passed on, for events that whoever has the link can see."""
    if event.visibility != Visibility.LINK:
        return ""
    address = reverse("events:event_link", args=[event.slug, event_secret(event)])
    return request.build_absolute_uri(address)


@may(GET="coordinator assistant host", POST="coordinator assistant host", on="event")
def event_edit(request, event):
    """Edit what an event is, and who signs its papers."""
    form = EventForm(request.POST or None, project=event.project, event=event)
    if form.is_valid():
        first_day, before = event.starts_on, _untouched(event)
        change_event(
            event=event, by=request.user.actor, at=clock.now(), signatories=form.signatories(),
            **form.fields_of_event(),
        )  # fmt: skip
        again = reverse("events:event_edit", args=[event.slug])
        said = _said(event, first_day)
        say_saved(request, said, again, before=before, after=_untouched(event))
        return redirect(manage_url(event))
    return workspace_page(
        request, "events/event_form.html", project=event.project, event=event, tab="overview",
        form=form, title=_("Edit the event"), verb=_("Save"), crumbs=[(_("Edit"), "")],
        back=manage_url(event), may_cancel=request.roles & roles.TEAM,
    )  # fmt: skip


def _untouched(event) -> list:
    """What the form would send if nobody changed anything; it was found right once already."""
    form = EventForm(project=event.project, event=event)
    return [*as_posted(form), ("go_on", "on")]


def _said(event, first_day) -> str:
    if event.starts_on == first_day:
        return _("Saved.")
    return _("Saved. Look at the agenda: its days have moved too, where they could.")


@may(GET="coordinator assistant", POST="coordinator assistant", on="event")
def event_cancel(request, event):
    """Say that an event does not take place: the consequence first, then the press."""
    form = CancelForm(
        request.POST if request.method == "POST" else None,
        languages=event.project.content_languages,
    )
    if form.is_valid():
        return _cancel(request, event, form.cleaned_data["reason"])
    return workspace_page(
        request, "events/event_cancel.html", project=event.project, event=event, tab="overview",
        title=_("Cancel the event"), back=manage_url(event), crumbs=[(_("Cancel the event"), "")],
        form=form, is_open=event.state in CAN_CANCEL, status=422 if form.errors else 200,
        consequences=[
            _("Its page, the passes, the calendars and the PDF say that it is cancelled, and why."),
            _("No more invitations go out, and the desk asks instead of letting in."),
            _("Nobody gets a mail yet: on the next page you see whom to tell, and the mail."),
            _("People, attendance and versions are kept. It can be taken back."),
        ],
    )  # fmt: skip


def _cancel(request, event, reason):
    if not cancel_event(event=event, by=request.user.actor, at=clock.now(), reason=reason):
        messages.info(request, _("Nothing was changed: the event is cancelled or closed already."))
        return redirect(manage_url(event))
    undo = reverse("events:event_revive", args=[event.slug])
    offer_undo(request, _("%(event)s is cancelled.") % {"event": event}, undo)
    return redirect(news_url(event))


@may(POST="coordinator assistant", on="event")
def event_revive(request, event):
    """Take a cancellation back."""
    if revive_event(event=event, by=request.user.actor, at=clock.now()):
        messages.success(request, _("The event takes place after all."))
        return redirect(news_url(event))
    return redirect(manage_url(event))


@may(POST="coordinator assistant", on="event")
def link_renew(request, event):
    """Another secret address; the form names the generation that is to end."""
    generation = request.POST.get("generation", "")
    if generation.isdecimal() and renew_link(
        event=event, generation=int(generation), by=request.user.actor, at=clock.now()
    ):
        messages.success(request, _("The old link leads nowhere now. Pass on the new one."))
    return redirect(manage_url(event))
