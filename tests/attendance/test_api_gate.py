"""Who is let in to the API of the desk, and how the others are told."""

import json
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from attendance.actions.desks import end_device
from kit import clock
from mobility.models import Participation
from tests.attendance.desk import PEOPLE, SCANS, SNAPSHOT, bearer, read
from tests.factories.attendance import make_device

pytestmark = pytest.mark.usefixtures("today")


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
