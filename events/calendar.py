"""The agenda as a calendar: stable identifiers, a sequence that grows with the version."""

import hashlib
from urllib.parse import urlsplit

from django.conf import settings
from django.utils import translation

from events.models import Event, State, Version, VersionItem
from events.programme import Stop, version_of
from kit import calendar
from kit.translated import in_language


def agenda_feed(
    event: Event, items: list[VersionItem], *, with_addresses: bool, language: str, url: str = ""
) -> bytes:
    """The items of the newest version as an iCalendar file.

    ``url`` is the page it belongs to. Addresses of visits stand in it only ``with_addresses`` or
    when they were released; otherwise a visit is in the event's city.
    """
    version = version_of(items)
    with translation.override(language):
        entries = [_entry(event, Stop(item, with_addresses), version, url) for item in items]
        return calendar.feed(entries, name=str(event), zone=event.zone)


def _entry(event, stop, version, url) -> calendar.Entry:
    item = stop.item
    return calendar.Entry(
        uid=f"{item.key}@{urlsplit(settings.SITE_URL).hostname}",
        starts_at=item.starts_at,
        ends_at=item.ends_at,
        title=str(item),
        changed_at=version.published_at,
        sequence=version.number,
        location=_location(event, stop),
        description=_description(stop),
        url=url,
        is_cancelled=event.state == State.CANCELLED,
    )


def _location(event, stop) -> str:
    if stop.item.kind == "visit":
        where = stop.address or event.place
        return ", ".join(part for part in (stop.item.host_institution, where) if part)
    return ", ".join(part for part in (stop.item.place or event.venue, event.address) if part)


def _description(stop) -> str:
    item = stop.item
    parts = (in_language(item.note), item.speaker, stop.contact, in_language(stop.access_note),
             stop.way)  # fmt: skip
    return "\n".join(part for part in parts if part)


def mark_of(event: Event, version: Version | None, *, language: str, url: str) -> str:
    """The mark by which a calendar program sees that nothing has changed.

    A version is frozen, so its reference and what the feed says of the event tell all; the feed
    itself need not be drawn for it.
    """
    told = [event.title, event.venue, event.address, event.place, event.zone, event.state]
    about = [str(version.ref) if version else "", language, url, *map(str, told)]
    return f'"{hashlib.sha256("|".join(about).encode()).hexdigest()[:32]}"'
