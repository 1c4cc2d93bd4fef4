"""Calendar files that every calendar program reads, from plain values.

    feed([Entry(uid="…", starts_at=…, ends_at=…, title="Opening", changed_at=…)],
         name="How Graz receives newcomers", zone="Europe/Vienna")        -> bytes

Nothing in a file is random or read from a clock, so the same entries give the same bytes and an
ETag holds. Text is cleaned before the library sees it: control characters and line separators
can neither end a line nor begin a property, whatever the library asserts (reliability 8). An
entry that cannot be written is left out and logged; the others still arrive.
"""

import logging
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event

logger = logging.getLogger(__name__)

PRODUCT = "-//Kilim//Kilim//EN"
PAGE = "kilim:page"  # stands for an address that is put in later; short, so never folded
END = b"END:VCALENDAR\r\n"
_BREAKS = dict.fromkeys(map(ord, "\r\n\v\f\x1c\x1d\x1e\x85\u2028\u2029"), "\n")
_LONGEST = 4000


@dataclass(frozen=True)
class Entry:
    """One appointment. ``uid`` stays the same for ever, ``sequence`` grows when it changes."""

    uid: str
    starts_at: datetime
    ends_at: datetime
    title: str
    changed_at: datetime
    sequence: int = 0
    location: str = ""
    description: str = ""
    url: str = ""
    is_cancelled: bool = False


def feed(entries: Iterable[Entry], *, name: str, zone: str) -> bytes:
    """A calendar of ``entries`` with times in ``zone``, whose rules stand in the file too."""
    written = [both for entry in entries if (both := _written_or_none(entry, zone))]
    frame = _frame(name, zone, [component for component, _bytes in written])
    return frame.removesuffix(END) + b"".join(data for _component, data in written) + END


def with_page(data: bytes, url: str) -> bytes:
    """A feed whose entries have ``PAGE`` for their address, with ``url`` in its place.

    So one feed can be kept for many readers, who each come by an address of their own.
    """
    written = Event()
    written.add("url", one_line(url))
    line = written.to_ical().removeprefix(b"BEGIN:VEVENT").removesuffix(b"END:VEVENT\r\n")
    return data.replace(f"\r\nURL:{PAGE}\r\n".encode(), line)


def one_line(text: str) -> str:
    """Text as a single line without control and direction characters."""
    return " ".join(_clean(text).split())[:_LONGEST]


def lines(text: str) -> str:
    """Text that may have several lines, otherwise like ``one_line``."""
    return "\n".join(" ".join(line.split()) for line in _clean(text).split("\n"))[:_LONGEST]


def _clean(text: str) -> str:
    text = unicodedata.normalize("NFC", text).replace("\r\n", "\n").translate(_BREAKS)
    return "".join(c for c in text if c == "\n" or not _is_forbidden(c))


def _is_forbidden(character: str) -> bool:
    """Control characters, halves of characters, and marks that turn the writing direction."""
    return unicodedata.category(character) in ("Cc", "Cs") or character in (
        "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
    )


def _head(name: str, zone: str) -> Calendar:
    # not Calendar.new(): it adds a random UID, so that no two files would be the same
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", one_line(name))
    calendar.add("x-wr-timezone", zone)
    return calendar


def _frame(name: str, zone: str, components: list[Event]) -> bytes:
    """The calendar with the rules of its zone, without an entry."""
    calendar = _head(name, zone)
    if components:
        calendar.add_component(components[0])  # they are all in one zone, which it tells
        calendar.add_missing_timezones(*_years(components))
        calendar.subcomponents.remove(components[0])
    return calendar.to_ical()


def _written_or_none(entry: Entry, zone: str) -> tuple[Event, bytes] | None:
    """The entry as a component and in bytes, or nothing when it cannot be written."""
    try:
        component = _component(entry, ZoneInfo(zone))
        data = component.to_ical()
    except (ValueError, TypeError, AssertionError):
        logger.exception("calendar entry %s was left out", one_line(entry.uid))
        return None
    return component, data


def _component(entry: Entry, zone: ZoneInfo) -> Event:
    if entry.ends_at <= entry.starts_at:
        raise ValueError("an entry ends after it begins")
    component = Event()
    component.add("uid", one_line(entry.uid))
    component.add("dtstamp", entry.changed_at.astimezone(UTC).replace(microsecond=0))
    component.add("dtstart", entry.starts_at.astimezone(zone))
    component.add("dtend", entry.ends_at.astimezone(zone))
    component.add("summary", one_line(entry.title))
    component.add("sequence", entry.sequence)
    component.add("status", "CANCELLED" if entry.is_cancelled else "CONFIRMED")
    for key, value in (("location", one_line(entry.location)), ("url", one_line(entry.url)),
                       ("description", lines(entry.description))):  # fmt: skip
        if value:
            component.add(key, value)
    return component


def _years(components: list[Event]) -> tuple[date, date]:
    """Whole years around the entries: the default range writes decades of rules."""
    first = min(component.start for component in components)
    last = max(component.end for component in components)
    return date(first.year, 1, 1), date(last.year + 1, 1, 1)
