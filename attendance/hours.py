"""Days and hours of one person. Pure (decision 30).

A half day counts when the person was present, late or left early; its hours are its counted
minutes; a day counts with one such half.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache

WAS_THERE = frozenset({"present", "late", "left_early"})


@dataclass(frozen=True)
class Attended:
    """What somebody attended, of what there was."""

    days: int
    minutes: int
    of_days: int
    of_minutes: int
    missing: tuple = ()  # the half days without the person, in order of time

    @property
    def hours(self) -> Decimal:
        """Hours attended, to two decimals, without needless zeros."""
        return _hours(self.minutes)

    @property
    def of_hours(self) -> Decimal:
        """Hours there were."""
        return _hours(self.of_minutes)


def attended(half_days: Iterable, presences: Mapping[tuple[date, str], str]) -> Attended:
    """Sum up one person: ``presences`` says per (day, key) how the person was there."""
    half_days = list(half_days)
    there = [half for half in half_days if presences.get((half.day, half.key)) in WAS_THERE]
    return Attended(
        days=len({half.day for half in there}),
        minutes=sum(half.minutes for half in there),
        of_days=len({half.day for half in half_days}),
        of_minutes=sum(half.minutes for half in half_days),
        missing=tuple(half for half in half_days if half not in there),
    )


@cache
def _hours(minutes: int) -> Decimal:
    hours = round(Decimal(minutes) / 60, 2).normalize()
    return hours.quantize(Decimal(1)) if hours == hours.to_integral() else hours
