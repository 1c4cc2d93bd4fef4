"""Dates as calendars, spreadsheets and people write them."""

import itertools
import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache

from babel.dates import get_month_names

from .texts import clean, fold, means_nothing

FIRST_YEAR, LAST_YEAR = 2000, 2100
LONGEST = 60  # characters that a date can have
EPOCH = date(1899, 12, 30)
LOCALES = ("en", "tr", "de", "de_AT", "es", "it", "mt", "fr", "el", "pl", "ro")
TIME_OF_DAY = re.compile(r"[T ,]+\d{1,2}[:.h]\d{2}(:\d{2})?(\.\d+)?\s*(am|pm|uhr|h|Z)?\s*$", re.I)
YEAR_FIRST = re.compile(r"(\d{4})\s*[-./]\s*(\d{1,2})\s*[-./]\s*(\d{1,2})\.?")
YEAR_LAST = re.compile(r"(\d{1,2})\s*[-./]\s*(\d{1,2})\s*[-./]\s*(\d{4}|\d{2})\.?")
WITHOUT_YEAR = re.compile(r"\d{1,2}\s*[-./]\s*\d{1,2}\.?")
SERIAL = re.compile(r"\d{5}(\.\d+)?")
COMPACT = re.compile(r"(20\d\d)(\d\d)(\d\d)")
WEEKDAY = re.compile(r"([^\W\d_]+)\.?,?\s+(?=\d)(.*)")
NO_WEEKDAY = re.compile(r"()(.*)")
WORD = re.compile(r"[^\W\d_]+|\d+")


@dataclass(frozen=True)
class Day:
    """A date, or the code of why there is none; whether the month stood first."""

    day: date | None = None
    problem: str = ""
    month_first: bool = False


def read_date(value, *, month_first: bool = False) -> Day:
    """The date of a cell; ``month_first`` says how 05/06/2027 is meant, elsewhere it is plain."""
    if isinstance(value, datetime):
        return in_range(value.date())
    if isinstance(value, date):
        return in_range(value)
    text = clean(value)
    if means_nothing(text):
        return Day()
    return read_text(text[:LONGEST], month_first) or Day(problem="bad_date")


def read_text(text: str, month_first: bool) -> Day | None:
    text = without_weekday(text)
    for form in (text, TIME_OF_DAY.sub("", text)):
        day = in_figures(form, month_first) or in_words(form)
        if day:
            return day
    return Day(problem="date_without_year") if WITHOUT_YEAR.fullmatch(text) else None


def without_weekday(text: str) -> str:
    """So., 16.05.2027 without the day of the week, which is never checked."""
    word, rest = (WEEKDAY.match(text) or NO_WEEKDAY.match(text)).groups()
    return text if fold(word) in month_names() else rest


def in_figures(text: str, month_first: bool) -> Day | None:
    if SERIAL.fullmatch(text):
        return in_range(EPOCH + timedelta(days=int(float(text))))
    if found := YEAR_FIRST.fullmatch(text) or COMPACT.fullmatch(text):
        year, month, day = map(int, found.groups())
        return calendar_day(year, month, day)
    if found := YEAR_LAST.fullmatch(text):
        first, second, year = map(int, found.groups())
        return day_and_month(first, second, year + 2000 if year < 100 else year, month_first)
    return None


def day_and_month(first: int, second: int, year: int, month_first: bool) -> Day:
    """Day first, unless the column or the calendar says otherwise."""
    swapped = (month_first and first <= 12) or (second > 12 >= first)
    day = calendar_day(year, first, second) if swapped else calendar_day(year, second, first)
    return Day(day.day, day.problem, month_first=swapped)


def in_words(text: str) -> Day | None:
    """A date with the name of its month, in whatever order."""
    words = WORD.findall(text)
    months = [month for word in words if (month := month_names().get(fold(word)))]
    numbers = [int(word) for word in words if word.isdecimal()]
    if len(months) != 1 or not numbers:
        return None
    if len(numbers) == 1:
        return Day(problem="date_without_year")
    day, year = sorted(numbers) if max(numbers) > 31 else numbers
    return calendar_day(year + 2000 if year < 100 else year, months[0], day)


def calendar_day(year: int, month: int, day: int) -> Day:
    try:
        return in_range(date(year, month, day))
    except ValueError:
        return Day(problem="bad_date")


def in_range(day: date) -> Day:
    if FIRST_YEAR <= day.year <= LAST_YEAR:
        return Day(day)
    return Day(problem="date_out_of_range")


def mostly_month_first(values) -> bool:
    """Whether dates are written the American way: some say so and none says otherwise."""
    pairs = [
        (int(found[1]), int(found[2]))
        for value in values
        if isinstance(value, str) and (found := YEAR_LAST.match(clean(value)))
    ]
    american = any(second > 12 >= first for first, second in pairs)
    return american and not any(first > 12 for first, _ in pairs)


@lru_cache
def month_names() -> dict[str, int]:
    """Folded names and short forms of months in the languages of the lists."""
    names = {"sept": 9, "mrz": 3}
    for form in itertools.product(("wide", "abbreviated"), ("format", "stand-alone"), LOCALES):
        for month, name in get_month_names(*form).items():
            names.setdefault(fold(name), month)
    return names
