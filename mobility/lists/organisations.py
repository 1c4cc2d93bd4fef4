"""The organisation of a row whose own cell says nothing."""

from collections.abc import Sequence

from kit.sheets.model import Row

from .table import Table
from .texts import clean, means_nothing

FROM_ABOVE = "organisation_from_above"
FROM_SECTION = "organisation_from_section"
FROM_TITLE = "organisation_from_title"


class Organisations:
    """Knows for each row of a table what its own cell leaves out."""

    def __init__(self, table: Table, columns: Sequence[int]):
        self.table = table
        self.above = once_a_group(table.rows, columns[0]) if columns else {}

    def instead(self, row: Row) -> tuple[str, str]:
        """The organisation and the code of where it comes from; two empty texts if unknown."""
        for name, source in (
            (self.above.get(row.number, ""), FROM_ABOVE),
            (self.table.sections.get(row.number, ""), FROM_SECTION),
            (self.table.organisation_hint, FROM_TITLE),
        ):
            if name:
                return name, source
        return "", ""


def once_a_group(rows: Sequence[Row], index: int) -> dict[int, str]:
    """Row number → the name above, in columns that name each organisation once.

    Such a column starts with a name, repeats none, and has more gaps than an oversight.
    """
    cells = [(row.number, clean(row.cell(index))) for row in rows]
    names = [text for _, text in cells if not means_nothing(text)]
    gaps = len(cells) - len(names)
    starts = bool(cells) and not means_nothing(cells[0][1])
    if not starts or len(set(names)) < len(names) or 2 * gaps < len(names):
        return {}
    above: dict[int, str] = {}
    current = ""
    for number, text in cells:
        current = current if means_nothing(text) else text
        above[number] = current
    return above
