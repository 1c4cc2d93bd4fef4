"""What a file holds: a workbook of sheets of rows of plain values."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time

Cell = str | int | float | bool | date | datetime | time | None

FORMULA = "formula"  # a formula whose result was never stored: the value is None
ERROR = "error"  # Excel's own error, such as #N/A: the value is that text
TOO_LONG = "too_long"  # the text was cut at the limit


@dataclass(frozen=True)
class Row:
    """One row that holds something, numbered as Excel shows it."""

    number: int
    cells: tuple[Cell, ...]
    flags: Mapping[int, str] = field(default_factory=dict)

    def cell(self, index: int) -> Cell:
        """The value in the column, None beyond the last one."""
        return self.cells[index] if index < len(self.cells) else None


@dataclass(frozen=True)
class Sheet:
    """A visible sheet; rows without any value are left out."""

    name: str
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Workbook:
    """``format`` is "xlsx" or "csv"; a text file also names its encoding and delimiter."""

    format: str
    sheets: tuple[Sheet, ...]
    encoding: str = ""
    delimiter: str = ""


def column_letter(index: int) -> str:
    """0 is A, 25 is Z, 26 is AA."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def address(column_index: int, row_number: int) -> str:
    """``address(4, 8)`` is E8."""
    return f"{column_letter(column_index)}{row_number}"
