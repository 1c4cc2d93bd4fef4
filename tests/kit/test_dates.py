from datetime import UTC, date, datetime, time

import pytest
from django.utils import translation

from kit import dates

MONDAY, WEDNESDAY = date(2027, 5, 24), date(2027, 5, 26)


@pytest.mark.parametrize(
    ("language", "day", "weekday", "range_"),
    [
        ("en", "26 May 2027", "Wednesday 26 May", "24–26 May 2027"),
        ("tr", "26 Mayıs 2027", "26 Mayıs Çarşamba", "24–26 Mayıs 2027"),
        ("de", "26. Mai 2027", "Mittwoch, 26. Mai", "24.–26. Mai 2027"),
        ("es", "26 de mayo de 2027", "miércoles, 26 de mayo", "24–26 de mayo de 2027"),
        ("it", "26 maggio 2027", "mercoledì 26 maggio", "24–26 maggio 2027"),
        ("mt", "26 ta’ Mejju 2027", "L-Erbgħa, 26 ta’ Mejju", "24–26 ta’ Mejju 2027"),
    ],
)
def test_days_are_written_as_people_write_them(language, day, weekday, range_):
    assert dates.day(WEDNESDAY, language) == day
    assert dates.weekday_and_day(WEDNESDAY, language) == weekday
    assert dates.day_range(MONDAY, WEDNESDAY, language) == range_


@pytest.mark.parametrize(
    ("first", "last", "written", "large"),
    [
        (WEDNESDAY, WEDNESDAY, "26 May 2027", ("26", "May 2027")),
        (MONDAY, WEDNESDAY, "24–26 May 2027", ("24–26", "May 2027")),
        (MONDAY, date(2027, 6, 2), "24 May – 2 June 2027", ("24 May – 2 Jun", "2027")),
        (date(2026, 12, 30), date(2027, 1, 2), "30 December 2026 – 2 January 2027",
         ("30 Dec – 2 Jan", "2026 – 2027")),
    ],
)  # fmt: skip
def test_ranges_say_months_and_years_once(first, last, written, large):
    assert dates.day_range(first, last, "en") == written
    assert dates.large_range(first, last, "en") == large


@pytest.mark.parametrize(
    ("language", "days", "month", "months"),
    [
        ("en", "24–26", "May 2027", "24 May – 2 Jun"),
        ("tr", "24–26", "Mayıs 2027", "24 May – 2 Haz"),
        ("de", "24.–26.", "Mai 2027", "24. Mai – 2. Juni"),
        ("es", "24–26", "mayo de 2027", "24 may – 2 jun"),
        ("it", "24–26", "maggio 2027", "24 mag – 2 giu"),
        ("mt", "24–26", "Mejju 2027", "24 ta’ Mej – 2 ta’ Ġun"),
    ],
)
def test_large_ranges_are_written_as_each_language_does(language, days, month, months):
    assert dates.large_range(MONDAY, WEDNESDAY, language) == (days, month)
    assert dates.large_range(MONDAY, date(2027, 6, 2), language) == (months, "2027")


def test_a_single_day_written_large_keeps_the_dot_of_german():
    assert dates.large_range(MONDAY, MONDAY, "de") == ("24.", "Mai 2027")


@pytest.mark.parametrize(
    ("language", "written"),
    [
        ("en", "Wed 26 May"), ("tr", "26 May Çar"), ("de", "Mi., 26. Mai"), ("es", "mié, 26 may"),
        ("it", "mer 26 mag"), ("mt", "Erb, 26 ta’ Mej"),
    ],
)  # fmt: skip
def test_short_days_are_written_as_each_language_does(language, written):
    assert dates.short_day(WEDNESDAY, language) == written


def test_days_follow_the_language_of_the_page():
    with translation.override("tr"):
        assert dates.day(WEDNESDAY) == "26 Mayıs 2027"


def test_moment_is_wall_time_of_its_zone():
    at = datetime(2027, 5, 26, 6, 30, tzinfo=UTC)

    assert dates.moment(at, "Europe/Vienna", "en") == "26 May 2027, 08:30"
    assert dates.moment(at, "Europe/Istanbul", "en") == "26 May 2027, 09:30"


@pytest.mark.parametrize(
    ("wall", "hour"), [(time(9), 7), (time(23, 30), 21)]
)  # fmt: skip
def test_wall_time_becomes_an_instant_and_back(wall, hour):
    instant = dates.instant(WEDNESDAY, wall, "Europe/Vienna")

    assert (instant.utcoffset().total_seconds(), instant.hour) == (0, hour)
    assert dates.local(instant, "Europe/Vienna").time() == wall


def test_wall_time_that_the_clock_skips_is_read_an_hour_later():
    skipped = dates.instant(date(2027, 3, 28), time(2, 30), "Europe/Vienna")

    assert dates.local(skipped, "Europe/Vienna").time() == time(3, 30)


@pytest.mark.parametrize(
    ("code", "language", "name"),
    [
        ("TR", "tr", "Türkiye"),
        ("at", "de", "Österreich"),
        ("MT", "mt", "Malta"),
        ("XX", "en", "XX"),
    ],
)
def test_countries_are_named_in_the_language(code, language, name):
    assert dates.country(code, language) == name
