"""The agenda as a calendar: stable identifiers, a sequence that grows with the version."""

import hashlib
from dataclasses import replace
from urllib.parse import urlsplit

from django.conf import settings
from django.core.cache import cache
from django.utils import translation
from django.utils.translation import gettext as _

from events.models import Event, Version, VersionItem
from events.programme import Stop, dropped_items, items_of, version_of
from kit import calendar
from kit.translated import in_language

A_DAY = 86_400  # seconds that we keep a drawn feed


def agenda_feed(
    event: Event,
    items: list[VersionItem],
    *,
    with_addresses: bool,
    language: str,
    url: str = "",
    dropped=(),
) -> bytes:
    """The items of the newest version as an iCalendar file.

    ``url`` is the page it belongs to. Addresses of visits stand in it only ``with_addresses`` or
    when they were released; otherwise a visit is in the event's city. ``dropped`` are items of
    earlier versions: a calendar that took one in is told that it is cancelled.
    """
    version = version_of(items)
    with translation.override(language):
        entries = [_entry(event, Stop(item, with_addresses), version, url) for item in items]
        entries += [_dropped(event, Stop(item), version, url) for item in dropped if items]
        return calendar.feed(entries, name=str(event), zone=event.zone)


def _entry(event, stop, version, url) -> calendar.Entry:
    item = stop.item
    return calendar.Entry(
        uid=f"{item.key}@{urlsplit(settings.SITE_URL).hostname}",
        starts_at=item.starts_at,
        ends_at=item.ends_at,
        title=_title(event, item),
        changed_at=max(version.published_at, event.turned_at or version.published_at),
        # grows with every version, and when the event is cancelled or taken back
        sequence=version.number + event.turns,
        location=_location(event, stop),
        description=_description(event, stop),
        url=url,
        is_cancelled=event.is_cancelled,
    )


def _dropped(event, stop, version, url) -> calendar.Entry:
    return replace(_entry(event, stop, version, url), is_cancelled=True)


def _title(event, item) -> str:
    """Cancelled in words too: a calendar that is subscribed to need not heed the status."""
    return _("Cancelled: %(title)s") % {"title": item} if event.is_cancelled else str(item)


def _location(event, stop) -> str:
    if stop.item.kind == "visit":
        where = stop.address or event.place
        return ", ".join(part for part in (stop.item.host_institution, where) if part)
    return ", ".join(part for part in (stop.item.place or event.venue, event.address) if part)


def _description(event, stop) -> str:
    item = stop.item
    reason = in_language(event.cancel_reason) if event.is_cancelled else ""
    parts = (reason, in_language(item.note), item.speaker, stop.contact,
             in_language(stop.access_note), stop.way)  # fmt: skip
    return "\n".join(part for part in parts if part)


def kept_feed(
    event: Event, version: Version | None, mark: str, *, with_addresses: bool, language: str
) -> bytes:
    """The feed of ``version`` with ``calendar.PAGE`` for its page: drawn once for each mark."""

    def drawn():
        items = items_of(version) if version else []
        dropped = dropped_items(event, items) if with_addresses else ()
        return agenda_feed(
            event, items, with_addresses=with_addresses, language=language, url=calendar.PAGE,
            dropped=dropped,
        )  # fmt: skip

    return cache.get_or_set(f"feed:{mark}", drawn, A_DAY)


def mark_of(
    event: Event, version: Version | None, *, language: str, with_addresses: bool = False
) -> str:
    """What tells whether a feed is still right, without drawing it.

    A version is frozen, and with it which addresses are released: its reference, what
    the feed says of the event and of this site, and for whom it is, tell all.
    """
    told = [event.title, event.venue, event.address, event.place, event.zone, event.state,
            event.turns, event.cancel_reason]  # fmt: skip
    about = [version.ref if version else "", language, with_addresses, settings.SITE_URL, *told]
    return _hashed(about)


def mark_with(mark: str, url: str) -> str:
    """The mark of a feed whose entries lead to ``url``."""
    return _hashed([mark, url])


def _hashed(parts) -> str:
    return hashlib.sha256("|".join(map(str, parts)).encode()).hexdigest()[:32]
