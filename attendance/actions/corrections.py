"""Judging later: a correction of what scans said about one person in one roll call."""

import uuid
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from attendance import projection
from attendance.inserting import insert_new
from attendance.items import Sender
from attendance.models import Change, Correction, RollCall, Scan
from kit import record
from mobility.models import Participation


class ReasonNeeded(ValueError):
    """A change that others rely on needs a reason: the roll call is done."""

    sentence = _("This roll call is done. Say why you change it.")


class NothingToUndo(ValueError):
    """The scan is not one of this device, or let nobody in."""

    sentence = _("There is nothing to take back.")


@transaction.atomic
def correct(
    *,
    roll_call: RollCall,
    participation: Participation,
    change: Change,
    by: Sender,
    at: datetime,
    id: uuid.UUID,
    reason: str = "",
) -> Correction:
    """Say how it was. The same ``id`` once more changes nothing and answers the same.

    Taking back before the roll call is done needs no reason; everything else does.
    """
    if kept := Correction.objects.filter(pk=id).first():
        return kept
    if not reason and (roll_call.is_done or change != Change.UNDO):
        raise ReasonNeeded
    correction = Correction(
        id=id, roll_call=roll_call, participation=participation, change=change, reason=reason,
        made_at=at, device=by.device, user=by.user, behalf=by.behalf_in(roll_call.event),
    )  # fmt: skip
    pair = (roll_call.pk, participation.pk)
    if not projection.add({pair: projection.undone()}):
        projection.hold([pair])
    if insert_new([correction], ["id"]):
        record.write(
            by.actor, "attendance.corrected", participation, at=at,
            scope=roll_call.event.project.ref, fields=["presence"],
            detail={"roll_call": roll_call.name, "change": str(change)},
        )  # fmt: skip
    projection.settle({pair})
    return Correction.objects.get(pk=id)


def undo_scan(*, scan_id: uuid.UUID, by: Sender, at: datetime, id: uuid.UUID) -> Correction:
    """Take back a scan of this device: as if nobody had come."""
    scan = Scan.objects.select_related("roll_call__event__project", "participation")
    scan = scan.filter(pk=scan_id, device=by.device, participation__isnull=False).first()
    if scan is None or scan.answer not in projection.COUNTED:
        raise NothingToUndo
    return correct(
        roll_call=scan.roll_call, participation=scan.participation, change=Change.UNDO,
        by=by, at=at, id=id,
    )  # fmt: skip
