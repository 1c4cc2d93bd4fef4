"""The pass: a participant's own page, on a phone, without an account.

Whoever holds the code is the participant here. Opening changes nothing; a press does.
"""

from functools import wraps

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.safestring import mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from events import acting, change_words, programme
from events.band import event_band
from events.documents.agenda import agenda_pdf
from events.imprint import foot_of
from events.views.calendar_file import calendar_file
from events.views.undo import offer_undo
from kit import clock, dates, files
from kit.access import may
from kit.actor import Actor
from kit.qr import qr_svg
from kit.webviews import webview_of
from mobility.access import ReplacedPass
from mobility.actions import people
from mobility.models import Participation, Status
from mobility.passes import pass_path, pass_qr_text, pass_url


def with_pass(view):
    """What holds for every page that a code opens: a replaced code names nobody, nothing is kept,
    indexed, or told to other sites as the page one came from."""

    @wraps(view)
    def answered(request, *args, **kwargs):
        try:
            response = view(request, *args, **kwargs)
        except ReplacedPass:
            response = render(request, "mobility/pass_replaced.html", status=410)
        response["X-Robots-Tag"] = "noindex, nofollow"
        # not "no-referrer": browsers then send "Origin: null", and no form of the page is taken
        response["Referrer-Policy"] = "same-origin"
        response["Cache-Control"] = "private, no-store"
        return response

    return answered


def pressed_by(request, participation: Participation) -> Actor:
    """Whoever pressed a button on the pass page: its holder, whose code it is.

    A coordinator who acts on somebody's behalf in this project stays the coordinator here too.
    """
    if acting.current(request, participation.event.project):
        return request.user.actor
    return Actor("participation", str(participation.ref))


@with_pass
@may("pass_holder", on="pass")
def held_pass(request, participation):
    """The pass: code, name, four facts, the programme with addresses."""
    event = participation.event
    code = participation.held.code
    items = programme.shown_items(event)
    version = programme.version_of(items)
    before = programme.items_of_previous(version) if version else None
    stops = programme.stops(event, items, with_addresses=True, before=before, at=clock.now())
    context = {
        "participation": participation,
        "event": event,
        "code": code,
        "qr": mark_safe(qr_svg(pass_qr_text(code), _("QR code of your pass"))),  # noqa: S308  made of numbers and escaped words
        "band": event_band(event, items=items or None),
        "first": _first(event, items),
        "changes": change_words.lines([stop.change for stop in stops if stop.change], event.zone),
        "version": version,
        "days": programme.stops_by_day(event, stops) if stops else [],
        "imprint": foot_of(event.project, get_language()),
        "may_confirm": participation.status == Status.INVITED,
        "webview": webview_of(request),
        "address": pass_url(code),
        "is_claimed": participation.person.user_id is not None,
    }
    return render(request, "mobility/pass.html", context)


def _first(event, items) -> str:
    """The first day, with the time when something begins on it."""
    day = dates.short_day(event.starts_on)
    if not items:
        return day
    begins = dates.local(items[0].starts_at, event.zone)
    return f"{dates.short_day(begins.date())}, {begins:%H:%M}"


@with_pass
@may("pass_holder", on="pass")
def pass_ics(request, participation):
    """The programme with addresses, for calendar programs that cannot sign in."""
    url = pass_url(participation.held.code)
    return calendar_file(request, participation.event, url, with_addresses=True)


@with_pass
@may("pass_holder", on="pass")
def pass_pdf(request, participation):
    """The programme with addresses on A4."""
    event = participation.event
    data = agenda_pdf(
        event, programme.shown_items(event), with_addresses=True, language=get_language(),
        at=clock.now(),
    )  # fmt: skip
    return files.answer(data, name=f"{event.slug}.pdf", content_type="application/pdf", inline=True)


@with_pass
@may(GET="pass_holder", POST="pass_holder", on="pass")
def pass_decline(request, participation):
    """ "I cannot come": what it means first, then the press, then a way back."""
    code = participation.held.code
    if request.method == "GET":
        return render(request, "mobility/pass_decline.html", _asking(participation))
    people.decline(
        participation=participation, by=pressed_by(request, participation), at=clock.now()
    )
    text = _("You are not expected any more. Thank you for telling.")
    offer_undo(request, text, pass_path(code, "pass_return"))
    return redirect(pass_path(code))


def _asking(participation):
    return {
        "participation": participation,
        "event": participation.event,
        "back": pass_path(participation.held.code),
        "imprint": foot_of(participation.event.project, get_language()),
    }


@with_pass
@may(POST="pass_holder", on="pass")
def pass_return(request, participation):
    """ "I can come after all". Somebody whom the organisers withdrew asks them instead."""
    if participation.status == Status.DECLINED:
        people.come_after_all(
            participation=participation, by=pressed_by(request, participation), at=clock.now()
        )
        messages.success(request, _("Good to hear: you are expected again."))
    return redirect(pass_path(participation.held.code))


@with_pass
@may(POST="pass_holder", on="pass")
def pass_confirm(request, participation):
    """ "I will come", for people who are invited."""
    people.confirm(
        participation=participation, by=pressed_by(request, participation), at=clock.now()
    )
    messages.success(request, _("Thank you, you are expected."))
    return redirect(pass_path(participation.held.code))
