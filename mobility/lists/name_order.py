"""In which order a "Name" column writes the halves, where its header does not say."""

from collections.abc import Sequence

from kit.sheets.model import Row

from .emails import read_email
from .names import FAMILY_FIRST, GIVEN_FIRST, capital_groups
from .texts import clean, fold

FEWEST = 2  # rows that must speak before anybody listens


def order_by_addresses(rows: Sequence[Row], name: int | None, email: int | None) -> str:
    """The order that addresses such as given.family@ or g.family@ show; "" if they do not."""
    if name is None or email is None:
        return ""
    votes = [vote(clean(row.cell(name)), row.cell(email)) for row in rows]
    given, family = votes.count(GIVEN_FIRST), votes.count(FAMILY_FIRST)
    if max(given, family) < FEWEST or given == family:
        return ""
    return GIVEN_FIRST if given > family else FAMILY_FIRST


def vote(name: str, email) -> str:
    """What one row says: two words, and an address that names both with the given name first."""
    words = name.replace(",", " ").split()
    parts = fold(read_email(email).address.partition("@")[0]).split()
    if len(words) != 2 or len(parts) != 2 or capital_groups(words) in ([(0, 1)], [(1, 2)]):
        return ""
    first, second = (fold(word).rstrip("0123456789") for word in words)
    given, family = (part.rstrip("0123456789") for part in parts)
    if first.startswith(given) and second == family:
        return GIVEN_FIRST
    return FAMILY_FIRST if second.startswith(given) and first == family else ""
