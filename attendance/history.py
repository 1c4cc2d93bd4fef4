"""How a cell of the grid came about: every scan and correction, who, when, how and why."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from attendance.models import Answer, Correction, Scan


@dataclass(frozen=True)
class Step:
    """One entry of the log in words."""

    at: datetime
    what: str
    who: str
    why: str = ""
    note: str = ""


def history_of(participation, name) -> list[Step]:
    """The log of one person in one roll call, in order of time."""
    mine = {
        "participation": participation, "roll_call__event": participation.event_id,
        "roll_call__day": name.day, "roll_call__key": name.key,
    }  # fmt: skip
    scans = Scan.objects.filter(**mine).select_related("device", "user")
    corrections = Correction.objects.filter(**mine).select_related("device", "user")
    steps = [*map(_scanned, scans), *map(_corrected, corrections)]
    return sorted(steps, key=lambda step: step.at)


def _scanned(scan) -> Step:
    note = _("arrived after the roll call was done") if scan.after_done else ""
    if scan.answer in (Answer.ASK, Answer.REPLACED):
        note = _("not counted: %(answer)s") % {"answer": scan.get_answer_display()}
    return Step(scan.corrected_time, scan.get_method_display(), _who(scan), scan.reason, note)


def _corrected(correction) -> Step:
    what = _("set to: %(change)s") % {"change": correction.get_change_display()}
    return Step(correction.made_at, what, _who(correction), correction.reason)


def _who(entry) -> str:
    return str(entry.device or entry.user or "")
