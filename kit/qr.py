"""QR codes: a matrix, an accessible SVG, and one path for paper.

    matrix = qr_matrix("HTTPS://EXAMPLE.ORG/P/ABCDEF")    -> rows of booleans, no quiet zone
    qr_svg("HTTPS://EXAMPLE.ORG/P/ABCDEF", "Your pass")   -> text of an <svg>, quiet zone included
    qr_path(canvas, matrix, x, y, size)                   -> on a reportlab canvas

Text in capitals, digits and `$%*+-./: ` is stored in alphanumeric mode: two letters in eleven
bits, so the modules are bigger. Nothing is cached: what a code holds may be a secret.
"""

from html import escape
from itertools import groupby

from qrcode import QRCode
from qrcode.constants import ERROR_CORRECT_M, ERROR_CORRECT_Q
from qrcode.util import MODE_8BIT_BYTE, MODE_ALPHA_NUM, QRData

QUIET_ZONE = 4  # modules of white that a reader needs on each side

_CORRECTION = {"M": ERROR_CORRECT_M, "Q": ERROR_CORRECT_Q}
_ALPHANUMERIC = frozenset("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:")

Matrix = list[list[bool]]


def qr_matrix(text: str, error: str = "M", mask: int = 2) -> Matrix:
    """Rows of dark (True) and light modules, without the quiet zone.

    The mask is fixed, because trying all eight takes most of the time; every reader copes with
    any of them.
    """
    code = QRCode(error_correction=_CORRECTION[error], mask_pattern=mask, border=0)
    code.add_data(_data(text), optimize=0)
    code.make(fit=True)
    return [[bool(module) for module in row] for row in code.modules]


def qr_svg(text: str, label: str, error: str = "M") -> str:
    """The code as an SVG of one path in the current colour; `label` is its accessible name."""
    matrix = qr_matrix(text, error)
    side = len(matrix) + 2 * QUIET_ZONE
    path = "".join(
        f"M{x + QUIET_ZONE} {y + QUIET_ZONE}h{length}v1h-{length}z"
        for x, y, length in dark_runs(matrix)
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side} {side}" role="img" '
        f'aria-label="{escape(label)}" shape-rendering="crispEdges">'
        f'<path fill="currentColor" d="{path}"/></svg>'
    )


def qr_path(canvas, matrix: Matrix, x: float, y: float, size: float) -> None:
    """Draws the dark modules as one path into a square with the lower left corner (x, y).

    One path, so that no hairlines appear between modules on screens and printers. The caller
    leaves `QUIET_ZONE` modules of white around it.
    """
    side = len(matrix)
    canvas.saveState()
    canvas.translate(x, y)
    canvas.scale(size / side, size / side)
    canvas.setFillGray(0)
    # Written by hand: reportlab formats every number for itself and takes longer than all the rest.
    path = " ".join(f"{x} {side - 1 - y} {length} 1 re" for x, y, length in dark_runs(matrix))
    canvas._code.append(f"{path} f")
    canvas.restoreState()


def dark_runs(matrix: Matrix) -> list[tuple[int, int, int]]:
    """Neighbouring dark modules of a row joined: (column, row, length)."""
    runs = []
    for y, row in enumerate(matrix):
        x = 0
        for dark, modules in groupby(row):
            length = len(list(modules))
            if dark:
                runs.append((x, y, length))
            x += length
    return runs


def _data(text: str) -> QRData:
    mode = MODE_ALPHA_NUM if _ALPHANUMERIC.issuperset(text) else MODE_8BIT_BYTE
    return QRData(text.encode(), mode=mode, check_data=False)
