"""Dates as people write them, in the reader's language, through CLDR (Babel)."""

from datetime import date, datetime
from functools import cache
from zoneinfo import ZoneInfo

from babel import Locale
from babel import dates as babel_dates
from django.utils.translation import get_language

_LOCALES = {"en": "en_GB"}


# day and month, the same with the weekday (long, short), the year after them
PATTERNS = {
    "en": ("d MMMM", "EEEE {}", "EEE {}", "{} y"),
    "tr": ("d MMMM", "{} EEEE", "{} EEE", "{} y"),
    "de": ("d. MMMM", "EEEE, {}", "EEE, {}", "{} y"),
    "es": ("d 'de' MMMM", "EEEE, {}", "EEE, {}", "{} 'de' y"),
    "it": ("d MMMM", "EEEE {}", "EEE {}", "{} y"),
    "mt": ("d 'ta’' MMMM", "EEEE, {}", "EEE, {}", "{} y"),
}


@cache
def locale(language: str) -> Locale:
    """Babel's locale for one of our languages; English as it is written in Europe."""
    return Locale.parse(_LOCALES.get(language, language))


def _language(language: str | None) -> str:
    code = (language or get_language() or "en").split("-")[0]
    return code if code in PATTERNS else "en"


def _write(value: date, pattern: str, language: str) -> str:
    return babel_dates.format_date(value, pattern, locale=locale(language))


def day(value: date, language: str | None = None) -> str:
    """ "18 May 2026" """
    language = _language(language)
    month_day, _long, _short, year = PATTERNS[language]
    return _write(value, year.format(month_day), language)


def weekday_and_day(value: date, language: str | None = None) -> str:
    """ "Wednesday 26 May" """
    language = _language(language)
    month_day, long, _short, _year = PATTERNS[language]
    return _write(value, long.format(month_day), language)


def short_day(value: date, language: str | None = None) -> str:
    """ "Wed 26 May" """
    language = _language(language)
    month_day, _long, short, _year = PATTERNS[language]
    return _write(value, short.format(_shortened(month_day)), language)


def _shortened(month_day: str) -> str:
    """The month in short; Spanish says "de" only before the whole word."""
    return month_day.replace(" 'de' ", " ").replace("MMMM", "MMM")


def _day_alone(value: date, language: str) -> str:
    return _write(value, "d." if language == "de" else "d", language)


def day_range(first: date, last: date, language: str | None = None) -> str:
    """ "18-22 May 2026" with an en dash; months and years are said twice only if they differ."""
    language = _language(language)
    month_day, _long, _short, year = PATTERNS[language]
    if first == last:
        return day(first, language)
    if (first.year, first.month) == (last.year, last.month):
        return f"{_day_alone(first, language)}–{day(last, language)}"
    start = month_day if first.year == last.year else year.format(month_day)
    return f"{_write(first, start, language)} – {day(last, language)}"


def large_range(first: date, last: date, language: str | None = None) -> tuple[str, str]:
    """("25–27", "May 2027"): what is written large on a ticket, and what stands under it."""
    language = _language(language)
    month_day, _long, _short, year = PATTERNS[language]
    if (first.year, first.month) == (last.year, last.month):
        days = dict.fromkeys([_day_alone(first, language), _day_alone(last, language)])
        return "–".join(days), _write(last, year.format("LLLL"), language)
    short = _shortened(month_day)
    days = f"{_write(first, short, language)} – {_write(last, short, language)}"
    years = str(last.year) if first.year == last.year else f"{first.year} – {last.year}"
    return days, years


def moment(value: datetime, zone: str, language: str | None = None) -> str:
    """ "26 May 2027, 09:30" in the given zone."""
    shown = local(value, zone)
    return f"{day(shown.date(), language)}, {shown:%H:%M}"


def local(value: datetime, zone: str) -> datetime:
    """The instant as wall time in ``zone``."""
    return value.astimezone(ZoneInfo(zone))


def instant(on: date, at, zone: str) -> datetime:
    """The instant of a wall time. A time the clock skips is read an hour later (PEP 495)."""
    wall = datetime.combine(on, at, tzinfo=ZoneInfo(zone))
    return wall.astimezone(ZoneInfo("UTC"))


def country(code: str, language: str | None = None) -> str:
    """The name of a country: ``TR`` is "Türkiye" in Turkish."""
    return locale(_language(language)).territories.get(code.upper(), code)
