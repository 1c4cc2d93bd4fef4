"""Signatures read off a sheet: entries of the same log, and taking them back."""

import uuid
from datetime import datetime

from django.db import transaction

from attendance import naming, projection
from attendance.actions.corrections import ReasonNeeded
from attendance.actions.roll_calls import tick_all_but
from attendance.actions.walk_ins import welcome
from attendance.inserting import insert_new
from attendance.items import Reply, Sender, Status
from attendance.models import (
    Attendance,
    Change,
    Correction,
    Method,
    RollCall,
    Scan,
    SheetPage,
    SignedSheet,
)
from attendance.roll import begin_of
from kit import record


def record_signatures(
    *, page: SheetPage, name: naming.Name, unsigned: set, by, at: datetime, ref: uuid.UUID
) -> int:
    """Everybody who is admitted and has no entry yet signed, but for ``unsigned``; how many.

    They were there at the time of the half day; it is received now. The same ``ref`` once more
    records nobody twice.
    """
    event = page.sheet.event
    replies = tick_all_but(
        event=event, name=str(name), absent=unsigned, by=by, at=at, ref=ref, method=Method.SHEET,
        page=page, seen_at=begin_of(event, name),
    )  # fmt: skip
    return sum(reply.status == Status.STORED for reply in replies)


def sign_by_hand(
    *, page: SheetPage, name: naming.Name, person: str, organisation: str, by, at: datetime,
    ref: uuid.UUID,
) -> Reply:  # fmt: skip
    """Somebody who wrote the own name into a spare row: on the list and signed at once."""
    event = page.sheet.event
    return welcome(
        event=event, name=person, organisation_name=organisation, roll_call=str(name), ref=ref,
        by=Sender(user=by), at=at, page=page, seen_at=begin_of(event, name),
    )  # fmt: skip


@transaction.atomic
def take_back(*, sheet: SignedSheet, roll_call: RollCall, by, at: datetime, ref: uuid.UUID) -> int:
    """As if no signature of this sheet had been recorded in the half day; how many there were.

    Whoever was also seen otherwise, or was judged since, stays. A roll call that is done is
    opened first.
    """
    if roll_call.is_done:
        raise ReasonNeeded
    pairs = [(roll_call.pk, person) for person in signed_only(sheet, roll_call)]
    if not pairs:
        return 0
    projection.hold(pairs)
    behalf = Sender(user=by).behalf_in(sheet.event)
    corrections = [
        Correction(
            id=uuid.uuid5(ref, str(person)), roll_call=roll_call, participation_id=person,
            change=Change.UNDO, made_at=at, user=by, behalf=behalf,
        )
        for _roll_call, person in pairs
    ]  # fmt: skip
    insert_new(sorted(corrections, key=lambda each: each.id), ["id"])
    projection.settle(set(pairs))
    record.write(
        by.actor, "signed_sheet.taken_back", sheet, at=at, scope=sheet.event.project.ref,
        detail={"roll_call": roll_call.name, "count": len(pairs)},
    )  # fmt: skip
    return len(pairs)


def signed_only(sheet: SignedSheet, roll_call: RollCall) -> list[int]:
    """Keys of those who are there by nothing but a signature on this sheet."""
    counted = Scan.objects.filter(roll_call=roll_call, answer__in=projection.COUNTED)
    ours = counted.filter(page__sheet=sheet).values("participation")
    others = counted.filter(participation__isnull=False)
    others = others.exclude(page__sheet=sheet).values("participation")
    there = Attendance.objects.there().filter(roll_call=roll_call, first_at__isnull=False)
    there = there.filter(participation__in=ours).exclude(participation__in=others)
    judged = Correction.objects.filter(roll_call=roll_call).exclude(change=Change.UNDO)
    there = there.exclude(participation__in=judged.values("participation"))
    return list(there.order_by("participation").values_list("participation", flat=True))
