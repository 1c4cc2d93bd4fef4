"""Closing a roll call, opening it again, and welcoming everybody but a few."""

import uuid
from datetime import datetime

from django.db import transaction

from attendance.actions.scans import take
from attendance.items import Reply, ScanItem
from attendance.models import Attendance, Method, RollCall, SheetPage
from events.models import Event
from kit import record
from mobility.models import Participation


@transaction.atomic
def finish(*, roll_call: RollCall, by, at: datetime, remark: str = "") -> RollCall:
    """Close it: whoever has no entry was absent. Later scans still count and are marked."""
    fresh = RollCall.objects.filter(pk=roll_call.pk, done_at=None)
    if fresh.update(done_at=at, done_by=by, remark=remark):
        _write(by, "roll_call.done", roll_call, at, ["done_at", "remark"])
    roll_call.refresh_from_db()
    return roll_call


@transaction.atomic
def reopen(*, roll_call: RollCall, by, at: datetime) -> RollCall:
    """Open it again; the remark stays."""
    if RollCall.objects.filter(pk=roll_call.pk, done_at__isnull=False).update(done_at=None):
        _write(by, "roll_call.reopened", roll_call, at, ["done_at"])
    roll_call.refresh_from_db()
    return roll_call


def tick_all_but(
    *, event: Event, name: str, absent: set, by, at: datetime, ref: uuid.UUID,
    method: Method = Method.TICK, reason: str = "", page: SheetPage | None = None,
    seen_at: datetime | None = None,
) -> list[Reply]:  # fmt: skip
    """Tick everybody who is admitted and has no entry yet, but for the references in ``absent``.

    ``page`` and ``seen_at`` say from which sheet it is read, and when they were there if that
    is not now. The same ``ref`` once more ticks nobody twice.
    """
    people = Participation.objects.filter(event=event).admitted().exclude(ref__in=absent)
    known = Attendance.objects.of_event(event).exclude(presence="undone")
    day, _slash, key = name.partition("/")
    known = known.filter(roll_call__day=day, roll_call__key=key).values("participation")
    items = [
        ScanItem(
            uuid.uuid5(ref, str(person)), name, method, participation=person, reason=reason,
            page=page, device_time=seen_at,
        )
        for person in people.exclude(pk__in=known).order_by("pk").values_list("ref", flat=True)
    ]  # fmt: skip
    return take(event=event, items=items, user=by, at=at)


def _write(by, verb, roll_call, at, fields):
    scope = roll_call.event.project.ref
    record.write(by.actor, verb, roll_call, scope=scope, fields=fields, at=at)
