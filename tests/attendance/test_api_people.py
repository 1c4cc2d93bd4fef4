"""Whom the desk knows: its snapshot, the search, walk-ins; and how the API describes itself."""

import gzip
import hashlib
import json
from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse

from attendance.models import Attendance
from events.actions.events import cancel_event
from kit import clock
from mobility.models import Participation
from tests.attendance.desk import PEOPLE, SNAPSHOT, WALK_INS, bearer
from tests.factories.attendance import MORNING, make_roll_call
from tests.factories.events import make_programme

pytestmark = pytest.mark.usefixtures("today")


def test_a_snapshot_holds_what_the_desk_says_and_no_more(client, event, people, device):
    make_programme(event)
    make_roll_call(event, 1, done_at=clock.now())

    known = client.get(SNAPSHOT, headers=bearer()).json()

    assert known["current"] == MORNING
    assert [call["name"] for call in known["roll_calls"]][:2] == [
        "2026-11-23/morning", "2026-11-23/afternoon"
    ]  # fmt: skip
    assert [call["done"] for call in known["roll_calls"]] == [True] + [False] * 5
    assert set(known["people"][0]) == {"ref", "name", "org", "code"}
    assert "@" not in json.dumps(known)


def test_a_snapshot_says_when_the_event_is_cancelled(client, event, people, device, ayse):
    said = [client.get(SNAPSHOT, headers=bearer()).json()["event"]["cancelled"]]

    cancel_event(event=event, by=ayse.actor, at=clock.now())
    said.append(client.get(SNAPSHOT, headers=bearer()).json()["event"]["cancelled"])

    assert said == [False, True]


def test_a_snapshot_is_packed_and_not_sent_twice(client, people, device):
    headers = bearer() | {"Accept-Encoding": "gzip"}
    first = client.get(SNAPSHOT, headers=headers)

    again = client.get(SNAPSHOT, headers=headers | {"If-None-Match": first["ETag"]})

    assert json.loads(gzip.decompress(first.content))["people"][0]["ref"] in {
        str(person.ref) for person in people
    }
    assert (again.status_code, again.content) == (304, b"")


def test_a_phone_can_recognise_a_pass_by_the_hash_of_its_code(client, people, device):
    known = client.get(SNAPSHOT, headers=bearer()).json()["people"]

    hashes = {each["ref"]: each["code"] for each in known}
    for person in people:
        code = f"pass|{person.passes.current().get().code}"
        assert hashes[str(person.ref)] == hashlib.sha256(code.encode()).hexdigest()[:32]


@pytest.mark.parametrize(
    ("typed", "names"), [("isik", ["İbrahim Işık"]), ("IŞIK ib", ["İbrahim Işık"]), ("%%", [])]
)
def test_people_are_found_whatever_the_letters(client, people, device, typed, names):
    found = client.get(PEOPLE, {"q": typed}, headers=bearer()).json()

    assert [each["name"] for each in found] == names


def test_one_letter_is_too_few(client, people, device):
    assert client.get(PEOPLE, {"q": "a"}, headers=bearer()).status_code == 422


def test_letters_that_no_database_knows_find_nobody(client, people, device):
    response = client.get(PEOPLE, {"q": "zz\0zz"}, headers=bearer())

    assert (response.status_code, response.json()) == (200, [])


def test_a_walk_in_is_on_the_list_and_in_at_once(client, event, device):
    guest = {"id": str(uuid4()), "roll_call": MORNING, "name": "Amina", "organisation": ""}

    answers = [
        client.post(WALK_INS, guest, content_type="application/json", headers=bearer()).json()
        for _press in range(2)
    ]

    assert [each["replies"][0]["answer"] for each in answers] == ["in", "in"]
    assert answers[0]["counts"] == {MORNING: {"there": 1, "expected": 1}}
    assert Participation.objects.get().is_walk_in


def test_a_walk_in_from_a_hall_without_network_was_there_when_the_phone_says(client, device):
    """The phone's clock is an hour behind; it welcomed the guest two hours before it could send."""
    now = clock.now()
    guest = {
        "id": str(uuid4()), "roll_call": MORNING, "name": "Amina",
        "device_time": now - timedelta(hours=3), "sent_at": now - timedelta(hours=1),
    }  # fmt: skip

    with clock.at(now):
        client.post(WALK_INS, guest, content_type="application/json", headers=bearer())
    guest["sent_at"] = now
    with clock.at(now + timedelta(hours=1)):
        again = client.post(WALK_INS, guest, content_type="application/json", headers=bearer())

    assert again.json()["replies"][0]["status"] == "already stored"
    assert Attendance.objects.get().first_at == now - timedelta(hours=2)


def test_the_api_describes_itself(client, db):
    described = client.get(reverse("attendance:api:openapi-json")).json()

    assert {"/api/v1/desk/snapshot", "/api/v1/desk/scans", "/api/v1/desk/people"} <= set(
        described["paths"]
    )
    assert set(described["components"]["securitySchemes"]) == {"Token", "Cookie"}
