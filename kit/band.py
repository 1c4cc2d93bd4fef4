"""A woven band: days are rows, what fills them are diamonds, and the same days give the same band.

`days` is a list of days, each a list of (shape, minutes) in the order of time. A shape is
"filled", "hollow" or "small"; anything else is woven small. Room follows minutes. Without days
a quiet band is woven, so that a page never has a hole where its band belongs.

    palette = Palette(ground="#56682a", thread="#c9d39a", light="#f6f1e4")
    days = [[("hollow", 180), ("small", 60), ("filled", 120)], [("filled", 240)]]

    weave_svg(days, palette)                         -> text of an <svg>, hidden from screen readers
    weave_pdf(canvas, days, x, y, width, height)     -> one strand along the longer side
    weave_png(days, palette)                         -> bytes of a picture for sharing, 1200 x 630

A colour is `#rrggbb`, or `var(--name)` where a style sheet decides (SVG only).
"""

import re
from dataclasses import dataclass
from io import BytesIO
from itertools import chain, cycle, islice

from PIL import Image, ImageDraw

Day = list[tuple[str, float]]
Diamond = tuple[float, float, float, float]  # centre, half width, half height

QUIET: list[Day] = [[("small", 1)] * 12, [("hollow", 1)] * 12, [("small", 1)] * 12]

_COLOUR = re.compile(r"#[0-9a-fA-F]{6}|var\(--[a-z0-9-]+\)")

# Nested diamonds of a shape, widest first: which paint, and its share of half a cell.
_NESTED = {
    "filled": [("thread", 0.92), ("ground", 0.55), ("light", 0.26)],
    "hollow": [("outline", 0.86), ("light", 0.30)],
    "small": [("faint", 0.35)],
}
_PAINTS = ("outline", "faint", "thread", "ground", "light")
_FAINT = 0.7
_PICTURE_ROWS = 4
_HOLLOW = 0.84  # of an outlined diamond in a picture
_SMOOTHING = 3


@dataclass(frozen=True)
class Palette:
    """The three colours of a band; refuses what is not a colour, so that it is safe in markup."""

    ground: str
    thread: str
    light: str

    def __post_init__(self):
        for colour in (self.ground, self.thread, self.light):
            if not _COLOUR.fullmatch(colour):
                raise ValueError(f"{colour!r} is not a colour: write #rrggbb or var(--name).")

    def of(self, paint: str) -> str:
        """The colour of a paint: outlines are light, the faint one is a thread."""
        return {"outline": self.light, "faint": self.thread}.get(paint) or getattr(self, paint)


GREY = Palette(ground="#4a4a4a", thread="#c4c4c4", light="#ffffff")


def weave_svg(days: list[Day], palette: Palette, width: float = 1200, row: float = 28) -> str:
    """The band for a page: a row a day, cut to its box from the middle, decorative."""
    days = days or QUIET
    height = row * len(days)
    paths = "".join(
        _svg_path(paint, diamonds, palette) for paint, diamonds in layers(days, width, row).items()
    )
    seams = "".join(_seam(width, row, day) for day in range(1, len(days)))
    return (
        f'<svg class="band" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height:g}" '
        'preserveAspectRatio="xMidYMid slice" aria-hidden="true">'
        f'<path fill="{palette.ground}" d="M0 0H{width:g}V{height:g}H0z"/>{paths}'
        f'<path fill="none" stroke="{palette.light}" opacity=".45" d="{seams}"/></svg>'
    )


def weave_pdf(canvas, days, x, y, width, height, palette: Palette = GREY) -> None:
    """Draws all days as one strand into the box with the lower left corner (x, y).

    Along the longer side: upwards to downwards in a tall box, left to right in a wide one.
    """
    length, breadth = max(width, height), min(width, height)
    canvas.saveState()
    if height > width:
        canvas.translate(x, y + height)
        canvas.rotate(-90)
    else:
        canvas.translate(x, y)
    canvas.setFillColor(palette.ground)
    canvas.rect(0, 0, length, breadth, stroke=0, fill=1)
    strand = list(chain.from_iterable(days or QUIET))
    for paint, diamonds in layers([strand], length, breadth).items():
        _pdf_path(canvas, paint, diamonds, palette, breadth)
    canvas.restoreState()


def weave_png(days: list[Day], palette: Palette, size: tuple[int, int] = (1200, 630)) -> bytes:
    """The band as a picture: the days, repeated until they fill at least four rows."""
    days = days or QUIET
    width, height = size[0] * _SMOOTHING, size[1] * _SMOOTHING
    rows = list(islice(cycle(days), max(_PICTURE_ROWS, len(days))))
    picture = Image.new("RGB", (width, height), palette.ground)
    pen = ImageDraw.Draw(picture)
    for paint, diamonds in layers(rows, width, height / len(rows)).items():
        for diamond in diamonds:
            _png_diamond(pen, paint, diamond, palette)
    file = BytesIO()
    picture.resize(size, Image.Resampling.LANCZOS).save(file, "PNG", optimize=True)
    return file.getvalue()


def layers(days: list[Day], width: float, row: float) -> dict[str, list[Diamond]]:
    """The diamonds of a band by paint, in the order of painting; y grows downwards."""
    found = {paint: [] for paint in _PAINTS}
    for number, day in enumerate(days):
        for shape, cx, half in _cells(day, width, row):
            for paint, share in _NESTED.get(shape, _NESTED["small"]):
                cy = row * number + row / 2
                found[paint].append((cx, cy, half * share, row / 2 * share))
    return {paint: diamonds for paint, diamonds in found.items() if diamonds}


def _cells(day: Day, width: float, row: float):
    """Where each diamond of a day stands: (shape, centre, half its room)."""
    total = sum(max(minutes, 0) for _, minutes in day) or 1
    x = 0.0
    for shape, minutes in day:
        room = width * max(minutes, 0) / total
        count = max(1, round(room / (row * 1.6)))
        for number in range(count if room else 0):
            yield shape, x + room * (number + 0.5) / count, room / count / 2
        x += room


def _svg_path(paint: str, diamonds: list[Diamond], palette: Palette) -> str:
    data = "".join(
        f"M{x:.1f} {y - h:.1f}l{w:.1f} {h:.1f} {-w:.1f} {h:.1f} {-w:.1f} {-h:.1f}z"
        for x, y, w, h in diamonds
    )
    colour = palette.of(paint)
    if paint == "outline":
        return f'<path fill="none" stroke="{colour}" stroke-width="2" d="{data}"/>'
    opacity = f' opacity="{_FAINT}"' if paint == "faint" else ""
    return f'<path fill="{colour}"{opacity} d="{data}"/>'


def _seam(width: float, row: float, day: int) -> str:
    """The zigzag where one day's row is sewn to the next."""
    tooth = row / 4
    teeth = f"l{tooth:g} {-tooth / 2:g}l{tooth:g} {tooth / 2:g}" * int(width / (2 * tooth) + 1)
    return f"M0 {row * day:g}{teeth}"


def _pdf_path(canvas, paint, diamonds, palette, breadth) -> None:
    path = canvas.beginPath()
    for corners in map(_corners, diamonds):
        path.moveTo(*corners[0])
        for corner in corners[1:]:
            path.lineTo(*corner)
        path.close()
    outline = paint == "outline"
    canvas.setLineWidth(breadth / 16)
    canvas.setStrokeColor(palette.of(paint))
    canvas.setFillColor(_on_paper(paint, palette))
    canvas.drawPath(path, stroke=int(outline), fill=int(not outline))


def _png_diamond(pen, paint, diamond, palette) -> None:
    pen.polygon(_corners(diamond), _on_paper(paint, palette))
    if paint == "outline":  # ground laid into it, because drawn lines leave their corners open
        x, y, width, height = diamond
        pen.polygon(_corners((x, y, width * _HOLLOW, height * _HOLLOW)), palette.ground)


def _on_paper(paint: str, palette: Palette) -> str:
    """A faint thread mixed with its ground: neither paper nor a flat picture is translucent."""
    if paint != "faint":
        return palette.of(paint)
    pairs = zip(_channels(palette.thread), _channels(palette.ground), strict=True)
    return "#" + "".join(f"{round(a * _FAINT + b * (1 - _FAINT)):02x}" for a, b in pairs)


def _channels(colour: str) -> list[int]:
    return [int(colour[at : at + 2], 16) for at in (1, 3, 5)]


def _corners(diamond: Diamond) -> list[tuple[float, float]]:
    x, y, w, h = diamond
    return [(x, y - h), (x + w, y), (x, y + h), (x - w, y)]
