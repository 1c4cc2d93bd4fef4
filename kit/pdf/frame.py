"""What stands at the foot of every page: emblem, funding statement, disclaimer, whose paper it is.

    Imprint(
        funding_statement="Co-funded by the European Union",
        disclaimer="Funded by the European Union. Views and opinions expressed are …",
        project_number="2025-1-TR01-KA220-ADU-000000000",
        extra_line="Welcoming Cities",
    )

The words come from the caller, in the language of the page.
"""

from dataclasses import dataclass

from kit.emblem import HEIGHT, WIDTH, draw_emblem
from kit.pdf.lines import height, wrap
from kit.pdf.sheet import Sheet
from kit.pdf.style import FINE, INK, MM, STATEMENT
from kit.pdf.text import Line, one_line

EMBLEM_HEIGHT = 11 * MM
EMBLEM_WIDTH = EMBLEM_HEIGHT * WIDTH / HEIGHT

_GAP = 9
_STATEMENT_WIDTH = 112
_SIGNED = FINE.inked(INK)


@dataclass(frozen=True)
class Imprint:
    """The words that the funder wants on every page."""

    funding_statement: str
    disclaimer: str
    project_number: str
    extra_line: str = ""

    @property
    def signature(self) -> str:
        """Whose paper it is, on one line."""
        return " · ".join(filter(None, (self.project_number, self.extra_line)))


class Frame:
    """The foot of the pages of one document, measured once and drawn on each."""

    def __init__(self, imprint: Imprint, left: float, width: float, page_label: str, black: bool):
        self.left, self.right = left, left + width
        self._page_label, self._black = page_label, black
        self._statement = _balanced(imprint.funding_statement)
        beside = left + EMBLEM_WIDTH + _GAP
        self._text_left = beside + max(line.width for line in self._statement) + 2 * _GAP
        self._disclaimer = wrap(imprint.disclaimer, FINE, self.right - self._text_left)
        room = self.right - self._text_left - one_line(self._label(999, 999), FINE).width - _GAP
        self._signature = wrap(imprint.signature, _SIGNED, room)

    @property
    def height(self) -> float:
        """What the frame takes from the bottom of the page, its air above included."""
        words = height(self._disclaimer) + 3 + height(self._signature)
        return 2 * _GAP + max(EMBLEM_HEIGHT, height(self._statement), words)

    def draw(self, sheet: Sheet, top: float, page: int, pages: int) -> None:
        """The foot of one page, with `top` its upper edge."""
        rule = top + _GAP
        sheet.line(self.left, rule, self.right, rule)
        self._draw_emblem(sheet, rule + _GAP)
        self._draw_words(sheet, rule + _GAP, one_line(self._label(page, pages), FINE))

    def _draw_emblem(self, sheet: Sheet, top: float) -> None:
        """The emblem and, beside its middle, the statement. Kept once in the file as a form."""
        canvas = sheet.canvas
        if not canvas.hasForm("emblem"):
            canvas.beginForm("emblem", 0, 0, EMBLEM_WIDTH, EMBLEM_HEIGHT)
            draw_emblem(canvas, 0, 0, EMBLEM_HEIGHT, self._black)
            canvas.endForm()
        canvas.saveState()
        canvas.translate(self.left, sheet.flip(top + EMBLEM_HEIGHT))
        canvas.doForm("emblem")
        canvas.restoreState()
        y = top + (EMBLEM_HEIGHT - height(self._statement)) / 2
        draw_lines(sheet, self._statement, self.left + EMBLEM_WIDTH + _GAP, max(y, top))

    def _draw_words(self, sheet: Sheet, top: float, label: Line) -> None:
        y = draw_lines(sheet, self._disclaimer, self._text_left, top) + 3
        draw_lines(sheet, self._signature, self._text_left, y)
        sheet.text(label, self.right - label.width, y)

    def _label(self, page: int, pages: int) -> str:
        return self._page_label.format(page=page, pages=pages)


def draw_lines(sheet: Sheet, lines: list[Line], left: float, top: float) -> float:
    """Lines under each other from their upper left corner; returns where they end."""
    for line in lines:
        sheet.text(line, left, top)
        top += line.height
    return top


def _balanced(statement: str) -> list[Line]:
    """The statement in as few lines as its column allows, and those about equally long."""
    lines = wrap(statement, STATEMENT, _STATEMENT_WIDTH)
    width = _STATEMENT_WIDTH
    while len(narrower := wrap(statement, STATEMENT, width - 4)) == len(lines):
        lines, width = narrower, width - 4
    return lines
