"""The API of the desk under ``/api/v1``: what it answers; who may ask is said in ``api_gate``."""

from uuid import UUID

from django.http import HttpResponse, JsonResponse
from django.utils.translation import gettext as _
from ninja import NinjaAPI, Query
from ninja.security import APIKeyCookie, HttpBearer

from attendance import search, snapshot
from attendance.access import COOKIE
from attendance.actions.corrections import NothingToUndo, ReasonNeeded, undo_scan
from attendance.actions.scans import Taking
from attendance.actions.walk_ins import welcome
from attendance.calls import Calls
from attendance.items import Sender, offset_of
from attendance.problems import handle_problems, problem
from attendance.schemas import (
    PersonOut,
    Problem,
    RepliesOut,
    ScansIn,
    SnapshotOut,
    UndoIn,
    UndoOut,
    WalkInIn,
    in_range,
)
from kit import clock


class Token(HttpBearer):
    """For programs: the token of a device. The gate has looked at it already."""

    def authenticate(self, request, token):
        return request.device


class Cookie(APIKeyCookie):
    """For the desk's page: the cookie of an enrolled phone, with the CSRF token."""

    param_name = COOKIE

    def authenticate(self, request, key):
        return request.device


api = NinjaAPI(
    title="Kilim",
    version="1",
    description="What a device at the registration desk needs.",
    urls_namespace="api",
    docs_url=None,
    auth=[Token(), Cookie(csrf=False)],
)
handle_problems(api)
PROBLEMS = {401: Problem, 403: Problem, 413: Problem, 422: Problem}


@api.get("/desk/snapshot", response={200: SnapshotOut, 401: Problem}, url_name="snapshot")
def desk_snapshot(request):
    """What a device needs offline. Answers 304 to the ETag of an unchanged one."""
    return snapshot.answer(request, snapshot.snapshot(request.device.event, clock.now()))


@api.post("/desk/scans", response={200: RepliesOut, **PROBLEMS}, url_name="scans")
def desk_scans(request, batch: ScansIn):
    """Keep a batch of scans and answer one by one. Sending the same again changes nothing."""
    now, device = clock.now(), request.device
    if is_of_another_event(device, batch.event):
        return problem(403, _("The page has been open too long. Reload it."))
    sender = Sender(device, offset=offset_of(in_range(batch.sent_at), now))
    items = [scan.item() for scan in batch.scans]
    taking = Taking(device.event, items, sender, now, counted=True).done()
    return answered(now, taking.replies(), taking.counts())


@api.post("/desk/walk-ins", response={200: RepliesOut, **PROBLEMS}, url_name="walk_ins")
def desk_walk_in(request, person: WalkInIn):
    """Welcome somebody who is on no list: on the list and in at once."""
    now, event = clock.now(), request.device.event
    if is_of_another_event(request.device, person.event):
        return problem(403, _("The page has been open too long. Reload it."))
    if not Calls(event, [person.roll_call]).is_known(person.roll_call):
        return problem(422, _("The event has no such half day."))
    sender = Sender(request.device, offset=offset_of(in_range(person.sent_at), now))
    reply = welcome(
        event=event, name=person.name, organisation_name=person.organisation,
        roll_call=person.roll_call, ref=person.id, by=sender, at=now,
        seen_at=in_range(person.device_time),
    )  # fmt: skip
    counts = Calls(event, [person.roll_call], counted=True).counts()
    return answered(now, [reply], counts)


def is_of_another_event(device, event: UUID | None) -> bool:
    """Whether a page that was left open sends what it took before the phone changed its event."""
    return event is not None and event != UUID(str(device.event.ref))


def answered(now, replies, counts) -> HttpResponse:
    """Replies as ``RepliesOut`` describes them; they are ours, so nobody checks them again."""
    content = {"received_at": now, "replies": list(map(vars, replies)), "counts": counts}
    return JsonResponse(content)


@api.post("/desk/undo", response={200: UndoOut, 409: Problem, **PROBLEMS}, url_name="undo")
def desk_undo(request, undo: UndoIn):
    """Take back a scan of this device, while the roll call is not done."""
    try:
        undo_scan(scan_id=undo.scan, by=Sender(request.device), at=clock.now(), id=undo.id)
    except (NothingToUndo, ReasonNeeded) as refusal:
        return problem(409, str(refusal.sentence))
    return {"undone": undo.scan}


@api.get("/desk/people", response={200: list[PersonOut], **PROBLEMS}, url_name="people")
def desk_people(request, q: str = Query(..., min_length=search.LEAST, max_length=100)):
    """People by a few letters of name or organisation, twenty at most."""
    return [
        {"ref": UUID(str(each.ref)), "name": each.name, "organisation": each.organisation_name}
        for each in search.people_named(request.device.event, q)
    ]
