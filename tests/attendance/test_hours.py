"""Days and hours: what a half day adds, and what is missing."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as some

from attendance.hours import attended
from events.agenda import HalfDay

MONDAY, TUESDAY = date(2026, 11, 23), date(2026, 11, 24)
HALVES = [
    HalfDay(MONDAY, "morning", 90),
    HalfDay(MONDAY, "afternoon", 120),
    HalfDay(TUESDAY, "morning", 65),
]


@pytest.mark.parametrize(
    ("presence", "counts"),
    [("present", True), ("late", True), ("left_early", True), ("excused", False),
     ("absent", False), ("undone", False)],
)  # fmt: skip
def test_a_half_day_counts_when_the_person_was_there_at_all(presence, counts):
    total = attended(HALVES, {(MONDAY, "morning"): presence})

    assert (total.days, total.minutes) == ((1, 90) if counts else (0, 0))


def test_a_day_counts_once_and_what_is_missing_is_named():
    total = attended(HALVES, {(MONDAY, "morning"): "present", (MONDAY, "afternoon"): "late"})

    assert (total.days, total.of_days, total.missing) == (1, 2, (HALVES[2],))
    assert (total.hours, total.of_hours) == (Decimal("3.5"), Decimal("4.58"))


def test_whole_hours_are_written_without_a_point():
    total = attended([HalfDay(MONDAY, "morning", 600)], {(MONDAY, "morning"): "present"})

    assert str(total.hours) == "10"


def test_an_event_without_an_agenda_counts_days_of_no_hours():
    total = attended([HalfDay(MONDAY, "morning")], {(MONDAY, "morning"): "present"})

    assert (total.days, total.hours, total.of_hours) == (1, 0, 0)


words = some.sampled_from(["present", "late", "left_early", "excused", "absent", "undone"])


@given(some.dictionaries(some.sampled_from([(h.day, h.key) for h in HALVES]), words))
def test_nobody_attends_more_than_there_was(presences):
    total = attended(HALVES, presences)

    assert 0 <= total.days <= total.of_days
    assert total.minutes + sum(half.minutes for half in total.missing) == total.of_minutes
