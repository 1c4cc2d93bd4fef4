from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from events import agenda

MONDAY = date(2026, 11, 23)
ZONE = "Europe/Vienna"
NOON = time(13)


@dataclass
class Line:
    starts_at: datetime
    ends_at: datetime
    kind: str = "session"
    is_counted: bool = True
    way_to_next: str = ""


def line(begins, ends, day=MONDAY, **changes):
    """A line at Vienna's wall time, which is an hour before UTC in November."""
    start, end = (
        datetime.combine(day, time.fromisoformat(at), tzinfo=UTC) - timedelta(hours=1)
        for at in (begins, ends)
    )
    return Line(start, end, **changes)


def halves(*lines):
    found = agenda.half_days(lines, ZONE, NOON)
    return [(half.day, half.key, half.minutes) for half in found]


def test_half_days_sum_the_counted_minutes_of_mornings_and_afternoons():
    day = [line("09:00", "10:30"), line("11:00", "12:00"), line("14:00", "16:00", kind="visit")]

    assert halves(*day) == [(MONDAY, "morning", 150), (MONDAY, "afternoon", 120)]


def test_half_days_leave_out_what_does_not_count():
    day = [
        line("09:00", "10:00", is_counted=False),
        line("10:00", "10:30", kind="break"),
        line("19:00", "22:00", kind="social"),
    ]

    assert halves(*day) == []


def test_half_day_is_the_one_in_which_an_item_begins():
    assert halves(line("12:59", "15:00"), line("13:00", "13:30")) == [
        (MONDAY, "morning", 121),
        (MONDAY, "afternoon", 30),
    ]


def test_half_day_counts_parallel_sessions_once():
    assert halves(line("09:00", "11:00"), line("09:30", "10:00"), line("10:30", "12:00")) == [
        (MONDAY, "morning", 180)
    ]


def test_half_day_says_when_its_counted_items_begin_and_end():
    first, last = line("09:00", "10:00"), line("11:00", "12:00")

    (half,) = agenda.half_days([last, first], ZONE, NOON)

    assert (half.starts_at, half.ends_at) == (first.starts_at, last.ends_at)


def test_half_days_belong_to_the_local_day():
    late = Line(datetime(2026, 11, 23, 22, 30, tzinfo=UTC), datetime(2026, 11, 23, 23, tzinfo=UTC))

    found = agenda.half_days([late], "Europe/Istanbul", NOON)

    assert [(half.day, half.key) for half in found] == [(date(2026, 11, 24), "morning")]


def test_minutes_are_real_minutes_when_the_clock_is_changed():
    night = Line(datetime(2026, 10, 24, 23, tzinfo=UTC), datetime(2026, 10, 25, 3, tzinfo=UTC))

    (half,) = agenda.half_days([night], ZONE, NOON)

    assert half.minutes == 240


def test_event_without_items_has_two_empty_halves_a_day():
    found = agenda.empty_half_days([MONDAY])

    assert [(half.key, half.minutes) for half in found] == [("morning", 0), ("afternoon", 0)]


def test_overlap_is_found_once_with_its_minutes():
    first, second = line("09:00", "10:30"), line("10:00", "11:00")

    (found,) = agenda.overlaps([second, first])

    assert (found.item, found.other, found.minutes) == (second, first, 30)


def test_neighbours_that_touch_do_not_overlap():
    assert agenda.overlaps([line("09:00", "10:00"), line("10:00", "11:00")]) == []


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("12 min on foot", 12), ("tram 1, 25 minutes", 25), ("15 dk yürüyerek", 15),
        ("1 h 15 min by bus", 75), ("2 Stunden mit dem Zug", 120), ("1 saat", 60),
        ("10' a pie", 10), ("step-free, tram 1, 4, 7", 0), ("", 0),
    ],
)  # fmt: skip
def test_way_is_read_from_words(text, minutes):
    assert agenda.way_minutes(text) == minutes


def test_way_that_takes_longer_than_the_agenda_leaves_is_found():
    visit = line("09:00", "10:00", kind="visit", way_to_next="25 min by tram")
    after = line("10:10", "11:00", kind="visit")

    (found,) = agenda.findings([visit, after], ZONE, [MONDAY])

    assert (found.what, found.item, found.minutes, found.needed) == ("short_way", after, 10, 25)


def test_item_outside_the_days_of_the_event_is_found():
    stray = line("09:00", "10:00", day=date(2026, 11, 30))

    (found,) = agenda.findings([stray], ZONE, [MONDAY])

    assert (found.what, found.item) == ("outside", stray)


def test_long_gap_is_mentioned():
    found = agenda.findings([line("09:00", "10:00"), line("14:00", "15:00")], ZONE, [MONDAY])

    assert [(one.what, one.minutes) for one in found] == [("gap", 240)]


def test_days_are_there_without_items_and_in_order():
    tuesday = MONDAY + timedelta(days=1)
    late, early = line("14:00", "15:00", day=tuesday), line("09:00", "10:00", day=tuesday)

    found = agenda.by_day([late, early], ZONE, [MONDAY, tuesday])

    assert found == {MONDAY: [], tuesday: [early, late]}


minute = st.integers(min_value=0, max_value=600)
span = st.tuples(minute, minute).filter(lambda pair: pair[0] < pair[1])


@given(st.lists(span, max_size=12))
def test_minutes_covered_are_the_minutes_in_at_least_one_span(spans):
    begin = datetime(2026, 11, 23, tzinfo=UTC)
    instants = [(begin + timedelta(minutes=a), begin + timedelta(minutes=b)) for a, b in spans]

    covered = {minute for a, b in spans for minute in range(a, b)}
    assert agenda.minutes_covered(instants) == len(covered)


@given(st.lists(span, max_size=8), st.randoms())
def test_half_days_do_not_depend_on_the_order_of_items(spans, random):
    begin = datetime(2026, 11, 23, 6, tzinfo=UTC)
    items = [Line(begin + timedelta(minutes=a), begin + timedelta(minutes=b)) for a, b in spans]
    shuffled = random.sample(items, len(items))

    assert agenda.half_days(items, ZONE, NOON) == agenda.half_days(shuffled, ZONE, NOON)
