"""How a cell of the grid came about: every scan and correction, who, when, how and why."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, OuterRef, Subquery
from django.utils.translation import gettext as _

from attendance.models import Answer, Correction, RollCall, Scan, SheetPage, SignedSheet
from events.on_behalf import Said, said_of
from kit import dates


@dataclass(frozen=True)
class Step:
    """One entry of the log in words."""

    at: datetime
    what: str
    who: str
    why: str = ""
    note: str = ""
    said: Said | None = None
    sheet: SignedSheet | None = None


def history_of(participation, name) -> list[Step]:
    """The log of one person in one roll call, in order of time, and how the roll call ended."""
    mine = {
        "participation": participation, "roll_call__event": participation.event_id,
        "roll_call__day": name.day, "roll_call__key": name.key,
    }  # fmt: skip
    related = ("device", "user", "behalf__proof")
    pages = SheetPage.objects.filter(sheet=OuterRef("page__sheet")).order_by()
    pages = pages.values("sheet").annotate(number=Count("pk")).values("number")
    scans = Scan.objects.filter(**mine).select_related(*related, "page__sheet")
    scans = scans.annotate(of_pages=Subquery(pages))
    corrections = Correction.objects.filter(**mine).select_related(*related)
    said = said_of(entry.behalf for entry in [*scans, *corrections])
    zone = participation.event.zone
    steps = [_scanned(scan, said.get(scan.behalf_id), zone) for scan in scans]
    steps += [_corrected(one, said.get(one.behalf_id)) for one in corrections]
    steps += [_closed(call) for call in _done(participation, name)]
    return sorted(steps, key=lambda step: step.at)


def _done(participation, name):
    calls = RollCall.objects.filter(event=participation.event_id, day=name.day, key=name.key)
    return calls.filter(done_at__isnull=False).select_related("done_by")


def _closed(call) -> Step:
    return Step(call.done_at, _("half day closed"), str(call.done_by or ""), call.remark)


def _signed(scan, said, zone) -> Step:
    """A signature: when it was given, from which photo it was read, and by whom, when."""
    page = {"number": scan.page.number, "of": scan.of_pages}
    what = _("signed sheet, photo %(number)s of %(of)s") % page
    who = _("recorded by %(name)s") % {"name": _who(scan)}
    note = dates.moment(scan.received_at, zone)
    if scan.page.sheet.is_removed:
        note = _("%(note)s · the sheet was removed since") % {"note": note}
    return Step(scan.corrected_time, what, who, scan.reason, note, said, scan.page.sheet)


def _scanned(scan, said, zone) -> Step:
    if scan.page:
        return _signed(scan, said, zone)
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
