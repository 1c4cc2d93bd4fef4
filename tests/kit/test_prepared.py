"""Questions whose SQL is written once: they say the same however often they are written."""

import pytest

from attendance import access, calls, projection, reading, subjects
from attendance.actions import scans
from kit.prepared import Prepared

QUESTIONS = {
    f"{module.__name__}.{name}": value
    for module in (access, calls, projection, reading, scans, subjects)
    for name, value in vars(module).items()
    if isinstance(value, Prepared)
}


@pytest.mark.parametrize("name", sorted(QUESTIONS))
def test_two_threads_may_write_a_question_at_once(db, name):
    """Whoever comes first in each of them writes it: what it is made of must bear that."""
    question = QUESTIONS[name].question

    once, twice = Prepared(question).written(), Prepared(question).written()

    assert (once.pieces, len(once.params)) == (twice.pieces, len(twice.params))
