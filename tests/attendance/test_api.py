"""The API of the desk: who is let in, what is answered, what is refused and how."""

import gzip
import hashlib
import json
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import OperationalError, connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from attendance.actions.desks import end_device, enrol, make_link
from attendance.models import Attendance, Scan
from attendance.projection import rebuild_projection
from attendance.schemas import RepliesOut
from events.actions.events import cancel_event
from kit import clock
from mobility.models import Participation
from tests.attendance.test_scans import said
from tests.factories.attendance import MORNING, make_device, make_roll_call
from tests.factories.events import make_programme
from tests.factories.mobility import make_participations

SCANS, SNAPSHOT = reverse("attendance:api:scans"), reverse("attendance:api:snapshot")
PEOPLE, UNDO = reverse("attendance:api:people"), reverse("attendance:api:undo")
WALK_INS = reverse("attendance:api:walk_ins")

pytestmark = pytest.mark.usefixtures("today")


def bearer(word="first desk"):
    return {"Authorization": f"Bearer {word}"}


def read(person, **changes):
    details = {"id": str(uuid4()), "roll_call": MORNING, "method": "camera"}
    return details | {"code": person.passes.current().get().code} | changes


@pytest.fixture
def send(client, device):
    def send(*scans, **more):
        content = {"scans": list(scans)} | more.pop("content", {})
        headers = more.pop("headers", bearer())
        return client.post(SCANS, content, content_type="application/json", headers=headers)

    return send


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


def test_a_check_in_needs_five_statements_and_a_repeat_four(send, people):
    send(read(people[1]))
    first, again = read(people[0]), read(people[0])
    counts = []
    for minute, scan in enumerate((first, again, first)):
        later = clock.at(clock.now() + timedelta(seconds=minute))
        with later, CaptureQueriesContext(connection) as captured:
            send(scan)
        counts.append(said(captured))

    assert counts == [5, 5, 4]


def test_a_scan_from_before_the_first_needs_one_more(send, people, today):
    send(read(people[0]))
    earlier = read(people[0], device_time=(today - timedelta(minutes=1)).isoformat())

    with CaptureQueriesContext(connection) as captured:
        send(earlier)

    assert said(captured) == 6


def test_answers_are_as_the_description_says(send, people):
    batch = [read(people[0]), read(people[0]), read(people[1], roll_call="2026-12-24/morning")]

    said = send(*batch).json()

    assert RepliesOut.model_validate(said, strict=False).model_dump(mode="json") == said


def test_what_a_desk_presses_needs_few_statements(client, send, people, device):
    send(read(people[1]))
    scan = read(people[0])
    send(scan)
    presses = [
        (UNDO, {"id": str(uuid4()), "scan": scan["id"]}),
        (WALK_INS, {"id": str(uuid4()), "roll_call": MORNING, "name": "Amina", "organisation": ""}),
    ]
    counts = []
    for url, content in presses:
        with CaptureQueriesContext(connection) as captured:
            client.post(url, content, content_type="application/json", headers=bearer())
        counts.append(said(captured))
    with CaptureQueriesContext(connection) as captured:
        client.get(PEOPLE, {"q": "isik"}, headers=bearer())

    assert [*counts, said(captured)] == [11, 17, 2]


def test_a_program_needs_no_session(send, people, client):
    client.cookies["kilim"] = "a-session-of-a-browser"
    send(read(people[0]))

    with CaptureQueriesContext(connection) as captured:
        answer = send(read(people[1]))

    assert [q["sql"] for q in captured.captured_queries if "session" in q["sql"]] == []
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "no-store" in answer["Cache-Control"]


def test_a_program_is_refused_in_its_language(client, device):
    headers = bearer("made up") | {"Accept-Language": "de"}

    said = [client.get(SNAPSHOT, headers=headers), client.get("/api/v1/nothing", headers=headers)]

    assert [each.status_code for each in said] == [401, 404]
    assert said[0]["Content-Language"] == "de"


def test_a_thousand_scans_need_no_more_statements_than_two(send, event, graz, people):
    send(read(people[0]))
    many = make_participations(event, 60, graz)
    batches = [[read(person) for person in some] for some in (many[:2], many[2:])]
    counts = []
    for batch in batches:
        with CaptureQueriesContext(connection) as captured:
            send(*batch)
        counts.append(said(captured))

    assert counts == [5, 5]


@pytest.mark.parametrize(
    "headers", [{}, bearer("made up"), {"Authorization": "Basic eDp5"}, bearer("")]
)
@pytest.mark.parametrize(("method", "url"), [("get", SNAPSHOT), ("post", SCANS), ("get", PEOPLE)])
def test_whoever_is_no_device_is_told_so(client, device, headers, method, url):
    client.cookies["kilim_device"] = "first desk" if headers else ""

    response = getattr(client, method)(url, headers=headers)

    assert (response.status_code, response["Content-Type"]) == (401, "application/problem+json")
    assert response.json()["detail"] == "This device is not enrolled, or not any more."


def test_ended_expired_and_unknown_devices_get_the_same_answer(client, event, ayse, today):
    end_device(device=make_device(event, "ended"), by=ayse, at=today)
    make_device(event, "expired", expires_at=today)

    bodies = {
        client.get(SNAPSHOT, headers=bearer(token)).content for token in ("ended", "expired", "x")
    }

    assert len(bodies) == 1


def test_a_device_lives_until_the_day_after_its_event_is_over(client, event, device):
    last = event.ends_on + timedelta(days=1)
    answers = []
    for day in (last, last + timedelta(days=1)):
        with clock.at(clock.now().replace(day=day.day, hour=22)):
            answers.append(client.get(SNAPSHOT, headers=bearer()).status_code)

    assert answers == [200, 401]


def test_a_signed_in_coordinator_is_no_device(client, ayse):
    client.force_login(ayse)

    assert client.get(SNAPSHOT).status_code == 401


def test_another_project_learns_nothing_of_ours(client, otto, people):
    theirs = Participation.objects.exclude(event=people[0].event).get().event
    make_device(theirs, "canary desk")
    headers = bearer("canary desk")

    scan = read(people[0])
    by_ref = scan | {"id": str(uuid4()), "code": "", "participation": str(people[0].ref)}
    sent = client.post(
        SCANS, {"scans": [scan, by_ref]}, content_type="application/json", headers=headers
    )
    found = client.get(PEOPLE, {"q": people[0].person.family_name}, headers=headers)
    known = client.get(SNAPSHOT, headers=headers).content.decode()

    assert [each["why"] for each in sent.json()["replies"]] == ["unknown", "person"]
    assert found.json() == []
    assert not any(person.person.family_name in known for person in people)


def test_the_cookie_opens_with_its_csrf_token_only(people, device):
    browser = Client(enforce_csrf_checks=True)
    browser.cookies["kilim_device"] = "first desk"
    content = json.dumps({"scans": [read(people[0])]})

    refused = browser.post(SCANS, content, content_type="application/json")
    browser.cookies["csrf"] = token = "a" * 32
    taken = browser.post(
        SCANS, content, content_type="application/json", headers={"X-CSRFToken": token}
    )

    assert (refused.status_code, taken.status_code) == (403, 200)
    assert browser.get(SNAPSHOT).status_code == 200


@pytest.mark.parametrize(
    "body",
    [b"", b"{", b"[]", b"null", b'{"scans": []}', b'{"scans": [{}]}', b"[" * 100_000,
     b'{"scans": [{"id": "x"}]}', b'{"scans": "\xff"}'],
)  # fmt: skip
def test_nonsense_is_a_problem_and_changes_nothing(client, device, body):
    response = client.post(SCANS, body, content_type="application/json", headers=bearer())

    assert response.status_code in (400, 422)
    assert response["Content-Type"] == "application/problem+json"
    assert not Scan.objects.exists()


@pytest.mark.parametrize(
    "wrong",
    [{"id": "1"}, {"method": "later"}, {"code": "", "participation": None}, {"code": "a\0b"},
     {"code": "\ud800"}, {"device_time": "yesterday"}, {"device_time": "2026-11-24T09:00"},
     {"participation": str(uuid4())}, {"reason": "x" * 201}],
)  # fmt: skip
def test_the_wrong_part_of_a_batch_is_named(send, people, wrong):
    response = send(read(people[0]), read(people[1]) | wrong)

    assert response.status_code == 422
    assert response.json()["errors"][0]["loc"][:4] == ["body", "batch", "scans", 1]


def test_too_much_is_refused_before_it_is_read(send, people):
    too_many = [read(people[0]) for _number in range(2001)]
    too_big = read(people[0], reason="x" * 3_000_000)

    assert (send(*too_many).status_code, send(too_big).status_code) == (422, 413)


@pytest.mark.parametrize(
    ("method", "url", "allowed"), [("post", SNAPSHOT, "GET, HEAD"), ("get", SCANS, "POST")]
)
def test_the_wrong_verb_is_a_problem_too(client, device, method, url, allowed):
    response = getattr(client, method)(url, headers=bearer())

    assert (response.status_code, response["Allow"]) == (405, allowed)


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


@pytest.mark.parametrize("count", [1, 3])
def test_a_snapshot_needs_as_many_statements_for_three_as_for_one(
    client, event, graz, device, count
):
    make_participations(event, count, graz)
    client.get(SNAPSHOT, headers=bearer())

    with CaptureQueriesContext(connection) as captured:
        client.get(SNAPSHOT, headers=bearer())

    assert said(captured) == 7


@pytest.mark.parametrize(
    ("typed", "names"), [("isik", ["İbrahim Işık"]), ("IŞIK ib", ["İbrahim Işık"]), ("%%", [])]
)
def test_people_are_found_whatever_the_letters(client, people, device, typed, names):
    found = client.get(PEOPLE, {"q": typed}, headers=bearer()).json()

    assert [each["name"] for each in found] == names


def test_one_letter_is_too_few(client, people, device):
    assert client.get(PEOPLE, {"q": "a"}, headers=bearer()).status_code == 422


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


def test_the_api_describes_itself(client, db):
    described = client.get(reverse("attendance:api:openapi-json")).json()

    assert {"/api/v1/desk/snapshot", "/api/v1/desk/scans", "/api/v1/desk/people"} <= set(
        described["paths"]
    )
    assert set(described["components"]["securitySchemes"]) == {"Token", "Cookie"}


def test_the_very_first_check_in_of_a_half_day_needs_seven_statements(
    client, people, event, ayse, today
):
    link, _secret = make_link(event=event, by=ayse, at=today, ref=uuid4())
    _device, token = enrol(link=link, label="new phone", at=today, ref=uuid4())
    headers = {"Authorization": f"Bearer {token}"}

    body = {"scans": [read(people[0])]}

    with CaptureQueriesContext(connection) as queries:
        client.post(SCANS, body, content_type="application/json", headers=headers)

    said = [query["sql"] for query in queries.captured_queries]
    frame = ("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE")
    assert len([sql for sql in said if not sql.startswith(frame)]) == 7


def test_many_roll_calls_that_are_none_need_no_more_statements(send, people):
    send(read(people[0]))  # the device is seen once a minute
    known = read(people[0])
    costs = []
    for count in (1, 1500):
        names = [f"2026-11-24/{uuid4()}" for _ in range(count)]
        strange = [known | {"id": str(uuid4()), "roll_call": name} for name in names]

        with CaptureQueriesContext(connection) as queries:
            replies = send(*strange).json()["replies"]

        assert {each["status"] for each in replies} == {"refused"}
        costs.append(len(queries))

    assert costs[0] == costs[1]


def test_a_busy_database_is_a_problem_to_come_back_with(send, people, monkeypatch):
    def too_late(taking):
        raise OperationalError("database is locked")

    monkeypatch.setattr("attendance.api.Taking.done", too_late)

    response = send(read(people[0]))

    assert (response.status_code, response["Retry-After"]) == (503, "10")
    assert response.json()["title"] == "Service Unavailable"


def test_letters_that_no_database_knows_find_nobody(client, people, device):
    response = client.get(PEOPLE, {"q": "zz\0zz"}, headers=bearer())

    assert (response.status_code, response.json()) == (200, [])
