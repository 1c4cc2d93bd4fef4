"""Finds the table of people in a workbook: its sheet, its header, its columns, its rows."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from kit.sheets.model import Row, Sheet, Workbook

from . import fields
from .columns import Column, columns_of
from .header_row import Header, find_header
from .hints import organisation_hint, organisation_of
from .lines import SECTION, kind_of_line
from .texts import clean

MUCH = 5  # what a name or an address column counts when sheets are compared


@dataclass(frozen=True)
class Skipped:
    """A row below the header that is no person, and why (see ``lines``)."""

    number: int
    reason: str
    text: str


@dataclass(frozen=True)
class Table:
    """One sheet's list: the columns with what they seem to mean, and the rows of people.

    ``sections`` names the heading under which a row stands, by row number.
    """

    sheet: str
    header_row: int | None
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    skipped: tuple[Skipped, ...] = ()
    sections: Mapping[int, str] = field(default_factory=dict)
    organisation_hint: str = ""

    @property
    def mapping(self) -> dict[int, str]:
        """Column index → field as suggested; columns nobody knows are not in it."""
        return {column.index: column.field for column in self.columns if column.field}

    @property
    def unknown(self) -> tuple[Column, ...]:
        return tuple(column for column in self.columns if not column.field)

    def worth(self) -> int:
        """How much like a list of people this is."""
        found = set(self.mapping.values()) - {fields.IGNORE}
        strong = found & {*fields.NAMES, fields.EMAIL}
        return (MUCH * len(strong) + len(found)) * bool(self.rows)


def find_table(workbook: Workbook, remembered: Mapping[str, str] | None = None) -> Table:
    """The likeliest list of people, never None: where nothing is known, everything is unknown.

    ``remembered`` maps ``headers.key`` of a header to the field somebody chose for it.
    """
    tables = [read_sheet(sheet, remembered or {}) for sheet in workbook.sheets]
    empty = Table("", None, (), ())
    return max(tables, key=lambda table: (table.worth(), len(table.rows)), default=empty)


def find_tables(workbook: Workbook, remembered: Mapping[str, str] | None = None) -> list[Table]:
    """Every sheet with a list of people: partners that write one sheet an organisation."""
    tables = [read_sheet(sheet, remembered or {}) for sheet in workbook.sheets]
    return [t for t in tables if set(t.mapping.values()) & set(fields.NAMES) and t.rows]


def read_sheet(sheet: Sheet, remembered: Mapping[str, str]) -> Table:
    header = find_header(sheet.rows, remembered)
    above, below = split_at(sheet.rows, header)
    columns = columns_of(header, below, remembered)
    mapping = {column.index: column.field for column in columns}
    rows, skipped, sections = sorted_lines(below, mapping)
    hint = organisation_hint(sheet.name, above)
    return Table(sheet.name, header.row, columns, rows, skipped, sections, hint)


def split_at(rows: tuple[Row, ...], header: Header) -> tuple[list[Row], list[Row]]:
    """The rows above and below the header; without a header all are below."""
    if header.row is None:
        return [], list(rows)
    first = header.row - header.height + 1
    return [r for r in rows if r.number < first], [r for r in rows if r.number > header.row]


def sorted_lines(rows: list[Row], mapping: Mapping[int, str]):
    """The rows of people, the others with their reason, and the heading each person is under."""
    people: list[Row] = []
    skipped: list[Skipped] = []
    sections: dict[int, str] = {}
    heading = ""
    for row in rows:
        reason = kind_of_line(row, mapping)
        if reason:
            text = " ".join(filter(None, map(clean, row.cells)))
            skipped.append(Skipped(row.number, reason, text))
            heading = organisation_of(text) if reason == SECTION else heading
        else:
            people.append(row)
            sections.update({row.number: heading} if heading else {})
    return tuple(people), tuple(skipped), sections
