"""What the background worker does: sweeps over rows that are due, then queued jobs.

A floor registers a sweep in its ``ready()``; a sweep looks for due rows itself and can be run
twice, or by several workers, without harm.
"""

from collections.abc import Callable

from django_tasks import task  # noqa: F401  one import for jobs: django.tasks from Django 6 on

_sweeps: list[Callable[[], int]] = []


def sweeps(function: Callable[[], int]) -> Callable[[], int]:
    """Register ``function``; it returns how many rows it dealt with."""
    if function not in _sweeps:
        _sweeps.append(function)
    return function


def sweep_all() -> int:
    """Run every sweep once."""
    return sum(sweep() for sweep in _sweeps)
