"""The desk's page on an enrolled phone. Everything but the camera works without scripts."""

import uuid
from dataclasses import dataclass, field
from functools import wraps
from pathlib import Path

from django.contrib.staticfiles import finders
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from attendance import naming, search, snapshot
from attendance.access import NotEnrolled
from attendance.actions.corrections import NothingToUndo, ReasonNeeded, undo_scan
from attendance.actions.scans import take
from attendance.actions.walk_ins import welcome
from attendance.calls import Calls, counts_for
from attendance.forms import ScanForm, UndoForm, WalkInForm
from attendance.items import Reply, ScanItem, Sender, Why
from attendance.models import Answer, Method
from attendance.roll import names_of
from attendance.words import labels_of
from kit import clock
from kit.access import may

VERDICTS = {
    Answer.IN: "in", Answer.AGAIN: "again", Answer.ASK: "ask", Answer.REPLACED: "no", "": "ask"
}  # fmt: skip


KINDS = ("in", "again", "ask", "no", "kept")


@dataclass
class Press:
    """What was pressed last: the verdict it got, a form to mend, or a sentence."""

    reply: Reply | None = None
    scan: uuid.UUID | None = None
    walk_in: WalkInForm | None = None
    typed: ScanForm | None = None
    sentence: str = ""
    found: list = field(default_factory=list)


def or_how_to_enrol(view):
    """A phone that is no desk, or none any more, is told what it holds and what to do."""

    @wraps(view)
    def entered(request):
        try:
            return view(request)
        except NotEnrolled:
            context = {"title": _("This phone is not at the desk")}
            return render(request, "attendance/not_enrolled.html", context, status=404)

    return entered


@or_how_to_enrol
@may(GET="device", POST="device", on="device")
def desk(request, device):
    """The desk: ``?q=`` finds people, a POST is a code or a person."""
    if request.method == "POST":
        return _page(request, device, _scanned(request, device))
    asked = request.GET.get("q", "")
    found = search.people_named(device.event, asked)
    says = _("Nobody is called like that.") if asked and not found else ""
    return _page(request, device, Press(found=found, sentence=says))


def _scanned(request, device) -> Press:
    form = ScanForm(request.POST)
    if not form.is_valid():
        return Press(typed=form)
    said = form.cleaned_data
    item = ScanItem(
        said["scan"], said["roll_call"], Method.TYPED if said["code"] else Method.SEARCH,
        code=said["code"], participation=said["participation"],
    )  # fmt: skip
    [reply] = take(event=device.event, items=[item], at=clock.now(), device=device)
    if reply.why == Why.ROLL_CALL:  # nothing was kept, and it is no question to the guest
        return Press(sentence=_("The event has no such half day."))
    return Press(reply, item.id)


@may(POST="device", on="device")
def desk_walk_in(request, device):
    """Somebody who is on no list."""
    form, event = WalkInForm(request.POST), device.event
    if not form.is_valid():
        return _page(request, device, Press(walk_in=form))
    said = form.cleaned_data
    if not Calls(event, [said["roll_call"]]).is_known(said["roll_call"]):
        return _page(request, device, Press(sentence=_("The event has no such half day.")))
    reply = welcome(
        event=event, name=said["name"], organisation_name=said["organisation"],
        roll_call=said["roll_call"], ref=said["ref"], by=Sender(device), at=clock.now(),
    )  # fmt: skip
    return _page(request, device, Press(reply, said["ref"]))


@may(POST="device", on="device")
def desk_undo(request, device):
    """Take back the last scan."""
    form = UndoForm(request.POST)
    if not form.is_valid():
        return _page(request, device, Press())
    said = form.cleaned_data
    try:
        undo_scan(scan_id=said["scan"], by=Sender(device), at=clock.now(), id=said["ref"])
    except (NothingToUndo, ReasonNeeded) as refusal:
        return _page(request, device, Press(sentence=refusal.sentence))
    return _page(request, device, Press(sentence=_("Taken back.")))


@may("everyone")
def desk_worker(request):
    """The script that opens the desk without network; browsers let it answer for ``/desk/`` only,
    because that is where it lies."""
    if not (path := finders.find("desk-worker.js")):
        raise Http404
    headers = {"Cache-Control": "no-cache"}
    return HttpResponse(Path(path).read_bytes(), content_type="text/javascript", headers=headers)


def _page(request, device, press: Press):
    event, now = device.event, clock.now()
    name = _half_day(request, event, now)
    counts = counts_for(event, name)
    names = [each for each in names_of(event) if each.is_half_day]
    labels = labels_of(event, [*names, name])
    about = {"roll_call": str(name)}
    context = {
        "title": labels[name], "event": event, "device": device, "press": press, "half": name,
        "labels": labels, "counts": counts, "kinds": KINDS,
        "verdict": VERDICTS[press.reply.answer] if press.reply else "",
        "typed": press.typed or ScanForm(initial=about | {"scan": uuid.uuid4()}),
        "walk_in": press.walk_in or WalkInForm(initial=about),
        "undo": UndoForm(initial={"scan": press.scan}),
        "ids": [(each, uuid.uuid4()) for each in press.found],
    }  # fmt: skip
    response = render(request, "attendance/desk.html", context)
    response["Permissions-Policy"] = "camera=(self), microphone=(), geolocation=()"
    return response


def _half_day(request, event, now) -> naming.Name:
    """The half day that was chosen on the page, else the current one."""
    asked = request.POST.get("roll_call") or request.GET.get("half", "")
    name = naming.parse(asked)
    return name if name and name.day in event.days else snapshot.current(event, now)
