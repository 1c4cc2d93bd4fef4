"""Names of roll calls, and when each can be taken."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from attendance.naming import Name, half_at, parse, when

GRAZ, NOON, DAY = "Europe/Vienna", time(13), date(2026, 11, 24)


def at(clock, day=24):
    hour, minute = map(int, clock.split(":"))
    return datetime(2026, 11, day, hour, minute, tzinfo=ZoneInfo(GRAZ))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("2026-11-24/morning", Name(DAY, "morning")),
        (" 2026-11-24/AFTERNOON ", Name(DAY, "afternoon")),
        ("2026-11-24/0B6E1A7C-1111-4222-8333-444455556666",
         Name(DAY, "0b6e1a7c-1111-4222-8333-444455556666")),
        ("2026-11-24/noon", None), ("2026-02-30/morning", None), ("morning", None), ("", None),
        ("2026-11-24/------------------------------------", None),
    ],
)  # fmt: skip
def test_a_name_is_a_day_and_a_key(text, name):
    assert parse(text) == name


@pytest.mark.parametrize(
    ("clock", "key"), [("00:00", "morning"), ("12:59", "morning"), ("13:00", "afternoon")]
)
def test_noon_parts_the_day(clock, key):
    assert half_at(at(clock), GRAZ, NOON) == Name(DAY, key)


@pytest.mark.parametrize(
    ("clock", "morning", "afternoon"),
    [("08:00", "now", "future"), ("11:59", "now", "future"), ("12:00", "now", "now"),
     ("13:59", "now", "now"), ("14:00", "past", "now"), ("23:30", "past", "now")],
)  # fmt: skip
def test_both_halves_can_be_taken_for_an_hour_round_noon(clock, morning, afternoon):
    said = [when(Name(DAY, key), at(clock), GRAZ, NOON) for key in ("morning", "afternoon")]

    assert said == [morning, afternoon]


@pytest.mark.parametrize(("day", "said"), [(23, "future"), (24, "now"), (25, "past")])
def test_an_item_can_be_taken_on_its_day(day, said):
    item = Name(DAY, "0b6e1a7c-1111-4222-8333-444455556666")

    assert when(item, at("10:00", day), GRAZ, NOON) == said
