"""The fold: the same entries in any order, repeated or split, give the same facts."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as some

from attendance.fold import Arrival, Facts, Judgement, fold

START = datetime(2026, 11, 24, 8, tzinfo=UTC)
PAIR = ("call", "person")
CHANGES = ["present", "late", "left_early", "excused", "absent", "undo"]

ids = some.uuids()
times = some.integers(0, 8).map(lambda minutes: START + timedelta(minutes=minutes))
pairs = some.tuples(some.sampled_from("ab"), some.sampled_from("xyz"))
arrivals = some.lists(
    some.builds(Arrival, ids, pairs, times, some.none() | times),
    max_size=12,
    unique_by=lambda e: e.id,
)
judgements = some.lists(
    some.builds(Judgement, ids, pairs, times, some.sampled_from(CHANGES)),
    max_size=6, unique_by=lambda e: e.id,
)  # fmt: skip


@given(arrivals, judgements, some.data())
def test_any_order_and_any_repetition_gives_the_same(scans, corrections, data):
    again = data.draw(some.permutations(scans + scans[::2]))
    others = data.draw(some.permutations(corrections + corrections[::2]))

    assert fold(again, others) == fold(scans, corrections)


@given(arrivals, judgements)
def test_pairs_do_not_touch_each_other(scans, corrections):
    every = {entry.pair for entry in (*scans, *corrections)}

    apart = {
        pair: facts
        for each in every
        for pair, facts in fold(
            [scan for scan in scans if scan.pair == each],
            [correction for correction in corrections if correction.pair == each],
        ).items()
    }

    assert apart == fold(scans, corrections)


@given(arrivals, some.integers(0, 12))
def test_scans_can_be_split_and_the_earlier_half_wins(scans, place):
    first, second = fold(scans[:place], []), fold(scans[place:], [])

    for pair, facts in fold(scans, []).items():
        halves = [half[pair] for half in (first, second) if pair in half]
        assert facts == min(halves, key=lambda half: (half.first_at, half.first_scan))


def said(*entries):
    """The facts of one pair from words like "scan 3" or "late 5"."""
    scans, corrections = [], []
    for number, entry in enumerate(entries, 1):
        what, minutes = entry.split()
        at, id = START + timedelta(minutes=int(minutes)), UUID(int=number)
        if what == "scan":
            scans.append(Arrival(id, PAIR, at))
        else:
            corrections.append(Judgement(id, PAIR, at, what))
    facts = fold(scans, corrections)[PAIR]
    minute = facts.first_at and (facts.first_at - START) // timedelta(minutes=1)
    return facts.presence, minute


@pytest.mark.parametrize(
    ("entries", "facts"),
    [
        (["scan 3"], ("present", 3)),
        (["scan 5", "scan 3"], ("present", 3)),
        (["scan 3", "undo 4"], ("undone", None)),
        (["scan 3", "undo 3"], ("undone", None)),
        (["scan 3", "undo 4", "scan 5"], ("present", 5)),
        (["undo 4"], ("undone", None)),
        (["scan 3", "late 5"], ("late", 3)),
        (["late 5"], ("late", None)),
        (["excused 2", "scan 5"], ("excused", 5)),
        (["absent 2", "scan 5"], ("absent", 5)),
        (["late 2", "absent 4"], ("absent", None)),
        (["absent 4", "late 2"], ("absent", None)),
        (["scan 1", "excused 2", "undo 3"], ("undone", None)),
        (["scan 1", "excused 2", "undo 3", "scan 4"], ("present", 4)),
        (["scan 1", "undo 2", "present 3"], ("present", None)),
        (["late 3", "absent 3"], ("absent", None)),
    ],
)
def test_what_holds(entries, facts):
    assert said(*entries) == facts


def test_a_signature_counts_against_an_undo_from_when_it_was_recorded():
    begin, undone, recorded = (START + timedelta(minutes=minutes) for minutes in (1, 4, 5))
    undo = [Judgement(UUID(int=1), PAIR, undone, "undo")]

    before = fold([Arrival(UUID(int=2), PAIR, begin, begin)], undo)
    after = fold([Arrival(UUID(int=2), PAIR, begin, recorded)], undo)

    assert (before[PAIR].presence, before[PAIR].first_at) == ("undone", None)
    assert (after[PAIR].presence, after[PAIR].first_at) == ("present", begin)


def test_nothing_entered_says_nothing():
    assert fold([], []) == {}


def test_a_correction_is_said_to_be_one():
    at = START

    facts = fold([], [Judgement(UUID(int=1), PAIR, at, "late")])

    assert facts == {PAIR: Facts("late", is_corrected=True)}
