"""The public face of an event, with its calendar file, its PDF and its picture.

What leaves here never carries the address of a visit that was not released, but for the team,
who see it on the page itself.
"""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.utils.translation import get_language

from events import band, change_words, programme, roles
from events.access import event_secret
from events.documents.agenda import agenda_pdf
from events.imprint import foot_of
from events.models import Event, Visibility
from events.views.calendar_file import calendar_file
from events.workspace import manage_url
from kit import clock, dates, files
from kit.access import may
from kit.webviews import webview_of

READERS = "visitor coordinator assistant host contact participant"
A_QUARTER = 900  # seconds that a calendar program may keep what is public


@may(READERS, on="event_page")
def event_page(request, event):
    """The event for whoever may see it."""
    return _page(request, event, _urls(event))


@may("link_holder", on="event_link")
def event_link(request, event):
    """The same page under its secret address."""
    return _page(request, event, _urls(event, "link", [event_secret(event)]))


@may(READERS, on="event_page")
def agenda_ics(request, event):
    """The published agenda as a calendar."""
    return _calendar(request, event, _urls(event)["page"])


@may("link_holder", on="event_link")
def link_ics(request, event):
    """The calendar under the secret address."""
    return _calendar(request, event, _urls(event, "link", [event_secret(event)])["page"])


@may(READERS, on="event_page")
def agenda_print(request, event):
    """The published agenda on A4."""
    return _pdf(event)


@may("link_holder", on="event_link")
def link_print(request, event):
    """The PDF under the secret address."""
    return _pdf(event)


@may("coordinator assistant host", on="event")
def team_print(request, event):
    """The agenda on A4 with the addresses of visits, for those who run the event."""
    return _pdf(event, with_addresses=True)


@may(READERS, on="event_page")
def band_png(request, event):
    """The band as a picture, for programs that show a link."""
    return _picture(event)


@may("link_holder", on="event_link")
def link_png(request, event):
    """The picture under the secret address."""
    return _picture(event)


def _urls(event: Event, prefix="event", secret=()) -> dict:
    """Page, calendar, PDF and picture of an event, openly or under its secret address."""
    pages = {"event": ("event_page", "agenda_ics", "agenda_pdf", "band_png"),
             "link": ("event_link", "link_ics", "link_pdf", "link_png")}[prefix]  # fmt: skip
    found = [reverse(f"events:{name}", args=[event.slug, *secret]) for name in pages]
    return dict(zip(("page", "ics", "pdf", "png"), found, strict=True))


def _page(request, event, urls):
    is_run = bool(request.roles & roles.RUNNING)
    items = programme.shown_items(event)
    context = {
        "event": event,
        "urls": {name: request.build_absolute_uri(url) for name, url in urls.items()},
        "band": band.event_band(event, items=items or None),
        "dates": dates.large_range(event.starts_on, event.ends_on),
        "version": programme.version_of(items),
        "imprint": foot_of(event.project, get_language()),
        "manage": manage_url(event) if is_run else "",
        "webview": webview_of(request),
        "is_open": event.visibility == Visibility.PUBLIC and event.is_shown,
        **_route(event, items, with_addresses=is_run),
    }
    return render(request, "events/event_page.html", context)


def _route(event, items, *, with_addresses) -> dict:
    """The days with their stops, and what the newest version changed."""
    before = programme.items_of_previous(items[0].version) if items else None
    stops = programme.stops(
        event, items, with_addresses=with_addresses, before=before, at=clock.now()
    )
    changed = [stop.change for stop in stops if stop.change]
    return {
        "days": programme.stops_by_day(event, stops),
        "changes": change_words.lines(changed, event.zone),
    }


def _calendar(request, event, page):
    """The feed of the open address: no visit that was not released, whoever asks."""
    return _keep(calendar_file(request, event, request.build_absolute_uri(page)), event)


def _pdf(event, *, with_addresses=False):
    """The published agenda; the draft only for the team, who ask for it with addresses."""
    items = programme.shown_items(event)
    if with_addresses and not items:
        items = list(event.items.all())
    data = agenda_pdf(
        event, items, with_addresses=with_addresses, language=get_language(), at=clock.now()
    )
    name = f"{event.slug}.pdf"
    return files.answer(data, name=name, content_type="application/pdf", inline=True)


def _picture(event):
    response = HttpResponse(band.band_picture(event), content_type="image/png")
    return _keep(response, event)


def _keep(response, event):
    """A public event's answer may be kept by anybody, others only by the reader's own program."""
    if event.visibility == Visibility.PUBLIC and event.is_shown:
        patch_cache_control(response, public=True, max_age=A_QUARTER)
    else:
        patch_cache_control(response, private=True, max_age=0, must_revalidate=True)
    return response
