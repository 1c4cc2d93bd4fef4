"""What scans and corrections add up to. Pure: the same entries in any order give the same facts.

Times are instants; a *pair* is (roll call, participation) in whatever form the caller has them.
The rules:

- The first arrival is the earliest corrected time, whichever reached the server first.
- A correction replaces what came before it, by the time of its making; the last one holds.
- "Undo" is as if nothing had been entered before it: earlier scans and corrections no longer
  count. A scan later than the undo makes present again; so does a signature that is recorded
  later, whatever half day it is from.
- Any other correction stands until the next correction, whatever is scanned after it; scans
  still say when somebody was first seen.

Equal times are settled by id; a scan at the very instant of an undo is undone.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

PRESENT, UNDONE, UNDO = "present", "undone", "undo"


@dataclass(frozen=True)
class Arrival:
    """A scan that counts: somebody was seen.

    ``entered`` is when it was recorded, where that is not when somebody was seen: a signature.
    """

    id: UUID
    pair: Hashable
    at: datetime
    entered: datetime | None = None


@dataclass(frozen=True)
class Judgement:
    """A correction: what somebody decided about a pair."""

    id: UUID
    pair: Hashable
    at: datetime
    change: str


@dataclass(frozen=True)
class Facts:
    """What holds for a pair."""

    presence: str
    first_at: datetime | None = None
    first_scan: UUID | None = None
    is_corrected: bool = False


def fold(scans: Iterable[Arrival], corrections: Iterable[Judgement]) -> dict[Hashable, Facts]:
    """The facts of every pair that has an entry."""
    seen, judged = defaultdict(list), defaultdict(list)
    for scan in scans:
        seen[scan.pair].append(scan)
    for correction in corrections:
        judged[correction.pair].append(correction)
    return {pair: _facts(seen[pair], judged[pair]) for pair in {**seen, **judged}}


def _facts(scans, corrections) -> Facts:
    undone_at = max((each.at for each in corrections if each.change == UNDO), default=None)
    counted = [each for each in scans if undone_at is None or (each.entered or each.at) > undone_at]
    first = min(counted, key=_in_time, default=None)
    last = max(corrections, key=_in_time, default=None)
    presence = PRESENT if first else UNDONE
    if last and last.change != UNDO:
        presence = last.change
    return Facts(presence, first and first.at, first and first.id, bool(corrections))


def _in_time(entry):
    return entry.at, entry.id
