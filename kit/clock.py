"""The one clock of the house (decision 12). Views and commands read it; actions get times."""

from contextlib import contextmanager
from datetime import datetime, timedelta

from django.utils import timezone

_shift = timedelta(0)
_stopped_at: datetime | None = None


def now() -> datetime:
    """This instant in UTC, aware; moved or stopped only by ``at`` and ``moved``."""
    return _stopped_at or timezone.now() + _shift


@contextmanager
def at(moment: datetime):
    """Stop the clock at ``moment`` for the whole process: demo, state digest, tests."""
    global _stopped_at
    before, _stopped_at = _stopped_at, moment
    try:
        yield moment
    finally:
        _stopped_at = before


@contextmanager
def moved(to: datetime):
    """Let the clock of the whole process run on from ``to``: journeys that last for days."""
    global _shift
    before, _shift = _shift, to - timezone.now()
    try:
        yield
    finally:
        _shift = before
