"""What the background worker does: sweeps over rows that are due, then queued jobs.

A floor registers a sweep in its ``ready()``; a sweep looks for due rows itself and can be run
twice, or by several workers, without harm.
"""

import logging
from collections.abc import Callable

from django_tasks import task  # noqa: F401  one import for jobs: django.tasks from Django 6 on

logger = logging.getLogger(__name__)
_sweeps: list[Callable[[], int]] = []


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
