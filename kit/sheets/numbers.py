"""Numbers of a sheet: plain, or days since an epoch."""

import re
from datetime import date, datetime, time, timedelta

from .styles import TIME

NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?")
EXACT_DIGITS = 15  # what Excel keeps; longer ones are numbers of accounts and passports
DAY = 86_400
LAST_DAY = date.max.toordinal()
EPOCH_1900 = date(1899, 12, 30).toordinal()
EPOCH_1904 = date(1904, 1, 1).toordinal()
DAY_THAT_NEVER_WAS = 60


def number(raw: str) -> int | float | str:
    """The number written, or the text itself where a number would not be it."""
    raw = raw.strip()
    if not NUMBER.fullmatch(raw):
        return raw
    value = float(raw)
    if not value.is_integer():  # infinity is not an integer either
        return value if abs(value) < float("inf") else raw
    if abs(value) < 10**EXACT_DIGITS:
        return int(value)
    return raw if raw.isdigit() else value


def moment(serial: int | float, shown: str, date1904: bool):
    """The date, date with time or time of day that Excel shows for the number.

    A number that is no day of the calendar comes back as it is.
    """
    days, seconds = split(serial)
    if days == 0 and (shown == TIME or seconds):
        return (datetime.min + timedelta(seconds=seconds)).time()
    ordinal = days + (EPOCH_1904 if date1904 else EPOCH_1900)
    if serial < (0 if date1904 else 1) or ordinal > LAST_DAY:
        return serial
    if not date1904 and days == DAY_THAT_NEVER_WAS:
        return "1900-02-29"
    if not date1904 and days < DAY_THAT_NEVER_WAS:
        ordinal += 1
    day = date.fromordinal(ordinal)
    return datetime.combine(day, time()) + timedelta(seconds=seconds) if seconds else day


def split(serial: int | float) -> tuple[int, int]:
    """Whole days and seconds of the rest, rounded."""
    days = int(serial // 1)
    seconds = round((serial - days) * DAY)
    return (days + 1, 0) if seconds == DAY else (days, seconds)
