"""The columns of a list with what they seem to mean, and how we know."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from kit.sheets.model import Cell, Row, column_letter

from . import fields
from .content import (
    by_content,
    filled,
    is_academic,
    is_email,
    mostly,
    names_by_address,
    names_by_look,
)
from .header_row import Header
from .headers import UNKNOWN, key

KNOWN, REMEMBERED, CONTENT, NOBODY = "known", "remembered", "content", "unknown"
COMPANY_OR_SIGNATURE = "firma"


@dataclass(frozen=True)
class Column:
    """``field`` is "" where nobody knows; ``order`` is that of the halves of a full name."""

    index: int
    letter: str
    header: str
    field: str
    origin: str
    order: str = ""


def columns_of(
    header: Header, rows: Sequence[Row], remembered: Mapping[str, str]
) -> tuple[Column, ...]:
    """A column for each that has a header or a cell."""
    width = max((len(row.cells) for row in rows), default=0)
    values = {index: [row.cell(index) for row in rows] for index in range(width)}
    wanted = header.texts.keys() | {index for index in values if filled(values[index])}
    columns = {index: by_header(index, header, remembered) for index in sorted(wanted)}
    blank = [None] * len(rows)
    cells = {index: values.get(index, blank) for index in columns}
    return tuple(with_content(with_doubts(columns, cells), cells).values())


def by_header(index: int, header: Header, remembered: Mapping[str, str]) -> Column:
    text = header.texts.get(index, "")
    said = header.meanings.get(index, UNKNOWN)
    origin = KNOWN if said.field else NOBODY
    if said.field and key(text) in remembered:
        origin = REMEMBERED
    return Column(index, column_letter(index), text, said.field, origin, said.order)


def with_doubts(columns: dict[int, Column], cells: dict[int, list[Cell]]) -> dict[int, Column]:
    """Headers that mean two things, decided by the cells: job title, firma."""
    have = {column.field for column in columns.values()}
    new = dict(columns)
    for index, column in columns.items():
        values = filled(cells[index])
        if column.origin == KNOWN and column.field == fields.TITLE:
            if values and not mostly(values, is_academic):
                new[index] = as_job_title(column, fields.FUNCTION in have)
        elif column.field == COMPANY_OR_SIGNATURE:
            company = values and fields.ORGANISATION not in have
            new[index] = replace(column, field=fields.ORGANISATION if company else fields.IGNORE)
    return new


def as_job_title(column: Column, taken: bool) -> Column:
    if taken:
        return replace(column, field="", origin=NOBODY)
    return replace(column, field=fields.FUNCTION)


def with_content(columns: dict[int, Column], cells: dict[int, list[Cell]]) -> dict[int, Column]:
    """The unknown columns, and addresses under "contact", by what stands in them."""
    have = {column.field for column in columns.values()}
    found = by_content({i: cells[i] for i, c in columns.items() if not c.field}, have)
    if fields.EMAIL not in have | set(found.values()):
        left_out = (i for i, c in columns.items() if c.field == fields.IGNORE)
        found |= {i: fields.EMAIL for i in left_out if mostly(cells[i], is_email)}
    now = {i: found.get(i, column.field) for i, column in columns.items()}
    found |= missing_names(now, cells)
    return columns | {
        index: replace(columns[index], field=field, origin=CONTENT)
        for index, field in found.items()
    }


def missing_names(now: Mapping[int, str], cells: dict[int, list[Cell]]) -> dict[int, str]:
    """Name columns where no header spoke of names: by the addresses beside them, or by looks."""
    if set(fields.NAMES) & set(now.values()):
        return {}
    unknown = {i: cells[i] for i, field in now.items() if not field}
    addresses = next((cells[i] for i, field in now.items() if field == fields.EMAIL), None)
    found = names_by_address(unknown, addresses) if addresses else {}
    return found or names_by_look(unknown)
