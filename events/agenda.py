"""Arithmetic of an agenda: days, half days with their counted minutes, clashes and short ways.

Pure: an item is anything with ``starts_at``, ``ends_at`` (aware), ``kind`` and ``is_counted``; for
ways also ``way_to_next``. Wall time is only used to say on which day and half day something is.
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

MORNING, AFTERNOON = "morning", "afternoon"
HALVES = (MORNING, AFTERNOON)
COUNTED = frozenset({"session", "visit"})  # kinds of items that are working time

OVERLAP, SHORT_WAY, GAP, OUTSIDE = "overlap", "short_way", "gap", "outside"
LONG_GAP = 120  # minutes between two items of one day that somebody may have forgotten

_HOURS = re.compile(
    r"(\d+)(?:-il)?\s*(?:h\b|std|stunde|hour|saat|hora|ora|ore|siegħ)", re.IGNORECASE
)
_MINUTES = re.compile(r"(\d+)(?:-il)?\s*(?:['’′]|m\b|min|dk\b|dakika)", re.IGNORECASE)


@dataclass(frozen=True)
class HalfDay:
    """The morning or afternoon of a day: counted minutes, and when its counted items are."""

    day: date
    key: str
    minutes: int = 0
    starts_at: datetime | None = None
    ends_at: datetime | None = None


@dataclass(frozen=True)
class Finding:
    """Something to look at: ``what`` is one of the words above, ``minutes`` what is said of it."""

    what: str
    item: object
    other: object = None
    minutes: int = 0
    needed: int = 0


def half_days(items: Iterable, zone: str, noon: time) -> list[HalfDay]:
    """The half days that have counted items, in order of time.

    An item belongs to the half day in which it begins. What runs at the same time is counted
    once, so the minutes are those a person can be present.
    """
    found = defaultdict(list)
    for item in items:
        if counts(item):
            found[half_of(item, zone, noon)].append((item.starts_at, item.ends_at))
    return [_half(day, key, found[day, key]) for day, key in sorted(found, key=_in_time)]


def empty_half_days(days: Iterable[date]) -> list[HalfDay]:
    """A morning and an afternoon of no minutes for every day: an event without an agenda."""
    return [HalfDay(day, key) for day in days for key in HALVES]


def counts(item) -> bool:
    """Whether an item counts as working time."""
    return bool(item.is_counted) and item.kind in COUNTED


def half_of(item, zone: str, noon: time) -> tuple[date, str]:
    """The day and the half of it in which an item begins."""
    begins = item.starts_at.astimezone(ZoneInfo(zone))
    return begins.date(), MORNING if begins.time() < noon else AFTERNOON


def _in_time(day_and_key):
    day, key = day_and_key
    return day, HALVES.index(key)


def _half(day, key, spans) -> HalfDay:
    starts, ends = zip(*spans, strict=True)
    return HalfDay(day, key, minutes_covered(spans), min(starts), max(ends))


def minutes_covered(spans: Iterable[tuple[datetime, datetime]]) -> int:
    """How many minutes the spans cover together."""
    covered, reached = timedelta(0), None
    for starts_at, ends_at in sorted(spans):
        begins = starts_at if reached is None else max(starts_at, reached)
        covered += max(ends_at - begins, timedelta(0))
        reached = max(ends_at, begins)
    return int(covered.total_seconds() // 60)


def by_day(items: Iterable, zone: str, days: Iterable[date] = ()) -> dict[date, list]:
    """Items under the day on which they begin, in order of time; ``days`` are there in any case."""
    found = {day: [] for day in days}
    for item in sorted(items, key=lambda item: (item.starts_at, item.ends_at)):
        found.setdefault(item.starts_at.astimezone(ZoneInfo(zone)).date(), []).append(item)
    return dict(sorted(found.items()))


def findings(items: Iterable, zone: str, days: Iterable[date]) -> list[Finding]:
    """Everything worth a second look, in order of time."""
    days, items = frozenset(days), list(items)
    per_day = by_day(items, zone)
    found = [
        Finding(OUTSIDE, item) for day, group in per_day.items() if day not in days
        for item in group
    ]  # fmt: skip
    found += overlaps(items)
    for group in per_day.values():
        found += _between(group)
    return sorted(found, key=lambda finding: finding.item.starts_at)


def overlaps(items: Iterable) -> list[Finding]:
    """Pairs of items that take place at the same time, each pair once."""
    ordered = sorted(items, key=lambda item: (item.starts_at, item.ends_at))
    found = []
    for place, first in enumerate(ordered):
        for second in ordered[place + 1 :]:
            if second.starts_at >= first.ends_at:
                break
            shared = min(first.ends_at, second.ends_at) - second.starts_at
            found.append(Finding(OVERLAP, second, first, _minutes(shared)))
    return found


def _between(group) -> list[Finding]:
    """Between neighbours of one day: a way that takes longer than the time left, long gaps."""
    found = []
    for before, after in pairwise(group):
        left, needed = _minutes(after.starts_at - before.ends_at), way_minutes(before.way_to_next)
        if 0 <= left < needed:
            found.append(Finding(SHORT_WAY, after, before, left, needed))
        elif left > LONG_GAP:
            found.append(Finding(GAP, after, before, left))
    return found


def way_minutes(text: str) -> int:
    """How long a way takes, read from words like "12 min on foot" or "1 h 15 min"; 0 if unsaid."""
    hours, minutes = _HOURS.search(text), _MINUTES.search(text)
    return (int(hours[1]) * 60 if hours else 0) + (int(minutes[1]) if minutes else 0)


def _minutes(span: timedelta) -> int:
    return int(span.total_seconds() // 60)
