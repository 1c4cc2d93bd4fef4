"""What the background worker does: sweeps over rows that are due, then queued jobs.

A floor registers a sweep in its ``ready()``; a sweep looks for due rows itself and can be run
twice, or by several workers, without harm. A worker leaves a mark that it is there.
"""

import logging
from collections.abc import Callable
from datetime import datetime, timedelta

from django.core.cache import cache
from django_tasks import task  # noqa: F401  one import for jobs: django.tasks from Django 6 on

from kit import clock

logger = logging.getLogger(__name__)
MARK = "kilim.worker.seen"
MARKED_EVERY = timedelta(seconds=30)
MISSED_AFTER = timedelta(minutes=5)
_sweeps: list[Callable[[], int]] = []
_before: list[Callable[[], None]] = []


def first(function: Callable[[], None]) -> Callable[[], None]:
    """Register ``function`` to be called before a worker begins."""
    if function not in _before:
        _before.append(function)
    return function


def begin() -> None:
    """Call what was registered to come first. What it raises ends the worker."""
    for function in _before:
        function()


def sweeps(function: Callable[[], int]) -> Callable[[], int]:
    """Register ``function``; it returns how many rows it dealt with."""
    if function not in _sweeps:
        _sweeps.append(function)
    return function


def sweep_all() -> int:
    """Run every sweep once. One that fails is logged and comes again; the others go on."""
    return sum(_run(sweep) for sweep in _sweeps)


def _run(sweep) -> int:
    try:
        return sweep()
    except Exception:  # whatever it is, mail must not wait for it
        logger.exception("%s failed; trying again", sweep.__qualname__)
        return 0


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
