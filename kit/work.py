"""What the background worker does: sweeps over rows that are due, then queued jobs.

A floor registers a sweep in its ``ready()``; a sweep looks for due rows itself and can be run
twice, or by several workers, without harm. What may wait says how long each worker rests between
two runs of it. A worker leaves a mark that it is there.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.core.cache import cache
from django_tasks import task  # noqa: F401  one import for jobs: django.tasks from Django 6 on

from kit import clock

logger = logging.getLogger(__name__)
MARK = "kilim.worker.seen"
MARKED_EVERY = timedelta(seconds=30)
MISSED_AFTER = timedelta(minutes=5)
_before: list[Callable[[], None]] = []


@dataclass
class Sweep:
    """One thing a worker does at its looks, and when this one did it last."""

    function: Callable[[], int]
    every: timedelta = timedelta(0)
    done_at: datetime | None = None

    def is_due(self, at: datetime) -> bool:
        """Whether it has rested long enough; a clock that was put back is no reason to wait."""
        return self.done_at is None or not timedelta(0) <= at - self.done_at < self.every

    def run(self, at: datetime) -> int:
        """Do it; what fails is logged and comes again."""
        self.done_at = at
        try:
            return self.function()
        except Exception:  # whatever it is, mail must not wait for it
            logger.exception("%s failed; trying again", self.function.__qualname__)
            return 0


_sweeps: list[Sweep] = []


def first(function: Callable[[], None]) -> Callable[[], None]:
    """Register ``function`` to be called before a worker begins."""
    if function not in _before:
        _before.append(function)
    return function


def begin() -> None:
    """Call what was registered to come first. What it raises ends the worker."""
    for function in _before:
        function()


def sweeps(function: Callable[[], int], *, every: timedelta = timedelta(0)) -> None:
    """Register ``function``; it returns how many rows it dealt with.

    It is called at every look, or when ``every`` has passed since this worker called it last.
    """
    if all(sweep.function is not function for sweep in _sweeps):
        _sweeps.append(Sweep(function, every))


def sweep_all() -> int:
    """Run every sweep that is due. One that fails holds up no other."""
    now = clock.now()
    return sum(sweep.run(now) for sweep in _sweeps if sweep.is_due(now))


def leave_mark(last: datetime | None) -> datetime:
    """Say that a worker is there, not more often than needed; when it was said."""
    now = clock.now()
    if last and now - last < MARKED_EVERY:
        return last
    cache.set(MARK, now, timeout=None)
    return now


def last_seen() -> datetime | None:
    """When a worker was there."""
    return cache.get(MARK)


def is_seen() -> bool:
    """Whether a worker was there lately."""
    seen = last_seen()
    return bool(seen and clock.now() - seen < MISSED_AFTER)
