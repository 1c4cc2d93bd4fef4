"""A partner's file as the rows of an import. Nothing here writes to the database.

Columns that are left out are in no row: neither their cells nor their values are kept.
"""

from datetime import date

from events.models import Project
from kit.sheets.model import Row, Workbook
from kit.sheets.reader import read_workbook
from mobility.lists import fields, header_row, headers
from mobility.lists.codes import NOTE
from mobility.lists.columns import columns_of
from mobility.lists.hints import organisation_hint
from mobility.lists.rows import ListRow as ReadRow
from mobility.lists.rows import read_rows
from mobility.lists.table import (
    Table,
    find_table,
    find_tables,
    read_sheet,
    sorted_lines,
    split_at,
)
from mobility.lists.texts import clean
from mobility.models import ListImport, ListRow, Verdict

# what becomes of a list: these fields are kept, all other columns are left out
KEPT = (
    fields.TITLE, fields.GIVEN_NAME, fields.FAMILY_NAME, fields.ORGANISATION, fields.FUNCTION,
    fields.EMAIL, fields.ARRIVAL, fields.DEPARTURE, fields.LANGUAGE,
)  # fmt: skip
CHOICES = (fields.FULL_NAME, *KEPT)
LEFT_OUT = fields.IGNORE


def remembered_columns(project: Project) -> dict[str, str]:
    """What somebody chose for a header in an earlier list of the project."""
    return dict(project.column_choices.values_list("header", "field"))


def tables_of(book: Workbook, remembered: dict) -> list[Table]:
    """Every sheet with a list of people; the likeliest one when none is sure."""
    return find_tables(book, remembered) or [find_table(book, remembered)]


def describe(table: Table) -> dict:
    """The fields of a ``ListImport`` that say how the table was understood."""
    return {
        "sheet": table.sheet[:100],
        "header_row": table.header_row,
        "columns": [
            {
                "index": column.index,
                "letter": column.letter,
                "header": clean(column.header)[:200],
                "field": column.field if column.field in CHOICES else _left_out(column.field),
                "origin": column.origin,
            }
            for column in table.columns
        ],
    }


def _left_out(field: str) -> str:
    """Known and left out; or "" where nobody knows what the column is."""
    return LEFT_OUT if field else ""


def read_again(list_import: ListImport, data: bytes) -> tuple[Workbook, Table]:
    """The table of a staged import: of its sheet, below its header row if it has one."""
    book = read_workbook(data, list_import.filename)
    remembered = remembered_columns(list_import.event.project)
    sheet = next((s for s in book.sheets if s.name[:100] == list_import.sheet), book.sheets[0])
    found = read_sheet(sheet, remembered)
    if list_import.header_row in (None, found.header_row):
        return book, found
    return book, _read_below(sheet, list_import.header_row, remembered)


def _read_below(sheet, number: int, remembered: dict) -> Table:
    """The table whose header somebody said is in row ``number``."""
    row = next((row for row in sheet.rows if row.number == number), Row(number, ()))
    header = header_row.one_row(row, remembered)
    above, below = split_at(sheet.rows, header)
    columns = columns_of(header, below, remembered)
    rows, skipped, sections = sorted_lines(below, {c.index: c.field for c in columns})
    hint = organisation_hint(sheet.name, above)
    return Table(sheet.name, header.row, columns, rows, skipped, sections, hint)


def rows_of(list_import: ListImport, table: Table) -> list[ListRow]:
    """Unsaved rows of an import, read with its columns and options."""
    mapping = {column["index"]: column["field"] or LEFT_OUT for column in list_import.columns}
    read = read_rows(table, mapping, recase=list_import.options.get("recase", True))
    return [
        ListRow(list_import=list_import, number=row.number, verdict=Verdict.LOOK, **_kept(row))
        for row in read
    ]


def correct(rows: list[ListRow]) -> None:
    """Read the rows again in which somebody corrected something."""
    changed = [row for row in rows if any(name in CHOICES for name in row.corrected)]
    if not changed:
        return
    table = Table("", None, (), tuple(Row(row.number, _as_cells(row)) for row in changed))
    read = read_rows(table, dict(enumerate(KEPT)), recase=False)
    for row, new in zip(changed, read, strict=True):
        _take(row, new)


def _as_cells(row: ListRow) -> tuple:
    """What the row says, field by field."""
    wrong = {problem["field"] for problem in row.problems}
    return tuple(_as_cell(row, name, name in wrong) for name in KEPT)


def _as_cell(row, name, is_wrong):
    """The correction, else what stood where something was wrong, else the value."""
    if name in row.corrected:
        return row.corrected[name]
    return row.cells[name]["text"] if is_wrong else row.values.get(name, "")


def _take(row: ListRow, new: ReadRow) -> None:
    """Values and problems after a correction; cells stay those of the partner's file."""
    kept = _kept(new)
    said = {name for name in kept["values"] if kept["values"][name] or name in row.values}
    row.values = {name: kept["values"][name] for name in said}
    row.problems = [{**each, "cell": _cell(row, each["field"])} for each in kept["problems"]]


def _cell(row: ListRow, field: str) -> str:
    return row.cells.get(field, {}).get("cell", "")


def _kept(row: ReadRow) -> dict:
    """The fields of a ``ListRow`` from a row as read."""
    return {
        "cells": {
            name: {"cell": cell, "text": clean(text)}
            for name, (cell, text) in row.cells.items()
            if name in CHOICES
        },
        "values": {
            name: value.isoformat() if isinstance(value, date) else value or ""
            for name, value in row.values.items()
            if name in KEPT
        },
        "problems": [_as_json(remark) for remark in row.remarks if _holds_back(remark)],
        "notes": [_as_json(remark) for remark in row.remarks if _is_note(remark)],
    }


def _holds_back(remark) -> bool:
    """Who stands twice and whose mailbox it is, is judged against the project's people too."""
    judged_later = ("duplicate", "shared_email", "same_name")
    return remark.severity != NOTE and remark.code not in judged_later


def _is_note(remark) -> bool:
    """Two people of one name with an e-mail each are two people: worth a word, no question."""
    return remark.severity == NOTE or remark.code == "same_name"


def _as_json(remark) -> dict:
    params = {
        name: value.isoformat() if isinstance(value, date) else value
        for name, value in remark.params.items()
    }
    return {
        "field": remark.field, "code": remark.code, "cell": remark.cell,
        "value": clean(remark.value), "params": params,
    }  # fmt: skip


def header_key(column: dict) -> str:
    """Under what the meaning of a column is remembered; "" for one without a header."""
    return headers.key(column["header"])[:200]
