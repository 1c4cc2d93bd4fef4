"""What flows down a page, except tables: headings, paragraphs, labels, signatures, stamps.

Called by the methods of `kit.pdf.document.Document`, which say what each does.
"""

from kit.pdf.lines import height
from kit.pdf.style import (
    BODY,
    CELL,
    FINE,
    HEADINGS,
    INK,
    QUIET_INK,
    SMALL,
    STRONG,
    Style,
)
from kit.pdf.text import Line, Text, plain

_KEPT_WITH_HEADING = 60
_AFTER_HEADING = {1: 10, 2: 6, 3: 3}
_BEFORE_HEADING = {1: 0, 2: 14, 3: 9}
_COLUMN_GAP = 26
_FEWEST_LINES = 2  # of a paragraph at the foot or head of a page


def heading(document, text: Text, level: int) -> None:
    style = HEADINGS[level]
    lines = document.wrap(text, style, document.width)
    if document.y > document.top:
        document.space(_BEFORE_HEADING[level])
    document.ensure(height(lines) + _KEPT_WITH_HEADING)
    document.bookmark(plain(text), 0 if level == 1 else 1)
    document.y = document.lines(lines, document.left, document.y, document.width)
    document.space(_AFTER_HEADING[level])


def paragraph(document, text: Text, style: Style, after: float, align: str) -> None:
    lines = document.wrap(text, style, document.width)
    while lines:
        count = _lines_for_page(lines, document.room)
        if not count:
            document.new_page()
            continue
        placed, lines = lines[:count], lines[count:]
        document.y = document.lines(placed, document.left, document.y, document.width, align)
    document.space(after)


def _lines_for_page(lines: list[Line], room: float) -> int:
    """How many lines go on this page, so that none is left alone on it or on the next."""
    count = int(room // lines[0].height)
    if count >= len(lines):
        return len(lines)
    count = min(count, max(len(lines) - _FEWEST_LINES, 1))
    return count if count >= _FEWEST_LINES else 0


def key_values(document, pairs: list[tuple[Text, Text]], label_width: float) -> None:
    width = document.width - label_width
    for label, value in pairs:
        names = document.wrap(label, STRONG.inked(QUIET_INK), label_width - 10)
        values = document.wrap(value, BODY, width)
        document.ensure(max(height(names), height(values)))
        top, left = document.y, document.left
        ends = (
            document.lines(names, left, top, label_width - 10),
            document.lines(values, left + label_width, top, width),
        )
        document.y = max(ends) + 2
    document.space(8)


def signatures(document, people: list[list[str]], columns: int, white: float, across: float):
    width = (across - _COLUMN_GAP * (columns - 1)) / columns
    for start in range(0, len(people), columns):
        blocks = [_signatory(document, person, width) for person in people[start : start + columns]]
        tall = max(height(block) for block in blocks)
        document.ensure(white + 5 + tall)
        line = document.y + white
        for number, block in enumerate(blocks):
            left = document.left + number * (width + _COLUMN_GAP)
            document.line(left, line, left + width, line, 0.7, INK)
            document.lines(block, left, line + 5, width)
        document.y = line + 5 + tall + 16


def _signatory(document, person: list[str], width: float) -> list[Line]:
    """Under a line to sign on: the first line in bold, the others quiet."""
    name, *others = person or [""]
    lines = document.wrap(name, STRONG.sized(CELL.size + 0.5), width)
    return [*lines, *(line for other in others for line in document.wrap(other, SMALL, width))]


def stamp(document, x, y, width, height, label: str) -> None:
    document.box(x, y, width, height, dashed=True, radius=4)
    document.text(x + 6, y + 4, label, FINE, width - 12)
