"""The cells of one worksheet, streamed."""

import re
from datetime import date, datetime, time

from .budget import Budget
from .model import ERROR, FORMULA, TOO_LONG, Cell, Row, address
from .numbers import moment, number
from .refusals import SheetRefused
from .strings import unescape

RANGE = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7})(?::\$?([A-Z]{1,3})\$?(\d{1,7}))?")
COLUMN = re.compile(r"[A-Z]{1,6}")
VALUES = {"v", "t"}


class SheetXml:
    """Receives the elements of a worksheet and keeps rows that hold something."""

    def __init__(self, name, strings: list[str], styles: list[str], date1904: bool, budget: Budget):
        self.name, self.strings, self.styles = name, strings, styles
        self.date1904, self.budget, self.limits = date1904, budget, budget.limits
        self.rows: dict[int, dict[int, Cell]] = {}
        self.flags: dict[int, dict[int, str]] = {}
        self.merges: list[tuple[int, int, int]] = []
        self.rows_seen = 0
        self.row = 0
        self.column = -1
        self.pieces: list[str] = []
        self.room = 0
        self.listening = self.formula = self.phonetic = False

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "c":
            self.start_cell(attributes)
        elif tag in VALUES:
            self.listening = True
        elif tag == "f":
            self.formula = True
        elif tag == "row":
            self.start_row(attributes)
        elif tag == "rPh":
            self.phonetic = True
        elif tag == "mergeCell":
            self.note_merge(attributes.get("ref", ""))

    def text(self, text: str) -> None:
        if self.listening and self.room > 0 and not self.phonetic:
            self.pieces.append(text[: self.room])
            self.room -= len(text)

    def end(self, tag: str) -> None:
        if tag in VALUES:
            self.listening = False
        elif tag == "rPh":
            self.phonetic = False
        elif tag == "c":
            self.end_cell()

    def start_row(self, attributes: dict[str, str]) -> None:
        self.row = int(attributes.get("r") or self.row + 1)
        self.column = -1
        self.rows_seen += 1
        if self.rows_seen > self.limits.rows + self.limits.empty_rows:
            self.refuse_rows()

    def start_cell(self, attributes: dict[str, str]) -> None:
        place = attributes.get("r")
        self.column = column_of(place) if place else self.column + 1
        self.kind = attributes.get("t", "n")
        self.style = attributes.get("s")
        self.pieces = []
        self.room = self.limits.cell_characters + 1
        self.formula = self.phonetic = False

    def end_cell(self) -> None:
        raw = "".join(self.pieces)
        if raw.strip():
            self.keep(*self.value(raw))
        elif self.formula and self.kind != "str":  # "str": the stored result is no text at all
            self.keep(None, FORMULA)

    def value(self, raw: str) -> tuple[Cell, str]:
        """The plain value and the flag of what the file says."""
        if self.kind == "n":
            return self.measured(number(raw)), ""
        if self.kind == "s":
            return self.shared(raw), ""
        if self.kind == "b":
            return raw.strip() in ("1", "true"), ""
        if self.kind == "e":
            return raw, ERROR
        return (day_written(raw) if self.kind == "d" else unescape(raw)), ""

    def measured(self, value: Cell) -> Cell:
        style = int(self.style or 0)
        shown = self.styles[style] if style < len(self.styles) else ""
        return value if not shown or isinstance(value, str) else moment(value, shown, self.date1904)

    def shared(self, raw: str) -> str:
        index = int(raw)
        return self.strings[index] if 0 <= index < len(self.strings) else ""

    def keep(self, value: Cell, flag: str) -> None:
        if isinstance(value, str):
            if not value.strip():
                return
            if len(value) > self.limits.cell_characters:
                value, flag = value[: self.limits.cell_characters], TOO_LONG
        self.check_place()
        self.budget.spend(value)
        self.rows.setdefault(self.row, {})[self.column] = value
        if flag:
            self.flags.setdefault(self.row, {})[self.column] = flag

    def check_place(self) -> None:
        if self.row > self.limits.rows:
            self.refuse_rows()
        if self.column >= self.limits.columns:
            params = {"sheet": self.name, "cell": address(self.column, self.row)}
            raise SheetRefused("too_many_columns", params | {"limit": self.limits.columns})

    def refuse_rows(self) -> None:
        raise SheetRefused("too_many_rows", {"sheet": self.name, "limit": self.limits.rows})

    def note_merge(self, reference: str) -> None:
        """Remember a merge that stays in one column; a title across columns is left alone."""
        place = RANGE.fullmatch(reference)
        if place and place[3] == place[1]:
            self.merges.append((column_of(place[1]), int(place[2]), int(place[4])))

    def finished_rows(self) -> tuple[Row, ...]:
        for column, first, last in self.merges:
            self.spread(column, first, last)
        return tuple(
            Row(place, line(self.rows[place]), self.flags.get(place, {}))
            for place in sorted(self.rows)
        )

    def spread(self, column: int, first: int, last: int) -> None:
        """Give the value of a merge to each row it spans that holds something else as well."""
        value = self.rows.get(first, {}).get(column)
        if value is None:
            return
        for below in range(first + 1, min(last, self.limits.rows) + 1):
            if below in self.rows and column not in self.rows[below]:
                self.budget.spend(value)
                self.rows[below][column] = value


def line(cells: dict[int, Cell]) -> tuple[Cell, ...]:
    return tuple(cells.get(index) for index in range(max(cells) + 1))


def column_of(place: str) -> int:
    """``AB12`` is column 27; a place without letters is an error of the file."""
    letters = COLUMN.match(place.upper())
    if not letters:
        raise SheetRefused("broken")
    index = 0
    for letter in letters[0]:
        index = index * 26 + ord(letter) - 64
    return index - 1


def day_written(raw: str) -> date | datetime | str:
    try:
        moment = datetime.fromisoformat(raw.strip()).replace(tzinfo=None)
    except ValueError:
        return raw
    return moment.date() if moment.time() == time() else moment
