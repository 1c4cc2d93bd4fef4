"""The draft as the editor shows it: lines by day, sums, what to look at, proposals."""

import uuid
from datetime import date, datetime, time, timedelta

from django.utils.translation import gettext as _

from events import agenda, change_words
from events.actions.versions import Draft
from events.agenda import COUNTED
from events.models import Event, Item, ItemKind
from kit import dates

# minutes that a new item takes, until somebody says otherwise
LENGTHS = {ItemKind.SESSION: 90, ItemKind.VISIT: 90, ItemKind.BREAK: 30, ItemKind.TRAVEL: 30,
           ItemKind.SOCIAL: 120}  # fmt: skip
FIRST = time(9)


def overview(event: Event) -> dict:
    """Everything the editor's page shows, from one reading of the draft."""
    draft = Draft(event)
    items = draft.items
    halves = agenda.half_days(items, event.zone, event.noon)
    found = agenda.findings(items, event.zone, event.days)
    return {
        "days": [
            {"day": day, "lines": [_line(item, event, found) for item in group],
             "halves": [half for half in halves if half.day == day],
             "is_outside": day not in event.days}
            for day, group in agenda.by_day(items, event.zone, event.days).items()
        ],
        "findings": [sentence(finding, event.zone) for finding in found],
        "minutes": sum(half.minutes for half in halves),
        "changes": change_words.lines(draft.changes, event.zone),
        "version": draft.version,
        "refusal": draft.refusal,
    }  # fmt: skip


def _line(item, event, found) -> dict:
    day = item.local_day(event.zone)
    return {
        "item": item,
        "notes": [
            sentence(one, event.zone)
            for one in found
            if one.item is item and one.what != agenda.GAP
        ],
        "day_before": day - timedelta(days=1) in event.days,
        "day_after": day + timedelta(days=1) in event.days,
        "new_ref": uuid.uuid4(),
    }


def sentence(finding: agenda.Finding, zone: str) -> dict:
    """A finding in words, with how pressing it is and the line it is about."""
    said = {"item": finding.item, "other": finding.other, "left": finding.minutes,
            "needed": finding.needed}  # fmt: skip
    texts = {
        agenda.OVERLAP: _("“%(item)s” and “%(other)s” overlap by %(left)s minutes."),
        agenda.SHORT_WAY: _(
            "The way from “%(other)s” to “%(item)s” takes %(needed)s minutes, the agenda leaves "
            "%(left)s."
        ),
        agenda.GAP: _("Nothing is planned for %(left)s minutes before “%(item)s”."),
        agenda.OUTSIDE: _("“%(item)s” is on a day that does not belong to the event."),
    }
    looks = {agenda.GAP: "note", agenda.OUTSIDE: "stop"}
    return {"text": texts[finding.what] % said, "look": looks.get(finding.what, "soon"),
            "key": finding.item.key, "day": finding.item.local_day(zone)}  # fmt: skip


def proposal(event: Event, day: date, kind: str) -> dict:
    """What a new line begins with: after the last line of its day, as long as its kind takes."""
    day = day if day in event.days else event.starts_on
    same_day = [item for item in event.items.all() if item.local_day(event.zone) == day]
    begins = datetime.combine(day, FIRST)
    if same_day:
        begins = dates.local(max(item.ends_at for item in same_day), event.zone)
        begins = begins.replace(tzinfo=None)
    if begins.date() != day:
        begins = datetime.combine(day, FIRST)
    ends = min(begins + timedelta(minutes=LENGTHS[kind]), datetime.combine(day, time(23, 59)))
    return {"kind": kind, "day": day.isoformat(), "begins": begins.time(), "ends": ends.time(),
            "is_counted": kind in COUNTED}  # fmt: skip


def shifted(item: Item, zone: str, days: int) -> dict:
    """The times of a line ``days`` later, at the same time on the clock."""
    return {name: _shift(getattr(item, name), zone, days) for name in ("starts_at", "ends_at")}


def _shift(moment, zone, days):
    shown = dates.local(moment, zone) + timedelta(days=days)
    return dates.instant(shown.date(), shown.time(), zone)


def packed(said: dict) -> dict:
    """What a line said, as JSON can hold it."""
    return {name: value.isoformat() if isinstance(value, datetime) else value
            for name, value in said.items()}  # fmt: skip


def unpacked(kept: dict) -> dict:
    """The other way round."""
    return kept | {name: datetime.fromisoformat(kept[name]) for name in ("starts_at", "ends_at")}
