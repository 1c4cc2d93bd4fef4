"""The desk of an event that was cancelled asks kindly instead of letting in."""

from datetime import timedelta

from attendance.models import Answer
from events.actions.events import cancel_event
from tests.factories.attendance import scan, taken, tick

HOUR = timedelta(hours=1)


def test_a_pass_gets_a_question_and_counts_for_nothing(event, people, device, ayse, nine):
    cancel_event(event=event, by=ayse.actor, at=nine - HOUR)

    [reply] = taken(event, scan(people[0]), at=nine, device=device)

    assert (reply.answer, reply.why, reply.name) == (Answer.ASK, "cancelled", "")
    assert people[0].attendances.count() == 0


def test_whoever_was_there_before_was_there_although_the_phone_tells_later(
    event, people, device, ayse, nine
):
    cancel_event(event=event, by=ayse.actor, at=nine)

    [reply] = taken(event, scan(people[0], device_time=nine - HOUR), at=nine + HOUR, device=device)

    assert reply.answer == Answer.IN


def test_the_team_can_still_tick_what_took_place(event, people, ayse, nine):
    cancel_event(event=event, by=ayse.actor, at=nine)

    [reply] = taken(event, tick(people[0]), at=nine + HOUR, user=ayse)

    assert reply.answer == Answer.IN
