"""What the API costs: statements for one scan, for many, and for a snapshot."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from attendance.actions.desks import enrol, make_link
from kit import clock
from tests.attendance.desk import PEOPLE, SCANS, SNAPSHOT, UNDO, WALK_INS, bearer, read
from tests.factories.answers import said
from tests.factories.attendance import MORNING
from tests.factories.mobility import make_participations

pytestmark = pytest.mark.usefixtures("today")


def test_a_check_in_needs_four_statements_at_most_and_again_three(send, people):
    send(read(people[1]))
    first, again = read(people[0]), read(people[0])
    counts = []
    for minute, scan in enumerate((first, again, first)):
        later = clock.at(clock.now() + timedelta(seconds=minute))
        with later, CaptureQueriesContext(connection) as captured:
            send(scan)
        counts.append(said(captured))

    assert counts == [3 if connection.vendor == "postgresql" else 4, 3, 3]


def test_a_scan_from_before_the_first_needs_two_more(send, people, today):
    send(read(people[0]))
    earlier = read(people[0], device_time=(today - timedelta(minutes=1)).isoformat())

    with CaptureQueriesContext(connection) as captured:
        send(earlier)

    assert said(captured) == 5


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


@pytest.mark.parametrize("count", [1, 3])
def test_a_snapshot_needs_as_many_statements_for_three_as_for_one(
    client, event, graz, device, count
):
    make_participations(event, count, graz)
    client.get(SNAPSHOT, headers=bearer())

    with CaptureQueriesContext(connection) as captured:
        client.get(SNAPSHOT, headers=bearer())

    assert said(captured) == 7


def test_the_very_first_check_in_of_a_half_day_needs_eight_statements(
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
    assert len([sql for sql in said if not sql.startswith(frame)]) == 8


def test_many_roll_calls_that_are_none_need_no_more_statements(send, people):
    send(read(people[0]))  # the device is seen once a minute
    known = read(people[0])
    costs = []
    for count in (2, 1500):
        names = [f"2026-11-24/{uuid4()}" for _ in range(count)]
        strange = [known | {"id": str(uuid4()), "roll_call": name} for name in names]

        with CaptureQueriesContext(connection) as queries:
            replies = send(*strange).json()["replies"]

        assert {each["status"] for each in replies} == {"refused"}
        costs.append(len(queries))

    assert costs[0] == costs[1]
