"""Photo left, list right: who signed in one half day, and the end of that half day."""

from django.contrib import messages
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from attendance import naming
from attendance.actions import roll_calls, signatures
from attendance.calls import call_named, taken_of
from attendance.forms import ByHandForm, DoneForm, PhotosForm, SignedForm, UndoSignaturesForm
from attendance.roll import Roll, names_of
from attendance.sheets import Photo, Signing
from attendance.views.named import has_begun, roll_named
from attendance.views.signed_sheets import TAKES, back_to, page_of
from attendance.words import labels_of
from events.workspace import workspace_page
from kit import clock
from kit.access import may


@may(TAKES, on="signed_sheet")
def signed_sheet(request, sheet):
    """One sheet; ``?half=`` names the half day, ``?page=`` the photo."""
    event = sheet.event
    numbers = list(sheet.pages.values_list("number", flat=True))
    page = page_of(sheet, _page_number(request, numbers))
    taken = taken_of(event)
    over = {name for name, call in taken.items() if call.is_done}
    names = [name for name in names_of(event, taken=taken) if name.is_half_day]
    name = _chosen(request, event, names, over)
    signing = Signing(sheet, Roll(event, name, clock.now())) if name else None
    back = reverse("attendance:signed_sheets", args=[event.slug])
    up = reverse("attendance:attendance", args=[event.slug])
    halves = _halves(request, event, names, name, over)
    return workspace_page(
        request, "attendance/signed_sheet.html", project=event.project, event=event,
        tab="attendance", title=_("Signed sheet"),
        crumbs=[(_("Attendance"), up), (_("Signed sheets"), back), (_("Signed sheet"), "")],
        sheet=sheet, page=page, photo=Photo(page), numbers=numbers, signing=signing,
        mode=_mode(sheet, signing), halves=halves, next_half=_next(halves),
        here=urlencode({"half": str(name or ""), "page": page.number}),
        signed_form=SignedForm(initial={"page": page.number}),
        hand_form=ByHandForm(prefix="hand", initial={"page": page.number}),
        done_form=DoneForm(), back_form=UndoSignaturesForm(), more_form=PhotosForm(prefix="more"),
    )  # fmt: skip


def _page_number(request, numbers) -> int:
    asked = request.GET.get("page", "")
    return int(asked) if asked in map(str, numbers) else numbers[0]


def _chosen(request, event, names, over) -> naming.Name | None:
    """The half day that the address names, else the first that has begun and is not done."""
    asked = naming.parse(request.GET.get("half", ""))
    if asked in names:
        return asked
    now = naming.half_at(clock.now(), event.zone, event.noon).in_time
    begun = [name for name in names if name.in_time <= now]
    waiting = [name for name in begun if name not in over]
    return next(iter([*waiting, *reversed(begun), *names]), None)


def _mode(sheet, signing) -> str:
    if signing is None:
        return "nothing"
    if sheet.is_removed:
        return "removed"
    if signing.roll.is_ahead:
        return "ahead"
    return "done" if signing.roll.is_done else "open"


def _halves(request, event, names, chosen, over) -> list[dict]:
    """The tabs: every half day of the printed list, those that are done with a mark."""
    labels = labels_of(event, names)
    now = clock.now()
    page = {"page": request.GET["page"]} if request.GET.get("page") else {}
    return [
        {"label": labels[name], "url": f"?{urlencode({'half': str(name)} | page)}",
         "current": name == chosen, "is_done": name in over,
         "has_begun": naming.when(name, now, event.zone, event.noon) != naming.FUTURE}
        for name in names
    ]  # fmt: skip


def _next(halves) -> dict | None:
    """The tab to go on with: the first behind the current one that has begun and is not done."""
    current = next((place for place, half in enumerate(halves) if half["current"]), len(halves))
    waiting = (half for half in halves[current + 1 :] if half["has_begun"] and not half["is_done"])
    return next(waiting, None)


@may(POST=TAKES, on="signed_sheet")
def sheet_record(request, sheet, day, key):
    """Everybody signed but a few."""
    roll, form = _open_roll(request, sheet, day, key), SignedForm(request.POST)
    if roll and form.is_valid():
        said = form.cleaned_data
        count = signatures.record_signatures(
            page=page_of(sheet, said["page"]), name=roll.name, unsigned=said["absent"],
            by=request.user, at=clock.now(), ref=said["ref"],
        )  # fmt: skip
        told = ngettext(
            "%(count)d signature was recorded.", "%(count)d signatures were recorded.", count
        )
        messages.success(request, told % {"count": count})
    elif roll:
        _complain(request, form)
    return back_to(request, sheet)


@may(POST=TAKES, on="signed_sheet")
def sheet_by_hand(request, sheet, day, key):
    """A name in a spare row."""
    roll, form = _open_roll(request, sheet, day, key), ByHandForm(request.POST, prefix="hand")
    if roll and form.is_valid():
        said = form.cleaned_data
        reply = signatures.sign_by_hand(
            page=page_of(sheet, said["page"]), name=roll.name, person=said["name"],
            organisation=said["organisation"], by=request.user, at=clock.now(), ref=said["ref"],
        )  # fmt: skip
        messages.success(request, _("%(name)s is on the list and signed.") % {"name": reply.name})
    elif roll:
        _complain(request, form)
    return back_to(request, sheet)


@may(POST=TAKES, on="signed_sheet")
def sheet_take_back(request, sheet, day, key):
    """The signatures of the half day were read wrongly."""
    roll, form = _open_roll(request, sheet, day, key), UndoSignaturesForm(request.POST)
    if roll and form.is_valid() and roll.call:
        count = signatures.take_back(
            sheet=sheet, roll_call=roll.call, by=request.user, at=clock.now(),
            ref=form.cleaned_data["ref"],
        )  # fmt: skip
        told = ngettext(
            "%(count)d signature was taken back.", "%(count)d signatures were taken back.", count
        )
        messages.success(request, told % {"count": count})
    return back_to(request, sheet)


@may(POST=TAKES, on="signed_sheet")
def sheet_done(request, sheet, day, key):
    """The half day closes, complete or not, with a remark."""
    roll, form = roll_named(sheet.event, day, key), DoneForm(request.POST)
    if not has_begun(request, roll):
        return back_to(request, sheet)
    if form.is_valid():
        now = clock.now()
        call = call_named(sheet.event, roll.name, now)
        remark = form.cleaned_data["remark"]
        roll_calls.finish(roll_call=call, by=request.user, at=now, remark=remark)
        messages.success(request, _("The half day is closed. Whoever did not sign is absent."))
    else:
        _complain(request, form)
    return back_to(request, sheet)


@may(POST=TAKES, on="signed_sheet")
def sheet_reopen(request, sheet, day, key):
    """Somebody was overlooked."""
    roll = roll_named(sheet.event, day, key)
    if roll.call:
        roll_calls.reopen(roll_call=roll.call, by=request.user, at=clock.now())
        messages.success(request, _("The half day is open again."))
    return back_to(request, sheet)


def _open_roll(request, sheet, day, key) -> Roll | None:
    """The half day if signatures can be recorded now; otherwise the reader is told why not."""
    roll = roll_named(sheet.event, day, key)
    if sheet.is_removed:
        messages.error(request, _("This sheet was removed. Bring it back first."))
    elif roll.is_done:
        messages.error(request, _("This half day is closed. Open it again first."))
    elif has_begun(request, roll):
        return roll
    return None


def _complain(request, form):
    """What cannot be taken, each with its field."""
    for name, errors in form.errors.items():
        label = form.fields[name].label if name in form.fields else ""
        for error in errors:
            messages.error(request, f"{label}: {error}" if label else error)
