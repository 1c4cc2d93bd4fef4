"""The agenda as a calendar: stable identifiers, a sequence that grows with the version."""

import hashlib
from urllib.parse import urlsplit

from django.conf import settings
from django.core.cache import cache
from django.utils import translation

from events.models import Event, State, Version, VersionItem
from events.programme import Stop, items_of, version_of
from kit import calendar
from kit.translated import in_language

A_DAY = 86_400  # seconds that we keep a drawn feed


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


def kept_feed(
    event: Event, version: Version | None, mark: str, *, with_addresses: bool, language: str
) -> bytes:
    """The feed of ``version`` with ``calendar.PAGE`` for its page: drawn once for each mark."""
    return cache.get_or_set(
        f"feed:{mark}",
        lambda: agenda_feed(
            event, items_of(version) if version else [],
            with_addresses=with_addresses, language=language, url=calendar.PAGE,
        ),
        A_DAY,
    )  # fmt: skip


def mark_of(
    event: Event, version: Version | None, *, language: str, with_addresses: bool = False
) -> str:
    """What tells whether a feed is still right, without drawing it.

    A version is frozen, and with it which addresses are released: its reference, what
    the feed says of the event and of this site, and for whom it is, tell all.
    """
    told = [event.title, event.venue, event.address, event.place, event.zone, event.state]
    about = [version.ref if version else "", language, with_addresses, settings.SITE_URL, *told]
    return _hashed(about)


def mark_with(mark: str, url: str) -> str:
    """The mark of a feed whose entries lead to ``url``."""
    return _hashed([mark, url])


def _hashed(parts) -> str:
    return hashlib.sha256("|".join(map(str, parts)).encode()).hexdigest()[:32]
