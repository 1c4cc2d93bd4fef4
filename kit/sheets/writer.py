"""Sheets that we write: typed cells, nothing that a spreadsheet would execute."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import IO, Any

from xlsxwriter import Workbook

from .columns import DATE, DATETIME, NUMBER, TIME, Column
from .guard import guard

LONGEST_CELL = 32_767  # Excel's own limit
LONGEST_NAME = 31
FORBIDDEN_IN_NAME = dict.fromkeys(map(ord, "[]:*?/\\"), " ")
BOM = "\ufeff"
FORMATS = {
    DATE: {"num_format": "yyyy-mm-dd", "align": "left"},
    DATETIME: {"num_format": "yyyy-mm-dd hh:mm", "align": "left"},
    TIME: {"num_format": "hh:mm", "align": "left"},
}
HEADER = {"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"}
OPTIONS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}


@dataclass(frozen=True)
class Page:
    """A sheet to write: its name, its columns, and rows by the columns' keys from any iterator."""

    name: str
    columns: Sequence[Column]
    rows: Iterable[Mapping[str, Any]]


def write_xlsx(target: str | Path | IO[bytes], pages: Iterable[Page], created: datetime) -> None:
    """Write the pages; texts stay texts whatever they begin with. ``created`` makes equal
    contents equal bytes."""
    with Workbook(str(target) if isinstance(target, Path) else target, OPTIONS) as book:
        book.set_properties({"created": created})
        formats = {kind: book.add_format(look) for kind, look in FORMATS.items()}
        header = book.add_format(HEADER)
        taken: set[str] = set()
        for page in pages:
            sheet = book.add_worksheet(free_name(page.name, taken))
            write_header(sheet, page.columns, header)
            count = write_rows(sheet, page, formats)
            sheet.autofilter(0, 0, count, max(len(page.columns) - 1, 0))


def write_header(sheet, columns: Sequence[Column], look) -> None:
    for index, column in enumerate(columns):
        sheet.set_column(index, index, column.width)
        sheet.write_string(0, index, column.title, look)
    sheet.freeze_panes(1, 0)


def write_rows(sheet, page: Page, formats: Mapping[str, Any]) -> int:
    """Write the rows below the header; how many there were."""
    number = 0
    for number, row in enumerate(page.rows, 1):
        for index, column in enumerate(page.columns):
            write_cell(sheet, number, index, row.get(column.key), column.kind, formats)
    return number


def write_cell(sheet, row: int, column: int, value, kind: str, formats: Mapping[str, Any]) -> None:
    """Write by the column's kind; a value of another type than its column is written as text."""
    if value is None or value == "":
        return
    if isinstance(value, str) or kind not in {NUMBER, *FORMATS}:
        sheet.write_string(row, column, str(value)[:LONGEST_CELL])
    elif kind == NUMBER:
        sheet.write_number(row, column, value)
    else:
        sheet.write_datetime(row, column, value, formats[kind])


def free_name(name: str, taken: set[str]) -> str:
    """A name that Excel accepts and no other sheet of the file has; it is taken afterwards."""
    base = name.translate(FORBIDDEN_IN_NAME).strip(" '")[:LONGEST_NAME].strip(" '") or "Sheet"
    free, number = base, 1
    while free.casefold() in taken or free.casefold() == "history":
        number += 1
        free = f"{base[: LONGEST_NAME - len(str(number)) - 1]} {number}"
    taken.add(free.casefold())
    return free


def write_csv(
    file: IO[bytes], header: Sequence[str], rows: Iterable[Sequence[Any]], delimiter: str = ";"
) -> None:
    """Write UTF-8 with a mark; texts that could run as a formula carry an apostrophe, which
    our reader takes away again."""
    text = io.TextIOWrapper(file, encoding="utf-8", newline="", write_through=True)
    text.write(BOM)
    lines = csv.writer(text, delimiter=delimiter, lineterminator="\r\n")
    lines.writerow([plain(title) for title in header])
    for row in rows:
        lines.writerow([plain(value) for value in row])
    text.detach()


def plain(value: Any) -> str:
    """Numbers and dates in their international form, texts guarded."""
    if value is None:
        return ""
    if isinstance(value, str):
        return guard(value)
    return value.isoformat() if hasattr(value, "isoformat") else str(value)
