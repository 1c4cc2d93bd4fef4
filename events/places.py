"""Countries and time zones as people choose them, and addresses as they are read."""

import zoneinfo
from functools import cache
from importlib import resources

from kit import dates, search


def countries(language: str | None = None) -> list[tuple[str, str]]:
    """(code, name) of every country in the reader's language, in the order of the names."""
    names = [(code, dates.country(code, language)) for code in main_zones()]
    return sorted(names, key=lambda pair: search.normalise(pair[1]))


def zones() -> list[tuple[str, str]]:
    """(name, name as read) of the time zones that places have."""
    known = zoneinfo.available_timezones()
    regions = ("Europe/", "Asia/", "Africa/", "America/", "Atlantic/", "Indian/", "Pacific/",
               "Australia/")  # fmt: skip
    found = sorted(name for name in known if name.startswith(regions))
    return [(name, name.replace("_", " ")) for name in found]


def zone_of(country: str) -> str:
    """The zone in which most people of a country live; UTC for an unknown one."""
    return main_zones().get(country, "UTC")


def address_of(place) -> str:
    """Where an event or organisation is, on one line in the reader's language; may be empty."""
    town = " ".join(part for part in (place.postcode, place.city) if part)
    country = dates.country(place.country) if place.country else ""
    return ", ".join(part for part in (place.street, town, country) if part)


@cache
def main_zones() -> dict[str, str]:
    """Country code to zone. The table lists the most populous zone of a country first."""
    table = resources.files("tzdata.zoneinfo").joinpath("zone.tab").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in table.splitlines() if not line.startswith("#")]
    found: dict[str, str] = {}
    for country, _coordinates, zone, *_comment in rows:
        found.setdefault(country, zone)
    return found
