"""How a cell of the grid came about: every scan and correction, who, when, how and why."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from attendance.models import Answer, Correction, Scan
from events.on_behalf import Said, said_of


@dataclass(frozen=True)
class Step:
    """One entry of the log in words."""

    at: datetime
    what: str
    who: str
    why: str = ""
    note: str = ""
    said: Said | None = None


def history_of(participation, name) -> list[Step]:
    """The log of one person in one roll call, in order of time."""
    mine = {
        "participation": participation, "roll_call__event": participation.event_id,
        "roll_call__day": name.day, "roll_call__key": name.key,
    }  # fmt: skip
    related = ("device", "user", "behalf__proof")
    scans = Scan.objects.filter(**mine).select_related(*related)
    corrections = Correction.objects.filter(**mine).select_related(*related)
    said = said_of(entry.behalf for entry in [*scans, *corrections])
    steps = [_scanned(scan, said.get(scan.behalf_id)) for scan in scans]
    steps += [_corrected(one, said.get(one.behalf_id)) for one in corrections]
    return sorted(steps, key=lambda step: step.at)


def _scanned(scan, said) -> Step:
    note = _("arrived after the roll call was done") if scan.after_done else ""
    if scan.answer in (Answer.ASK, Answer.REPLACED):
        note = _("not counted: %(answer)s") % {"answer": scan.get_answer_display()}
    what = scan.get_method_display()
    return Step(scan.corrected_time, what, _who(scan), scan.reason, note, said)


def _corrected(correction, said) -> Step:
    what = _("set to: %(change)s") % {"change": correction.get_change_display()}
    return Step(correction.made_at, what, _who(correction), correction.reason, said=said)


def _who(entry) -> str:
    return str(entry.device or entry.user or "")
