"""What the API refuses: nonsense, too much, the wrong verb, a busy database."""

from uuid import uuid4

import pytest
from django.db import OperationalError

from attendance.models import Scan
from tests.attendance.desk import SCANS, SNAPSHOT, bearer, read

pytestmark = pytest.mark.usefixtures("today")


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


def test_a_busy_database_is_a_problem_to_come_back_with(send, people, monkeypatch):
    def too_late(taking):
        raise OperationalError("database is locked")

    monkeypatch.setattr("attendance.api.Taking.done", too_late)

    response = send(read(people[0]))

    assert (response.status_code, response["Retry-After"]) == (503, "10")
    assert response.json()["title"] == "Service Unavailable"
