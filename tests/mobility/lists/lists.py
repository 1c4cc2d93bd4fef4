"""Lists for tests: from text, from rows, from the folder of real ones."""

import io
from collections.abc import Sequence
from pathlib import Path

import openpyxl

from kit.sheets.model import Row, Sheet, Workbook
from kit.sheets.reader import read_workbook
from mobility.lists.rows import ListRow, read_rows
from mobility.lists.table import find_table

FOLDER = Path(__file__).parents[2] / "data" / "participants"


def real_lists() -> dict[str, Workbook]:
    files = sorted(path for path in FOLDER.iterdir() if path.suffix in (".xlsx", ".csv"))
    return {file.name: read_workbook(file.read_bytes(), file.name) for file in files}


def book(*lines: Sequence, name: str = "Sheet1") -> Workbook:
    """A workbook of one sheet with the rows; empty rows leave a gap in the numbers."""
    return Workbook("xlsx", (sheet(*lines, name=name),))


def sheet(*lines: Sequence, name: str = "Sheet1") -> Sheet:
    rows = (Row(number, tuple(line)) for number, line in enumerate(lines, 1) if any(line))
    return Sheet(name, tuple(rows))


def text_book(text: str, encoding: str = "utf-8") -> Workbook:
    return read_workbook(text.encode(encoding), "list.csv")


def xlsx_book(lines: Sequence[Sequence], merges: Sequence[str] = ()) -> Workbook:
    file = io.BytesIO()
    written = openpyxl.Workbook()
    for line in lines:
        written.active.append(list(line))
    for merge in merges:
        written.active.merge_cells(merge)
    written.save(file)
    return read_workbook(file.getvalue(), "list.xlsx")


def people(workbook: Workbook, **how) -> list[ListRow]:
    return read_rows(find_table(workbook), **how)


def names_of(rows: list[ListRow]) -> list[tuple[str, str]]:
    return [(row.values["given_name"], row.values["family_name"]) for row in rows]


def codes_of(row: ListRow) -> list[str]:
    return [remark.code for remark in row.remarks]
