"""Text in lines of a given width.

    wrap(["attended ", ("How Graz receives newcomers", STRONG)], BODY, 300)   -> [Line, Line]
    fit("Ċetta Għaxaq", NAME, 300)    -> (style, [Line]): smaller if need be, never cut

Lines break at spaces. A word wider than a line breaks after a hyphen, slash, dot or underline,
or else anywhere between letters, never between a letter and its accent.
"""

from typing import NamedTuple
from unicodedata import combining

from kit.pdf.script import LTR, clean
from kit.pdf.style import SMALLEST, Style
from kit.pdf.text import Line, Part, Text, as_parts, base_of, set_line, width_of

_STEP = 0.5  # points by which text is made smaller until it fits
_GOOD_BREAKS = "-–/._@"
_LOOK_BACK = 0.5  # how much of a line may stay empty for the sake of a good break


class _Piece(NamedTuple):
    """Letters of one part of the text inside a word; `number` says of which."""

    number: int
    text: str
    style: Style
    direction: str


class _Word(NamedTuple):
    """What stands between two spaces, maybe in several styles; `gap` is the space after it."""

    pieces: tuple[_Piece, ...]
    width: float
    gap: float


def wrap(text: Text, style: Style, width: float, base: str = LTR) -> list[Line]:
    """The text in lines no wider than `width`; an empty text is one empty line."""
    lines = []
    for parts in _paragraphs(text, style, base):
        words = [piece for word in _words(parts) for piece in _broken(word, width)]
        lines += [_set(row, base_of(text, base), style) for row in _rows(words, width)]
    return lines


def fits(text: Text, style: Style, width: float, lines: int = 1) -> bool:
    """Whether the text needs at most so many lines, without breaking a word."""
    for parts in _paragraphs(text, style, LTR):
        words = _words(parts)
        lines -= len(_rows(words, width))
        if lines < 0 or any(word.width > width for word in words):
            return False
    return True


def fit(
    text: Text,
    style: Style,
    width: float,
    lines: int = 1,
    smallest: float = SMALLEST,
    base: str = LTR,
) -> tuple[Style, list[Line]]:
    """The largest size up to the style's at which the text needs so few lines, and the lines.

    When even the smallest size needs more lines, or a word is wider than a line, all of it comes
    back all the same: nothing is ever lost.
    """
    size = style.size
    while size > smallest and not fits(text, style.sized(size), width, lines):
        size = max(size - _STEP, smallest)
    return style.sized(size), wrap(text, style.sized(size), width, base)


def height(lines: list[Line]) -> float:
    """The height of lines set under each other."""
    return sum(line.height for line in lines)


def _paragraphs(text: Text, style: Style, base: str) -> list[list[Part]]:
    """Parts between line breaks, cleaned. A space at the edge of a part stays: it parts words."""
    paragraphs = [[]]
    for part in as_parts(text, style, base):
        edges = " " * part.text[:1].isspace(), " " * part.text[-1:].isspace()
        first, *others = (edges[0] + clean(part.text) + edges[1]).split("\n")
        paragraphs[-1].append(part._replace(text=first))
        paragraphs += [[part._replace(text=other)] for other in others]
    return paragraphs


def _words(parts: list[Part]) -> list[_Word]:
    words, open_pieces = [], []
    for number, part in enumerate(parts):
        for position, letters in enumerate(part.text.split(" ")):
            if position and open_pieces:
                words.append(_word(open_pieces))
                open_pieces = []
            if letters:
                open_pieces.append(_Piece(number, letters, part.style, part.direction))
    return [*words, _word(open_pieces)] if open_pieces else words


def _word(pieces: list[_Piece]) -> _Word:
    width = sum(width_of(piece.text, piece.style) for piece in pieces)
    return _Word(tuple(pieces), width, width_of("\u00a0", pieces[-1].style))


def _rows(words: list[_Word], width: float) -> list[list[_Word]]:
    """Words dealt into rows, each as full as it gets."""
    rows, room = [[]], width
    for word in words:
        if rows[-1] and word.width > room:
            rows.append([])
            room = width
        rows[-1].append(word)
        room -= word.width + word.gap
    return rows


def _set(words: list[_Word], base: str, style: Style) -> Line:
    """A row as a line: pieces of the same part joined again by their spaces."""
    parts, last = [], None
    for at, word in enumerate(words):
        for position, piece in enumerate(word.pieces):
            space = " " if at and not position else ""
            if piece.number == last:
                parts[-1] = parts[-1]._replace(text=parts[-1].text + space + piece.text)
                continue
            if space:  # belongs to the line: in a right-to-left part it would change sides
                parts.append(Part(space, parts[-1].style, base))
            parts.append(Part(*piece[1:]))
            last = piece.number
    return set_line(parts, base, style)


def _broken(word: _Word, width: float) -> list[_Word]:
    """The word, or as many parts of it as a line of this width makes necessary."""
    if word.width <= width:
        return [word]
    parts, row, room = [], [], width
    for piece in word.pieces:
        rest = piece.text
        while rest:
            count = _how_many(rest, piece.style, room, fresh=not row)
            if count:
                row.append(piece._replace(text=rest[:count]))
                room -= width_of(rest[:count], piece.style)
                rest = rest[count:]
            if rest:
                parts.append(_word(row))
                row, room = [], width
    return [*parts, _word(row)]


def _how_many(text: str, style: Style, room: float, fresh: bool) -> int:
    """How many letters go into the room; at least one cluster on a fresh line."""
    used, count, good = 0.0, 0, 0
    for cluster in _clusters(text):
        used += width_of(cluster, style)
        if used > room and (count or not fresh):
            return good or count
        count += len(cluster)
        if cluster[-1] in _GOOD_BREAKS and used > room * _LOOK_BACK:
            good = count
    return count


def _clusters(text: str) -> list[str]:
    """Letters, each with the accents that belong to it."""
    clusters = []
    for letter in text:
        if clusters and combining(letter):
            clusters[-1] += letter
        else:
            clusters.append(letter)
    return clusters
