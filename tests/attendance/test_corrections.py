"""Corrections: what they change, when they need a reason, what a later scan does."""

from datetime import timedelta
from uuid import uuid4

import pytest

from attendance.actions.corrections import NothingToUndo, ReasonNeeded, correct, undo_scan
from attendance.actions.roll_calls import finish, reopen, tick_all_but
from attendance.items import Sender
from attendance.models import Attendance, Correction, RollCall, Scan
from attendance.projection import rebuild_projection
from kit.models import Record
from tests.factories.attendance import MORNING, make_roll_call, scan, taken, tick

MINUTE = timedelta(minutes=1)


@pytest.fixture
def morning(event):
    return make_roll_call(event, 2)


def say(change, roll_call, participation, by, at, reason="paper list", **more):
    return correct(
        roll_call=roll_call, participation=participation, change=change, by=Sender(user=by),
        at=at, id=more.pop("id", uuid4()), reason=reason,
    )  # fmt: skip


def state():
    return list(
        Attendance.objects.order_by("participation").values_list(
            "presence", "first_at", "is_corrected"
        )
    )


def test_a_correction_replaces_what_was_scanned(event, morning, people, ayse, nine):
    taken(event, tick(people[0]), at=nine, user=ayse)

    say("late", morning, people[0], ayse, nine + MINUTE)

    assert state() == [("late", nine, True)]


def test_a_correction_without_any_scan_stands_alone(morning, people, ayse, nine):
    say("excused", morning, people[0], ayse, nine)

    assert state() == [("excused", None, True)]


def test_the_same_correction_twice_is_one(morning, people, ayse, nine):
    id = uuid4()

    made = [say("late", morning, people[0], ayse, nine, id=id) for _press in range(2)]

    assert made[0] == made[1] == Correction.objects.get()
    assert Record.objects.filter(verb="attendance.corrected").count() == 1


def test_taking_back_is_as_if_nobody_had_come(event, morning, people, ayse, nine):
    taken(event, tick(people[0]), at=nine, user=ayse)

    say("undo", morning, people[0], ayse, nine + MINUTE, reason="")

    assert state() == [("undone", None, True)]


def test_a_scan_after_taking_back_is_a_welcome(event, morning, people, ayse, nine):
    taken(event, tick(people[0]), at=nine, user=ayse)
    say("undo", morning, people[0], ayse, nine + MINUTE, reason="")

    replies = [
        taken(event, tick(people[0]), at=nine + later * MINUTE, user=ayse)[0] for later in (2, 3)
    ]

    assert [reply.answer for reply in replies] == ["in", "again"]
    assert state() == [("present", nine + 2 * MINUTE, True)]


def test_a_scan_from_before_taking_back_stays_undone(event, morning, people, device, ayse, nine):
    say("undo", morning, people[0], ayse, nine, reason="")
    late = scan(people[0], device_time=nine - MINUTE)

    taken(event, late, at=nine + MINUTE, device=device)

    assert state() == [("undone", None, True)]


def test_an_excuse_stands_whatever_is_scanned_after_it(event, morning, people, ayse, nine):
    say("excused", morning, people[0], ayse, nine)

    [reply] = taken(event, tick(people[0]), at=nine + MINUTE, user=ayse)

    assert (reply.answer, state()) == ("in", [("excused", nine + MINUTE, True)])


@pytest.mark.parametrize("change", ["present", "late", "left_early", "excused", "absent"])
def test_every_correction_but_taking_back_needs_a_reason(morning, people, ayse, nine, change):
    with pytest.raises(ReasonNeeded):
        say(change, morning, people[0], ayse, nine, reason="")

    assert not Correction.objects.exists()


def test_when_it_is_done_taking_back_needs_a_reason_too(event, morning, people, ayse, nine):
    taken(event, tick(people[0]), at=nine, user=ayse)
    finish(roll_call=morning, by=ayse, at=nine)

    with pytest.raises(ReasonNeeded):
        say("undo", morning, people[0], ayse, nine + MINUTE, reason="")


def test_a_device_takes_back_its_own_scan(event, people, device, nine):
    item = scan(people[0])
    taken(event, item, at=nine, device=device)

    undo_scan(scan_id=item.id, by=Sender(device), at=nine + MINUTE, id=uuid4())

    assert state() == [("undone", None, True)]


def test_a_device_takes_back_nothing_of_another(event, people, device, second, nine):
    item = scan(people[0])
    taken(event, item, at=nine, device=device)

    with pytest.raises(NothingToUndo):
        undo_scan(scan_id=item.id, by=Sender(second), at=nine + MINUTE, id=uuid4())

    assert state() == [("present", nine, False)]


def test_rebuilding_changes_no_row(event, morning, people, device, ayse, nine):
    taken(event, *map(scan, people), at=nine, device=device)
    for person, change in zip(people, ["late", "undo", "excused", "absent"], strict=False):
        say(change, morning, person, ayse, nine + MINUTE)
    taken(event, scan(people[1]), at=nine + 2 * MINUTE, device=device)
    rows = [*Attendance.objects.order_by("participation").values_list(
        "roll_call", "participation", "presence", "first_at", "first_scan", "is_corrected"
    )]  # fmt: skip

    made = [rebuild_projection(), rebuild_projection(event)]

    assert made == [5, 5]
    assert rows == [*Attendance.objects.order_by("participation").values_list(
        "roll_call", "participation", "presence", "first_at", "first_scan", "is_corrected"
    )]  # fmt: skip


def test_everybody_but_a_few_is_ticked_once(event, people, ayse, nine):
    ref, away = uuid4(), {people[0].ref, people[3].ref}

    replies = [
        tick_all_but(event=event, name=MORNING, absent=away, by=ayse, at=nine, ref=ref)
        for _press in range(2)
    ]

    assert [len(each) for each in replies] == [3, 0]
    assert set(Attendance.objects.values_list("participation", flat=True)) == {
        people[1].pk, people[2].pk, people[4].pk
    }  # fmt: skip


def test_whoever_is_known_already_is_not_ticked_again(event, morning, people, ayse, nine):
    say("excused", morning, people[0], ayse, nine)

    tick_all_but(event=event, name=MORNING, absent=set(), by=ayse, at=nine, ref=uuid4())

    assert Scan.objects.count() == 4


def test_a_roll_call_is_done_once_and_opens_again(morning, ayse, nine):
    for minutes in (0, 1):
        finish(roll_call=morning, by=ayse, at=nine + minutes * MINUTE, remark="bus was late")
    done = RollCall.objects.get()
    reopen(roll_call=morning, by=ayse, at=nine)

    assert (done.done_at, done.done_by, done.remark) == (nine, ayse, "bus was late")
    assert [record.verb for record in Record.objects.order_by("pk")] == [
        "roll_call.done", "roll_call.reopened"
    ]  # fmt: skip
    assert not RollCall.objects.get().is_done


def test_taking_back_once_more_after_the_end_answers_the_same(event, people, device, ayse, nine):
    seen = scan(people[0])
    taken(event, seen, at=nine, device=device)
    press = {"scan_id": seen.id, "by": Sender(device), "id": uuid4()}

    first = undo_scan(**press, at=nine + MINUTE)
    finish(roll_call=RollCall.objects.get(), by=ayse, at=nine + 2 * MINUTE)

    assert undo_scan(**press, at=nine + 3 * MINUTE) == first
