"""What is different between two agendas: pure, over items that share their keys.

Times come first: an item that begins or ends at another time is *moved*, whatever else changed.
"""

from collections.abc import Iterable
from dataclasses import dataclass

ADDED, MOVED, CHANGED, REMOVED = "added", "moved", "changed", "removed"

TIMES = ("starts_at", "ends_at")
OPEN_FIELDS = ("kind", "title", "note", "speaker", "place", "is_counted", "host_institution")
CLOSED_FIELDS = ("address", "is_address_public", "contact", "access_note", "way_to_next")


@dataclass(frozen=True)
class Change:
    """One item that is different: as it is now (or was, when removed), and as it was before."""

    what: str
    item: object
    before: object = None
    fields: tuple[str, ...] = ()


def compare(before: Iterable, after: Iterable, *, with_closed: bool = True) -> list[Change]:
    """The changes from ``before`` to ``after``, in order of time.

    Without ``with_closed`` nothing is said about what only participants may know.
    """
    fields = OPEN_FIELDS + (CLOSED_FIELDS if with_closed else ())
    old, new = {item.key: item for item in before}, {item.key: item for item in after}
    found = [Change(REMOVED, item) for key, item in old.items() if key not in new]
    for key, item in new.items():
        change = _change(old.get(key), item, fields)
        if change:
            found.append(change)
    return sorted(found, key=lambda change: change.item.starts_at)


def _change(before, item, fields) -> Change | None:
    if before is None:
        return Change(ADDED, item)
    different = tuple(name for name in fields if getattr(before, name) != getattr(item, name))
    if any(getattr(before, name) != getattr(item, name) for name in TIMES):
        return Change(MOVED, item, before, different)
    return Change(CHANGED, item, before, different) if different else None
