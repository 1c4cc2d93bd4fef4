"""Batches of scans through the API: answered one by one, put right, none taken twice."""

from datetime import timedelta
from uuid import uuid4

import pytest

from attendance.actions.corrections import correct
from attendance.items import Sender
from attendance.models import Attendance, Scan
from attendance.projection import rebuild_projection
from attendance.schemas import RepliesOut
from kit import clock
from tests.attendance.desk import PEOPLE, SCANS, SNAPSHOT, UNDO, WALK_INS, bearer, read
from tests.factories.attendance import MORNING, make_roll_call

pytestmark = pytest.mark.usefixtures("today")


def test_addresses_are_those_that_scripts_rely_on():
    assert [SNAPSHOT, SCANS, PEOPLE] == [
        "/api/v1/desk/snapshot", "/api/v1/desk/scans", "/api/v1/desk/people"
    ]  # fmt: skip


def test_a_batch_is_answered_one_by_one(send, people):
    unknown = read(people[1], code="0123456789ABCDEFGHJKMNPQRS")

    response = send(read(people[0]), unknown, read(people[2], roll_call="2026-12-24/morning"))

    answers = [(each["status"], each["answer"], each["why"]) for each in response.json()["replies"]]
    assert answers == [
        ("stored", "in", ""), ("stored", "ask", "unknown"), ("refused", "", "roll_call")
    ]  # fmt: skip
    assert response.json()["counts"] == {MORNING: {"there": 1, "expected": 5}}


def test_the_same_batch_again_changes_nothing(send, people):
    batch = [read(person) for person in people]
    first, again = send(*batch).json(), send(*batch[::-1]).json()

    assert {each["status"] for each in again["replies"]} == {"already stored"}
    assert {each["answer"] for each in first["replies"] + again["replies"]} == {"in"}
    assert Scan.objects.count() == Attendance.objects.count() == 5


def test_a_person_can_be_meant_by_reference(send, people):
    scan = read(people[0], code="", participation=str(people[0].ref), method="search")

    [reply] = send(scan).json()["replies"]

    assert (reply["answer"], reply["participation"]) == ("in", str(people[0].ref))


def test_the_clock_of_the_sender_is_put_right(send, people, today):
    off = timedelta(days=-365 * 56)  # a phone that thinks it is 1970
    seen = (today + off - timedelta(minutes=3)).isoformat()

    send(read(people[0], device_time=seen), content={"sent_at": (today + off).isoformat()})

    assert Attendance.objects.get().first_at == today - timedelta(minutes=3)


@pytest.mark.parametrize("seen", ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-12:00"])
def test_a_clock_at_the_end_of_time_is_no_reason_to_refuse(send, people, seen):
    response = send(read(people[0], device_time=seen), content={"sent_at": seen})

    assert response.json()["replies"][0]["answer"] == "in"


def test_answers_are_as_the_description_says(send, people):
    batch = [read(people[0]), read(people[0]), read(people[1], roll_call="2026-12-24/morning")]

    said = send(*batch).json()

    assert RepliesOut.model_validate(said, strict=False).model_dump(mode="json") == said


def test_what_a_page_of_another_event_sends_is_not_taken(client, send, people):
    """An old page is still open while the phone was enrolled for another event."""
    elsewhere = str(uuid4())
    guest = {"id": str(uuid4()), "roll_call": MORNING, "name": "Amina", "event": elsewhere}

    answers = [
        send(read(people[0]), content={"event": elsewhere}),
        client.post(WALK_INS, guest, content_type="application/json", headers=bearer()),
    ]

    assert [answer.status_code for answer in answers] == [403, 403]
    assert not Scan.objects.exists()
    here = {"event": str(people[0].event.ref)}
    assert send(read(people[0]), content=here).json()["replies"][0]["answer"] == "in"


def test_a_device_takes_back_what_it_scanned(client, send, people):
    scan = read(people[0])
    send(scan)
    undo = {"id": str(uuid4()), "scan": scan["id"]}

    with clock.at(clock.now() + timedelta(minutes=1)):
        taken_back = client.post(UNDO, undo, content_type="application/json", headers=bearer())

    assert taken_back.json() == {"undone": scan["id"]}
    assert Attendance.objects.get().presence == "undone"
    rebuild_projection()
    assert Attendance.objects.get().presence == "undone"


def test_nothing_to_take_back_is_said(client, device):
    undo = {"id": str(uuid4()), "scan": str(uuid4())}

    response = client.post(UNDO, undo, content_type="application/json", headers=bearer())

    assert (response.status_code, response.json()["detail"]) == (
        409,
        "There is nothing to take back.",
    )


@pytest.mark.parametrize(("change", "there"), [("undo", 1), ("late", 1), ("absent", 0)])
def test_whoever_was_judged_before_is_counted_as_it_holds(
    send, event, people, ayse, today, change, there
):
    correct(
        roll_call=make_roll_call(event, 2), participation=people[0], change=change,
        by=Sender(user=ayse), at=today - timedelta(minutes=1), id=uuid4(), reason="seen",
    )  # fmt: skip

    said = send(read(people[0])).json()

    assert said["replies"][0]["answer"] == "in"
    assert said["counts"] == {MORNING: {"there": there, "expected": 5}}
