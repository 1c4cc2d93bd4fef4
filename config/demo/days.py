"""The days of the sample's events: whole weeks from the running one, past public holidays."""

from datetime import date, timedelta
from functools import cache

import holidays

COUNTRIES = ("TR", "AT", "ES", "IT", "MT")


@cache
def _holidays(country: str, year: int):
    return holidays.country_holidays(country, years=year)


def is_free_for_all(day: date) -> bool:
    """Whether ``day`` is no public holiday in any partner country."""
    return all(day not in _holidays(country, day.year) for country in COUNTRIES)


def first_day(today: date, weeks: int, weekday: int | None, length: int) -> date:
    """The first day of an event; ``weekday`` None is the running one, which began yesterday."""
    if weekday is None:
        return today - timedelta(days=1)
    monday = today - timedelta(days=today.weekday())
    first = monday + timedelta(weeks=weeks, days=weekday)
    step = timedelta(weeks=1 if weeks > 0 else -1)
    while not all(is_free_for_all(first + timedelta(days=offset)) for offset in range(length)):
        first += step
    return first


def period(today: date) -> tuple[date, date]:
    """24 months that began a year and a bit ago, on the first of a month."""
    year, month = (today.year - 1, today.month - 1) if today.month > 1 else (today.year - 2, 12)
    return date(year, month, 1), date(year + 2, month, 1) - timedelta(days=1)
