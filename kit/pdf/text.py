"""The only way by which text reaches a page: cleaned, shaped, measured, set in lines.

Text is a string, or a list of strings and (string, style) pairs where parts look different.
Nothing in it is ever read as markup.

    one_line(["on ", ("25 May", STRONG)], BODY)     -> a Line, which a sheet can draw
    cannot_print("Ana 𓀀")                           -> ["𓀀"]
    shorten("Sample Rights Foundation", BODY, 60)   -> "Sample Righ…"

`kit.pdf.lines` breaks text into several lines.

A letter that no font has raises `MissingGlyph`; ask `cannot_print` when text comes in. For words
that matter less than the page, `printable` puts a box in place of such letters, and so does a
whole document drawn inside `with_boxes()`: a list or an agenda, where one odd letter must not
keep everybody else's names from the printer. A certificate is never drawn that way.
"""

from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple
from unicodedata import normalize

from kit.pdf.fonts import Face, chain
from kit.pdf.script import ELLIPSIS, LTR, clean, direction, visual
from kit.pdf.style import BODY, Style

Text = str | list[str | tuple[str, Style]]

BOX = "□"
_boxes: ContextVar[bool] = ContextVar("boxes", default=False)


class MissingGlyph(ValueError):
    """A text holds letters that no font has; `letters` lists them."""

    def __init__(self, letters: list[str]):
        self.letters = letters
        names = ", ".join(f"{letter} (U+{ord(letter):04X})" for letter in letters)
        super().__init__(f"No font can print {names}.")


class Part(NamedTuple):
    """Letters of one style with the direction in which they are read, line after line."""

    text: str
    style: Style
    direction: str


class Run(NamedTuple):
    """Letters of one face, from left to right as drawn."""

    face: Face
    style: Style
    letters: str

    @property
    def width(self) -> float:
        return self.face.width(self.letters) * self.style.size / 1000


@dataclass(frozen=True)
class Line:
    """Runs that stand on one baseline, with their measures in points."""

    runs: tuple[Run, ...]
    width: float
    height: float
    size: float
    base: str = LTR

    @property
    def baseline(self) -> float:
        """How far the baseline lies under the top of the line."""
        return (self.height - self.size) / 2 + self.size * 0.75


@contextmanager
def with_boxes():
    """Inside (a block or a function) a letter that no font has is drawn as a box."""
    token = _boxes.set(True)
    try:
        yield
    finally:
        _boxes.reset(token)


def cannot_print(text: str) -> list[str]:
    """The letters of a text that no font has, each once, in their order."""
    letters = visual(clean(text), LTR).replace("\n", "")
    if chain(BODY.face)[0].letters.issuperset(letters):
        return []
    missing = [letter for letter in letters if not _owner(letter, BODY)]
    return list(dict.fromkeys(normalize("NFKC", letter) for letter in missing))


def printable(text: str) -> str:
    """The text with a box for every letter that no font has."""
    missing = set(cannot_print(text))
    return "".join(BOX if letter in missing else letter for letter in clean(text))


def measure(text: Text, style: Style = BODY) -> float:
    """The width of a text on one line."""
    return one_line(text, style).width


def width_of(part: str, style: Style) -> float:
    """The width of clean letters of one style, without looking for breaks and spans."""
    return sum(run.width for run in _runs(part, style, LTR))


def one_line(text: Text, style: Style = BODY, base: str = LTR) -> Line:
    """The text on a single line, however long; line breaks become spaces."""
    parts = [
        part._replace(text=clean(part.text).replace("\n", " "))
        for part in as_parts(text, style, base)
    ]
    return set_line(parts, base_of(text, base), style)


def as_parts(text: Text, style: Style, base: str) -> list[Part]:
    """A text as parts. Each is read in its own direction, so a name never turns its neighbours."""
    spans = [text] if isinstance(text, str) else text
    styled = [(span, style) if isinstance(span, str) else span for span in spans]
    return [Part(str(its), look, direction(its, base)) for its, look in styled]


def plain(text: Text) -> str:
    """The letters of a text without their styles."""
    return "".join(part.text for part in as_parts(text, BODY, LTR))


def base_of(text: Text, base: str) -> str:
    """From where lines begin: a string says so itself, parts stand as their page is read."""
    return direction(text, base) if isinstance(text, str) else base


def set_line(parts: list[Part], base: str, style: Style) -> Line:
    """Clean parts as one line, beginning at the left, or at the right for `base` "rtl"."""
    ordered = parts if base == LTR else parts[::-1]
    runs = tuple(run for part in ordered for run in _runs(*part))
    styles = [part.style for part in parts] or [style]
    return Line(
        runs,
        sum(run.width for run in runs),
        max(its.height for its in styles),
        max(its.size for its in styles),
        base,
    )


def shorten(text: str, style: Style, width: float) -> str:
    """The text, or its beginning with an ellipsis. Not for names: for what stands elsewhere."""
    text = clean(text).replace("\n", " ")
    if measure(text, style) <= width:
        return text
    low, high = 0, len(text)
    while low < high - 1:
        middle = (low + high) // 2
        fitting = measure(text[:middle] + ELLIPSIS, style) <= width
        low, high = (middle, high) if fitting else (low, middle)
    return text[:low].rstrip() + ELLIPSIS


def _runs(text: str, style: Style, base: str) -> list[Run]:
    """Clean letters in runs of one face each, from left to right."""
    letters = visual(text, base)
    first = chain(style.face)[0]
    if first.letters.issuperset(letters):
        return [Run(first, style, letters)] if letters else []
    owners = [(_owner(letter, style), letter) for letter in letters]
    if missing := [letter for owner, letter in owners if owner is None]:
        if not _boxes.get():
            raise MissingGlyph(list(dict.fromkeys(normalize("NFKC", each) for each in missing)))
        owners = [(owner or _owner(BOX, style), letter if owner else BOX)
                  for owner, letter in owners]  # fmt: skip
    return [
        Run(owner, style, "".join(letter for _, letter in group))
        for owner, group in groupby(owners, key=lambda pair: pair[0])
    ]


def _owner(letter: str, style: Style) -> Face | None:
    """The first face of the style's chain that has the letter."""
    return next((face for face in chain(style.face) if letter in face.letters), None)
