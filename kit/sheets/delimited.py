"""Text with a delimiter, as spreadsheets and people save it."""

import csv
import io
import itertools
from collections import Counter

from .budget import Budget
from .encodings import decode
from .guard import unguard
from .limits import Limits
from .model import TOO_LONG, Row, Sheet, Workbook, address
from .refusals import SheetRefused
from .sniff import refuse_other_text

DELIMITERS = ";,\t|"
SAMPLE = 60  # rows that decide about the delimiter
RUNAWAY = 20  # line breaks in a cell that only a forgotten quotation mark explains


def parse(data: bytes, limits: Limits) -> Workbook:
    refuse_other_text(data)
    text, encoding = decode(data)
    csv.field_size_limit(len(text) + 1)
    text, delimiter = told_delimiter(text)
    delimiter = delimiter or likely_delimiter(text)
    rows = read_rows(text, delimiter, limits)
    return Workbook("csv", (Sheet("", tuple(rows)),), encoding, delimiter)


def told_delimiter(text: str) -> tuple[str, str]:
    """Excel's own first line ``sep=;`` is an instruction and no row."""
    first, _, rest = text.partition("\n")
    told = first.strip("\r\n ").strip('"').lower()
    if told.startswith("sep=") and len(told) <= 5:
        return rest, first.strip("\r\n ").strip('"')[4:] or "\t"
    return text, ""


def likely_delimiter(text: str) -> str:
    """The delimiter that gives the most columns in the most rows."""
    return max(DELIMITERS, key=lambda delimiter: regularity(text, delimiter))


def regularity(text: str, delimiter: str) -> float:
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    widths = [len(line) for line in itertools.islice(lines, SAMPLE) if any(line)]
    if not widths:
        return 0
    usual, rows = max(Counter(widths).items(), key=lambda item: (item[0] - 1) * item[1])
    return (usual - 1) * rows / len(widths)


def read_rows(text: str, delimiter: str, limits: Limits) -> list[Row]:
    rows = list(read_lines(text, delimiter, csv.QUOTE_MINIMAL, limits))
    if any(runs_away(row) for row in rows):
        rows = list(read_lines(text, delimiter, csv.QUOTE_NONE, limits))
    return rows


def read_lines(text: str, delimiter: str, quoting: int, limits: Limits):
    """The rows that hold something; an empty line counts as a row, as in Excel."""
    budget = Budget(limits)
    source = io.StringIO(text, newline="")
    for number, line in enumerate(csv.reader(source, delimiter=delimiter, quoting=quoting), 1):
        cells = [unguard(cell) if cell.strip() else None for cell in line]
        while cells and cells[-1] is None:
            cells.pop()
        if cells:
            yield bounded(number, cells, budget)


def bounded(number: int, cells: list[str | None], budget: Budget) -> Row:
    """The row within the limits: too long a cell is cut and flagged, too many are refused."""
    limits = budget.limits
    if number > limits.rows:
        raise SheetRefused("too_many_rows", {"sheet": "", "limit": limits.rows})
    if len(cells) > limits.columns:
        place = {"sheet": "", "cell": address(len(cells) - 1, number)}
        raise SheetRefused("too_many_columns", place | {"limit": limits.columns})
    flags = {}
    for index, cell in enumerate(cells):
        if cell is not None and len(cell) > limits.cell_characters:
            cells[index], flags[index] = cell[: limits.cell_characters], TOO_LONG
        if cell is not None:
            budget.spend(cells[index])
    return Row(number, tuple(cells), flags)


def runs_away(row: Row) -> bool:
    return any(cell and cell.count("\n") > RUNAWAY for cell in row.cells)
