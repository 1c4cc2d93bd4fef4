"""The answer of the child process as JSON: a workbook, or a refusal."""

import json
import logging
from datetime import date, datetime, time
from typing import TextIO

from .model import Cell, Row, Sheet, Workbook
from .refusals import SheetRefused

log = logging.getLogger(__name__)

KINDS = {datetime: "datetime", date: "date", time: "time"}
TYPES = {name: kind for kind, name in KINDS.items()}


def write_answer(out: TextIO, book: Workbook) -> None:
    """Write the workbook row by row, so that it is never held twice."""
    about = {"format": book.format, "encoding": book.encoding, "delimiter": book.delimiter}
    out.write(json.dumps(about) + "\n")
    for sheet in book.sheets:
        out.write(json.dumps({"sheet": sheet.name}) + "\n")
        for row in sheet.rows:
            out.write(json.dumps([row.number, row.cells, row.flags], default=pack) + "\n")


def write_refusal(out: TextIO, refusal: SheetRefused, trouble: str = "") -> None:
    """Write the refusal; ``trouble`` names an error nobody foresaw, for the log."""
    answer = {"refused": refusal.code, "params": refusal.params, "trouble": trouble}
    out.write(json.dumps(answer) + "\n")


def read_answer(lines) -> Workbook:
    """The workbook of the answer; raises its refusal instead if it is one."""
    about = json.loads(next(lines))
    if "refused" in about:
        if about["trouble"]:
            log.warning("a sheet could not be read: %s", about["trouble"])
        raise SheetRefused(about["refused"], about["params"])
    sheets: list[tuple[str, list[Row]]] = []
    for line in lines:
        part = json.loads(line)
        if isinstance(part, dict):
            sheets.append((part["sheet"], []))
        else:
            sheets[-1][1].append(unpack_row(*part))
    return Workbook(sheets=tuple(Sheet(name, tuple(rows)) for name, rows in sheets), **about)


def pack(value: date | datetime | time) -> dict[str, str]:
    return {KINDS[type(value)]: value.isoformat()}


def unpack_row(number: int, cells: list, flags: dict[str, str]) -> Row:
    values = tuple(unpack(cell) for cell in cells)
    return Row(number, values, {int(index): flag for index, flag in flags.items()})


def unpack(value: Cell | dict[str, str]) -> Cell:
    if not isinstance(value, dict):
        return value
    ((kind, text),) = value.items()
    return TYPES[kind].fromisoformat(text)
