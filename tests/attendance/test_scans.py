"""Taking attendance: what is kept, what is answered, and how many statements it needs."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext

from attendance.actions.scans import Taking
from attendance.items import ScanItem, Sender, Status
from attendance.models import Answer, Attendance, Correction, RollCall, Scan, ScanConflict
from mobility.actions.passes import InUse, replace_pass, take_back_replacement
from tests.factories.answers import said
from tests.factories.attendance import MORNING, make_roll_call, scan, taken, tick
from tests.factories.events import make_event, make_person
from tests.factories.mobility import make_participation, make_participations

MINUTE = timedelta(minutes=1)


def facts():
    return list(Attendance.objects.order_by("pk").values_list("presence", "first_at"))


def test_a_pass_lets_its_holder_in_and_says_who(event, people, device, nine):
    [reply] = taken(event, scan(people[0]), at=nine, device=device)

    assert (reply.status, reply.answer, reply.name) == (Status.STORED, Answer.IN, people[0].name)
    assert facts() == [("present", nine)]


def test_the_address_of_a_pass_counts_like_its_code_in_any_case(event, people, device, nine):
    code = people[0].passes.get().code.lower()
    items = [
        scan(people[0], code=text, roll_call=f"2026-11-24/{half}")
        for text, half in ((f"HTTPS://KILIM.EXAMPLE/P/{code.upper()}", "morning"),
                           (f"https://kilim.example/p/{code}/?utm=x", "afternoon"))
    ]  # fmt: skip

    replies = taken(event, *items, at=nine, device=device)

    assert [reply.answer for reply in replies] == [Answer.IN, Answer.IN]


def test_a_second_scan_says_since_when_and_where(event, people, device, second, nine):
    taken(event, scan(people[0]), at=nine, device=device)

    [again] = taken(event, scan(people[0]), at=nine + MINUTE, device=second)

    assert (again.answer, again.since, again.where) == (Answer.AGAIN, nine, "first desk")
    assert facts() == [("present", nine)]


def test_the_earlier_time_holds_although_it_arrived_later(event, people, device, second, nine):
    taken(event, scan(people[0]), at=nine, device=device)
    early = scan(people[0], device_time=nine - 10 * MINUTE)

    [reply] = taken(event, early, at=nine + MINUTE, device=second)

    assert reply.answer == Answer.AGAIN
    assert facts() == [("present", nine - 10 * MINUTE)]
    assert Attendance.objects.get().first_scan == early.id


def test_the_same_scan_once_more_is_answered_as_the_first_time(event, people, device, nine):
    item = scan(people[0])
    first = taken(event, item, at=nine, device=device)

    repeated = taken(event, item, item, at=nine + MINUTE, device=device)

    assert [reply.answer for reply in first + repeated] == [Answer.IN] * 3
    assert [reply.status for reply in repeated] == [Status.ALREADY] * 2
    assert Scan.objects.count() == 1


def test_an_again_asked_for_once_more_still_says_since_when(event, people, device, nine):
    item = scan(people[0])
    taken(event, scan(people[0]), at=nine, device=device)
    taken(event, item, at=nine + MINUTE, device=device)

    [reply] = taken(event, item, at=nine + 2 * MINUTE, device=device)

    assert (reply.status, reply.since, reply.where) == (Status.ALREADY, nine, "first desk")


def test_another_content_under_a_known_id_is_kept_for_review(event, people, device, nine):
    item = scan(people[0])
    taken(event, item, at=nine, device=device)
    other = scan(people[1], id=item.id)

    replies = taken(event, other, other, at=nine, device=device)

    assert [(reply.status, reply.name) for reply in replies] == [(Status.CONFLICT, "")] * 2
    assert ScanConflict.objects.get().content["code_hash"] == other.code_hash
    assert list(Attendance.objects.values_list("participation", flat=True)) == [people[0].pk]


def test_an_unknown_code_is_kept_and_names_nobody(event, device, nine):
    item = ScanItem(uuid4(), MORNING, "typed", code="no such thing")

    [reply] = taken(event, item, at=nine, device=device)

    assert (reply.status, reply.answer, reply.why) == (Status.STORED, Answer.ASK, "unknown")
    assert Scan.objects.get().code_hash == item.code_hash
    assert facts() == []


def test_a_pass_of_another_event_is_as_unknown_as_a_made_up_one(event, device, nine):
    elsewhere = make_event(event.project, event.host_organisation)
    stranger = make_participation(elsewhere, make_person(event.project))

    [reply] = taken(event, scan(stranger), at=nine, device=device)

    assert (reply.answer, reply.why, reply.name) == (Answer.ASK, "unknown", "")
    assert Scan.objects.get().participation is None


@pytest.mark.parametrize("status", ["applied", "waiting", "declined", "withdrawn"])
def test_somebody_who_is_not_expected_gets_a_question(event, people, device, nine, status):
    people[0].status = status
    people[0].save()

    [reply] = taken(event, scan(people[0]), at=nine, device=device)

    assert (reply.answer, reply.why, reply.name) == (Answer.ASK, "not_admitted", "")
    assert facts() == []


def test_a_replaced_pass_is_said_to_be_one_and_names_nobody(event, people, device, ayse, nine):
    old = scan(people[0])
    replace_pass(participation=people[0], by=ayse.actor, at=nine)

    replies = taken(event, old, scan(people[0]), at=nine, device=device)

    assert [reply.answer for reply in replies] == [Answer.REPLACED, Answer.IN]
    assert replies[0].name == ""


def test_a_new_pass_that_was_shown_is_not_taken_back(event, people, device, ayse, nine):
    replace_pass(participation=people[0], by=ayse.actor, at=nine)
    taken(event, scan(people[0]), at=nine, device=device)

    with pytest.raises(InUse):
        take_back_replacement(participation=people[0], generation=2, by=ayse.actor, at=nine)


NO_ROLL_CALLS = [
    "2026-11-22/morning", "2026-11-24/evening", "today", "2026-13-45/morning",
    "2026-11-24/0b6e1a7c-1111-4222-8333-444455556666",
]  # fmt: skip


@pytest.mark.parametrize("name", NO_ROLL_CALLS)
def test_a_half_day_that_the_event_has_not_is_refused_and_kept_by_its_sender(
    event, people, device, nine, name
):
    [reply, other] = taken(
        event, scan(people[0], roll_call=name), scan(people[0]), at=nine, device=device
    )

    assert (reply.status, reply.why, other.answer) == (Status.REFUSED, "roll_call", Answer.IN)
    assert RollCall.objects.count() == 1


def test_somebody_of_another_event_cannot_be_ticked(event, device, nine):
    stranger = make_participation(make_event(event.project, event.host_organisation))

    [reply] = taken(event, tick(stranger), at=nine, device=device)

    assert (reply.status, reply.why) == (Status.REFUSED, "person")
    assert not Scan.objects.exists()


def test_a_scan_after_done_counts_and_is_marked(event, people, ayse, nine):
    make_roll_call(event, 2, done_at=nine)

    [reply] = taken(event, tick(people[0]), at=nine + MINUTE, user=ayse)

    assert reply.answer == Answer.IN
    assert Scan.objects.get().after_done


@pytest.mark.parametrize("off", [timedelta(hours=2), timedelta(hours=-2), timedelta(days=-20782)])
def test_a_wrong_clock_is_put_right_and_its_own_time_is_kept(event, people, device, nine, off):
    seen = nine - 5 * MINUTE + off

    taken(event, scan(people[0], device_time=seen), at=nine, device=device, sent_at=nine + off)

    kept = Scan.objects.get()
    assert (kept.device_time, kept.corrected_time) == (seen, nine - 5 * MINUTE)


def test_a_time_in_the_future_is_taken_as_now(event, people, device, nine):
    ends = datetime(9999, 12, 31, tzinfo=UTC)
    items = [scan(people[0], device_time=nine + MINUTE), scan(people[1], device_time=ends)]

    taken(event, *items, at=nine, device=device, sent_at=datetime(1, 1, 1, tzinfo=UTC))

    assert set(Scan.objects.values_list("corrected_time", flat=True)) == {nine}


def test_a_batch_may_hold_the_same_person_twice(event, people, device, nine):
    items = [scan(people[0], device_time=nine - minutes * MINUTE) for minutes in (1, 3, 2)]

    replies = taken(event, *items, at=nine, device=device)

    assert [reply.answer for reply in replies] == [Answer.AGAIN, Answer.IN, Answer.AGAIN]
    assert (replies[0].since, replies[0].where) == (nine - 3 * MINUTE, "first desk")


def test_a_scan_needs_three_statements_at_most_and_two_the_second_time(event, people, device, nine):
    taken(event, scan(people[1]), at=nine, device=device)

    once, twice = scan(people[0]), scan(people[0])

    with CaptureQueriesContext(connection) as first:
        taken(event, once, at=nine, device=device)
    with CaptureQueriesContext(connection) as again:
        taken(event, twice, at=nine + MINUTE, device=device)

    with_both = 2 if connection.vendor == "postgresql" else 3  # see attendance.single
    assert [said(first), said(again)] == [with_both, 2]


def test_statements_do_not_depend_on_the_size_of_the_batch(event, graz, device, second, nine):
    people = make_participations(event, 40, graz)
    counts = []
    for few in (people[:2], people[2:]):
        halves = (MORNING, "2026-11-24/afternoon")
        items = [scan(person, roll_call=half) for person in few for half in halves]
        early = [scan(p, device_time=nine - MINUTE, roll_call=h) for p in few for h in halves]
        with CaptureQueriesContext(connection) as captured:
            taken(event, *items, at=nine, device=device)
            taken(event, *items, *early, at=nine, device=second)
        counts.append(said(captured))

    assert counts[0] >= counts[1]  # the first batch also makes the roll calls


LOGS = ["scan", "correction", "scanconflict"]
CHANGES = ["UPDATE attendance_{} SET id = id", "DELETE FROM attendance_{}"]


@pytest.fixture
def filled_log(event, people, ayse, nine):
    """A scan, a conflict with it and a correction."""
    item = tick(people[0])
    taken(event, item, tick(people[1], id=item.id), at=nine, user=ayse)
    roll_call = Scan.objects.get().roll_call
    Correction.objects.create(
        id=uuid4(), roll_call=roll_call, participation=people[0], change="late", user=ayse
    )


def run(statement):
    with transaction.atomic(), connection.cursor() as cursor:
        connection.check_constraints()  # PostgreSQL truncates nothing while checks are waiting
        cursor.execute(statement)


@pytest.mark.parametrize("table", LOGS)
@pytest.mark.parametrize("change", CHANGES)
def test_the_database_refuses_to_change_the_log(filled_log, table, change):
    with pytest.raises(DatabaseError, match="never changed"):
        run(change.format(table))


def test_the_database_empties_no_log_at_once(filled_log):
    statement = "TRUNCATE attendance_scan CASCADE"
    if connection.vendor == "sqlite":  # which has no TRUNCATE
        statement = "DELETE FROM attendance_scan"

    with pytest.raises(DatabaseError, match="never changed"):
        run(statement)


def test_an_id_that_is_taken_in_the_same_moment_is_answered_as_the_first_time(
    transactional_db, event, people, device, nine
):
    item = scan(people[0])
    taken(event, scan(people[1]), at=nine, device=device)
    slower = Taking(event, [item], Sender(device), nine + MINUTE)
    [faster] = taken(event, item, at=nine, device=device)

    [reply] = slower.done().replies()

    assert reply == replace(faster, status=Status.ALREADY)
    assert Scan.objects.count() == Attendance.objects.count() == 2
