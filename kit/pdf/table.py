"""Tables that run over pages: header repeated, rows kept whole, groups kept with their rows.

    columns = [
        Column("Name", weight=3),
        Column("Country", width=60),
        Column("am", width=34, group="Tue 25 May"),     neighbours of one group share a
        Column("pm", width=34, group="Tue 25 May"),     heading above their labels
    ]
    rows = [
        Group("Sample Rights Foundation, Valletta"),
        ["Ċetta Għaxaq", "Malta", "", ""],
        [[("Ayşe", STRONG), " Örnek"], "Türkiye", "", ""],
    ]
    document.table(columns, rows, grid=True, row_height=26)

Lines between rows only, as in a timetable; `grid=True` also draws lines between columns, for what
is signed or ticked by hand. Cells wrap; a row higher than a page continues on the next.
"""

from dataclasses import dataclass
from itertools import groupby

from kit.pdf.lines import fits, height
from kit.pdf.style import CELL, EDGE, HAIRLINE, INK, LABEL, SUBHEADING, Style
from kit.pdf.text import Line, Text

_SIDE = 5  # white left and right in a cell; without a grid the outer edges need none
_ABOVE, _BELOW = 3.5, 4  # white over and under the text of a cell
_GROUP_ABOVE = 12
_ANY = 10_000  # lines; a cell may have as many as it needs
_HEADER_LINES = 6  # a label is not a text; more of it would leave no room for rows


@dataclass(frozen=True)
class Column:
    """A column: a fixed width in points, or a share of what is left by weight."""

    label: str = ""
    width: float = 0
    weight: float = 1
    align: str = "start"
    style: Style = CELL
    group: str = ""


@dataclass(frozen=True)
class Group:
    """A row that heads those after it; repeated where they go on on a new page."""

    label: Text


@dataclass(frozen=True)
class Options:
    """Lines between columns, least height of a row, cells in the middle of their row; ``white``
    is what stands over and under the text of a row."""

    grid: bool = False
    row_height: float = 0
    middle: bool = False
    white: tuple[float, float] = (_ABOVE, _BELOW)
    after: float = 12


@dataclass
class _Cells:
    """A row set in lines, a list for each column."""

    lines: list[list[Line]]
    least: float = 0
    white: tuple[float, float] = (_ABOVE, _BELOW)

    @property
    def height(self) -> float:
        base = max((lines[0].baseline for lines in self.lines if lines), default=0)
        depths = (base - lines[0].baseline + height(lines) for lines in self.lines if lines)
        return max(self.least, max(depths, default=0) + sum(self.white))


def draw(document, columns: list[Column], rows: list, options: Options) -> None:
    """The table at the document's cursor."""
    table = _Table(document, columns, options)
    table.header(room=table.first_height(rows))
    for number, row in enumerate(rows):
        if isinstance(row, Group):
            table.group(row, table.first_height(rows[number + 1 :]))
        else:
            table.row(row)
    table.close()
    document.space(options.after)


class _Table:
    def __init__(self, document, columns: list[Column], options: Options):
        self._document, self._columns, self._options = document, columns, options
        self._widths = _widths(columns, document.width)
        self._lefts = [document.left + sum(self._widths[:at]) for at in range(len(columns))]
        labels = [column.label for column in columns]
        self._insets = self._white()
        self._labels = _Cells(
            [lines[:_HEADER_LINES] for lines in self._set(labels, [LABEL] * len(columns))]
        )
        self._group, self._grid_top = None, None

    def first_height(self, rows: list) -> float:
        """The height of the next row and its heading, so that none is left alone on a page."""
        first, *others = rows[:2] or [None]
        if isinstance(first, Group):
            return self._group_height(first) + self.first_height(others)
        return min(self._cells(first).height, self._page_room / 2) if first else 0

    def header(self, room: float = 0) -> None:
        """Labels, under those that join several columns, and a strong line."""
        joint = self._joint_height()
        self._document.ensure(joint + self._labels.height + room)
        if joint:
            self._draw_joint_labels(joint)
        if any(column.label for column in self._columns):
            self._draw_cells(self._labels, self._labels.height, bottom=True)
        self._rule(0.9, INK)
        self._grid_top = self._document.y

    def group(self, group: Group, room: float) -> None:
        """A heading across all columns, kept with the row after it."""
        left, wide = self._insets[0][0], self._document.right - self._insets[0][0]
        lines, tall = self._group_lines(group), self._group_height(group)
        self._group = None
        if tall + room > self._document.room and self._document.y > self._page_top:
            self._turn()
        self.close()
        self._group = group
        self._document.lines(lines, left, self._document.y + _GROUP_ABOVE, wide)
        self._document.y += tall
        self._rule(0.5, EDGE)
        self._grid_top = self._document.y

    def _group_lines(self, group: Group) -> list[Line]:
        return self._document.wrap(
            group.label, SUBHEADING, self._document.right - self._insets[0][0]
        )

    def _group_height(self, group: Group) -> float:
        return _GROUP_ABOVE + height(self._group_lines(group)) + _BELOW

    def row(self, row: list) -> None:
        """Cells beside each other; on the next page when they do not fit on this one."""
        cells = self._cells(row)
        if cells.height > self._document.room and self._better_on_next_page(cells):
            self._turn()
        while cells.height > self._document.room:
            cells = self._continue(cells)
        self._draw_cells(cells, cells.height)
        self._rule(0.5, EDGE if self._options.grid else HAIRLINE)

    def close(self) -> None:
        """Ends a stretch of rows: its lines between columns are drawn now."""
        if self._options.grid and self._grid_top is not None:
            edges = [*self._lefts, self._document.right]
            for x in edges:
                self._document.line(x, self._grid_top, x, self._document.y, 0.5, EDGE)
        self._grid_top = self._document.y

    @property
    def _page_top(self) -> float:
        """Where rows begin on a new page."""
        return self._document.top + self._joint_height() + self._labels.height

    @property
    def _page_room(self) -> float:
        return self._document.bottom - self._page_top

    def _turn(self) -> None:
        self.close()
        self._document.new_page()
        self.header()
        if self._group:
            self.group(self._group, 0)

    def _better_on_next_page(self, cells: _Cells) -> bool:
        """A row that fits a page stays whole; one that does not begins where there is room."""
        scarce = self._document.room < self._page_room / 3
        return self._document.y > self._page_top and (cells.height <= self._page_room or scarce)

    def _continue(self, cells: _Cells) -> _Cells:
        """Draws as many lines as fit on this page, turns it, and returns the rest."""
        room = self._document.room - _ABOVE - _BELOW
        counts = [_how_many(lines, room) for lines in cells.lines]
        head = [lines[:count] for lines, count in zip(cells.lines, counts, strict=True)]
        rest = [lines[count:] for lines, count in zip(cells.lines, counts, strict=True)]
        self._draw_cells(_Cells(head), self._document.room)
        self._turn()
        return _Cells(rest)

    def _cells(self, row: list) -> _Cells:
        styles = [column.style for column in self._columns]
        return _Cells(self._set(row, styles), self._options.row_height, self._options.white)

    def _set(self, texts: list[Text], styles: list[Style]) -> list[list[Line]]:
        return [
            self._snug(text, style, wide) if text else []
            for text, style, (_, wide) in zip(texts, styles, self._insets, strict=True)
        ]

    def _snug(self, text: Text, style: Style, width: float) -> list[Line]:
        """A cell's lines: smaller where that keeps a word whole, else words break at full size."""
        smaller, lines = self._document.fit(text, style, width, _ANY)
        kept_whole = smaller == style or fits(text, smaller, width, _ANY)
        return lines if kept_whole else self._document.wrap(text, style, width)

    def _white(self) -> list[tuple[float, float]]:
        """Where the text of each column begins, and how wide it may be."""
        last, outer = len(self._widths) - 1, _SIDE if self._options.grid else 0
        insets = []
        for at, (left, width) in enumerate(zip(self._lefts, self._widths, strict=True)):
            before, after = _SIDE if at else outer, _SIDE if at < last else outer
            insets.append((left + before, width - before - after))
        return insets

    def _draw_cells(self, cells: _Cells, tall: float, bottom: bool = False) -> None:
        top = self._document.y
        base = max((lines[0].baseline for lines in cells.lines if lines), default=0)
        for lines, (left, wide), column in zip(
            cells.lines, self._insets, self._columns, strict=True
        ):
            if not lines:
                continue
            # First lines share a baseline, whatever their sizes.
            y = top + _ABOVE + base - lines[0].baseline
            if self._options.middle:
                y = top + (tall - height(lines)) / 2
            if bottom:
                y = top + tall - height(lines) - _BELOW
            self._document.lines(lines, left, y, wide, column.align)
        self._document.y = top + tall

    def _joints(self) -> list[tuple[str, float, float]]:
        """Labels over several columns: (label, left, width)."""
        joints, at = [], 0
        for label, columns in groupby(self._columns, key=lambda column: column.group):
            count = len(list(columns))
            joints.append((label, self._lefts[at], sum(self._widths[at : at + count])))
            at += count
        return [joint for joint in joints if joint[0]]

    def _joint_height(self) -> float:
        talls = [
            height(self._document.wrap(label, LABEL, wide - 2 * _SIDE))
            for label, _, wide in self._joints()
        ]
        return max(talls) + _ABOVE + 2 if talls else 0

    def _draw_joint_labels(self, tall: float) -> None:
        document = self._document
        for label, left, wide in self._joints():
            lines = document.wrap(label, LABEL, wide - 2 * _SIDE)
            document.lines(lines, left + _SIDE, document.y + _ABOVE, wide - 2 * _SIDE, "middle")
            base = document.y + tall
            document.line(left + _SIDE, base, left + wide - _SIDE, base, 0.5, EDGE)
        document.y += tall

    def _rule(self, weight: float, ink: str) -> None:
        document = self._document
        document.line(document.left, document.y, document.right, document.y, weight, ink)


def _widths(columns: list[Column], width: float) -> list[float]:
    """Fixed columns get what they ask for, the others share the rest by weight."""
    rest = width - sum(column.width for column in columns)
    weights = sum(column.weight for column in columns if not column.width) or 1
    return [column.width or rest * column.weight / weights for column in columns]


def _how_many(lines: list[Line], room: float) -> int:
    """How many lines fit; at least one, so that a table always ends."""
    used, count = 0.0, 0
    for line in lines:
        used += line.height
        if used > room and count:
            break
        count += 1
    return count
