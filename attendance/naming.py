"""How roll calls are named by devices and scripts, and when each of them is. Pure.

``2026-11-23/morning``, ``2026-11-23/afternoon`` or, for an item of its own,
``2026-11-23/<key of the item>``.
"""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from events.agenda import AFTERNOON, HALVES, MORNING

PAST, NOW, FUTURE = "past", "now", "future"
GRACE = timedelta(hours=1)  # round noon both halves can be taken

_NAME = re.compile(r"(\d{4}-\d{2}-\d{2})/([a-z]+|[0-9a-f-]{36})")


@dataclass(frozen=True)
class Name:
    """A roll call by its day and key."""

    day: date
    key: str

    def __str__(self):
        return f"{self.day.isoformat()}/{self.key}"

    @property
    def is_half_day(self) -> bool:
        return self.key in HALVES

    @property
    def in_time(self):
        """To sort by: morning before afternoon, items after both."""
        return self.day, HALVES.index(self.key) if self.is_half_day else len(HALVES), self.key


def parse(text: str) -> Name | None:
    """The name in ``text``; None when it is not one."""
    found = _NAME.fullmatch(text.strip().lower())
    if not found:
        return None
    try:
        name = Name(date.fromisoformat(found[1]), found[2])
        return name if name.is_half_day else Name(name.day, str(UUID(name.key)))
    except ValueError:
        return None


def half_at(moment: datetime, zone: str, noon: time) -> Name:
    """The half day in which an instant lies."""
    local = moment.astimezone(ZoneInfo(zone))
    return Name(local.date(), MORNING if local.time() < noon else AFTERNOON)


def when(name: Name, moment: datetime, zone: str, noon: time) -> str:
    """Whether a roll call is over, can be taken now, or is still to come.

    An hour before and after noon both halves of the day can be taken.
    """
    if name.is_half_day:
        halves = {
            half_at(moment + shift, zone, noon).in_time for shift in (-GRACE, GRACE * 0, GRACE)
        }
        first, last, this = min(halves), max(halves), name.in_time
    else:
        first = last = moment.astimezone(ZoneInfo(zone)).date()
        this = name.day
    if this < first:
        return PAST
    return FUTURE if this > last else NOW
