"""One printed page: lines, boxes and text in points from the upper left corner.

    sheet = Sheet(canvas)
    sheet.text(one_line("Graz", BODY), 57, 90)
    sheet.line(57, 100, 300, 100)
    sheet.canvas, sheet.flip(y)      for what reportlab alone can draw

A page is drawn once, from top to bottom; nothing on it is measured here.
"""

from functools import lru_cache

from kit.pdf.style import EDGE, HAIRLINE, INK
from kit.pdf.text import Line, Run


class Sheet:
    """A reportlab canvas, upside down."""

    def __init__(self, canvas, height: float):
        self.canvas = canvas
        self._height = height

    def flip(self, y: float) -> float:
        """A distance from the top as reportlab's distance from the bottom."""
        return self._height - y

    def text(self, line: Line, x: float, top: float) -> None:
        """The line with its upper left corner there."""
        code = [f"BT 1 0 0 1 {x:.2f} {self.flip(top + line.baseline):.2f} Tm"]
        for run in line.runs:
            code.append(_ink(run.style.ink))
            code += self._show(run)
        # Written by hand, because reportlab's text objects cannot kern.
        self.canvas._code.append(" ".join([*code, "ET"]))

    def line(self, x1, y1, x2, y2, weight: float = 0.5, ink: str = HAIRLINE) -> None:
        self._pen(weight, ink)
        self.canvas.line(x1, self.flip(y1), x2, self.flip(y2))

    def box(self, x, y, width, height, weight=0.6, ink: str = EDGE, dashed=False, radius=0) -> None:
        """An outline with its upper left corner there."""
        self._pen(weight, ink)
        self.canvas.setDash([3, 2.5] if dashed else [])
        self.canvas.roundRect(x, self.flip(y + height), width, height, radius)
        self.canvas.setDash([])

    def fill(self, x, y, width, height, ink: str = INK) -> None:
        """A filled rectangle with its upper left corner there."""
        self.canvas.setFillColor(ink)
        self.canvas.rect(x, self.flip(y + height), width, height, stroke=0, fill=1)

    def _pen(self, weight: float, ink: str) -> None:
        self.canvas.setLineWidth(weight)
        self.canvas.setStrokeColor(ink)

    def _show(self, run: Run) -> list[str]:
        """Operators that show a run: letters as hexadecimal codes, kerning between them."""
        font, document = run.face.font, self.canvas._doc
        kerns = [*run.face.kerns(run.letters), 0]
        code, start = [], 0
        for subset, letters in font.splitString(run.letters, document):
            name = font.getSubsetInternalName(subset, document)
            end = start + len(letters)
            code.append(f"{name} {run.style.size:g} Tf {_kerned(letters, kerns[start:end])} TJ")
            start = end
        return code


def _kerned(letters: bytes, kerns: list[int]) -> str:
    """Letters in groups with the kerning between the groups; forward is negative in a PDF."""
    groups, start = [], 0
    for at, kern in enumerate(kerns):
        if kern:
            groups.append(f"<{letters[start : at + 1].hex()}>{-kern}")
            start = at + 1
    tail = f"<{letters[start:].hex()}>" if start < len(letters) else ""
    return f"[{''.join(groups)}{tail}]"


@lru_cache(maxsize=32)
def _ink(colour: str) -> str:
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return f"{red:.3f} {green:.3f} {blue:.3f} rg"
