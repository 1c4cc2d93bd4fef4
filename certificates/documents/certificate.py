"""The certificate on paper: A4 lying, to be signed, stamped and framed.

    certificate_pdf(facts, languages=["en", "de"], look=look, marks=marks, created=issued_at)

English is the first language; a second one stands quieter beneath it. Nothing is ever cut: what
is long is set smaller, the name first of all, and the lines to sign on keep room for a stamp.
Without ``marks`` it is a preview: no number, no code, and a mark that nobody can overlook.
The same input gives the same bytes.
"""

from dataclasses import dataclass
from datetime import date, datetime

from certificates import sentences
from kit import dates
from kit.band import Day, Palette
from kit.pdf import MM, Document, Imprint, Margins, Style
from kit.pdf.lines import fit, height, wrap
from kit.pdf.style import FINE, INK, NAME, QUIET_INK, SMALL, STRONG, TITLE
from kit.pdf.text import Line, one_line

MARGINS = Margins(left=34 * MM, right=18 * MM, top=13 * MM, bottom=9 * MM)
BAND_LEFT, BAND_BREADTH = 10 * MM, 5.2 * MM
MEASURE = 205 * MM  # width of the text
STAMP_ROOM = 21 * MM  # white above the lines to sign on
SIGN_WIDTH, SIGN_GAP = 76 * MM, 11 * MM
CODE_SIZE, CODE_GAP = 25 * MM, 4 * MM
CODE_TEXT_WIDTH = 44 * MM  # at most

NUMBER = Style("sans", 10.5, 1.3, QUIET_INK)
LEAD = Style("sans", 12, 1.3, QUIET_INK)
OF = Style("sans", 13.5, 1.3, QUIET_INK)
BODY = Style("sans", 14, 1.5)
SECOND_TITLE = Style("serif", 15, 1.2, QUIET_INK)
SECOND = Style("sans", 10.5, 1.42, QUIET_INK)
MARK = Style("sans-bold", 110, 1, "#efe8dc")
LETTERS = Style("sans-bold", 9.5, 1.3, QUIET_INK)
SIGNER = STRONG.sized(11)

_STEP, _SMALLEST = 0.04, 0.5
_LETTERS_TO_COME = "····-····-····-····"


@dataclass(frozen=True)
class Look:
    """What is the same on every certificate of an event."""

    imprint: Imprint
    days: list[Day]
    palette: Palette
    check_at: str  # the printed address of the verification page


@dataclass(frozen=True)
class Marks:
    """What makes it one of its kind: number, what the QR code holds, the printed letters."""

    number: str
    code: str
    letters: str


def certificate_pdf(
    facts: dict, *, languages: list[str], look: Look, created: datetime, marks: Marks | None = None
) -> bytes:
    """The file of one certificate; a preview without ``marks``."""
    document = Document(
        title=f"{sentences.title('en')}: {facts['name']}", language="en", imprint=look.imprint,
        author=facts["keeper"], created=created, page_label="", lying=True, margins=MARGINS,
    )  # fmt: skip
    if marks is None:
        _preview_mark(document, languages)
    tall = document.size[1] - 2 * MARGINS.top
    document.band(BAND_LEFT, MARGINS.top, BAND_BREADTH, tall, look.days, look.palette)
    line = _foot(document, facts, languages, look, marks)
    _number(document, marks, languages)
    _head(document, facts, languages, room=line - STAMP_ROOM - document.top)
    return document.finish()


# What stands at the top and reads downwards


def _number(document, marks, languages) -> None:
    text = marks.number if marks else sentences.label("preview", *languages)
    document.text(
        document.left, document.top, text, NUMBER if marks else NUMBER.bold.inked(INK),
        document.width, "end",
    )  # fmt: skip


def _head(document, facts, languages, room: float) -> None:
    """Title, name and sentences, as large as the room allows."""
    scale = 1.0
    while True:
        blocks = _blocks(facts, languages, min(MEASURE, document.width), scale)
        if sum(gap + height(lines) for gap, lines in blocks) <= room or scale <= _SMALLEST:
            break
        scale -= _STEP
    y = document.top
    for gap, lines in blocks:
        y = document.lines(lines, document.left, y + gap, document.width)


def _blocks(facts, languages, width, scale) -> list[tuple[float, list[Line]]]:
    """(white above, lines) of each part of the text."""

    def sized(style):
        return style.sized(max(style.size * scale, FINE.size))

    own = sized(NAME.sized(40))
    body = sized(BODY)
    second = languages[1:]
    blocks = [(9 * MM * scale, wrap(sentences.title("en"), sized(TITLE.sized(31)), width))]
    blocks += [(1 * MM, wrap(sentences.title(each), sized(SECOND_TITLE), width)) for each in second]
    blocks += [
        (8 * MM * scale, wrap(sentences.label("lead", "en"), sized(LEAD), width)),
        (2 * MM * scale, fit(_flat(facts["name"]), own, width + 20 * MM, 1, own.size * 0.62)[1]),
    ]
    if of := sentences.representing(facts):
        blocks.append((1 * MM, wrap(_spans(of, sized(OF), ()), sized(OF), width)))
    blocks.append((6 * MM * scale, wrap(_spans(sentences.body(facts), body), body, width)))
    for each in second:
        blocks += _second_language(facts, each, width, sized(SECOND), 5 * MM * scale)
    return blocks


def _second_language(facts, language, width, style, gap):
    said = _spans(sentences.sentence(facts, language), style)
    blocks = [(gap, wrap(said, style, width))]
    if pairs := sentences.pairs(facts, language):
        blocks.append((0.8 * MM, wrap(_pair_spans(pairs, style), style, width)))
    return blocks


def _spans(parts, style, strong=sentences.STRONG):
    """Parts as text of the kit, each fact on its own, so that no name turns its neighbours.

    Days and hours stay on one line.
    """
    return [
        (
            part.text.replace(" ", "\u00a0") if part.fact == "truth" else _flat(part.text),
            style.bold if part.fact in strong else style,
        )
        for part in parts
    ]


def _flat(text: str) -> str:
    """Without line breaks, which the kit would keep."""
    return " ".join(text.splitlines()) if len(text.splitlines()) > 1 else text


def _pair_spans(pairs, style):
    spans = []
    for label, parts in pairs:
        if spans:
            spans.append(("  ·  ", style))
        spans.append((f"{label}: ", style))
        spans += _spans(parts, style.inked(INK), ())
    return spans


# What stands at the foot and grows upwards


def _foot(document, facts, languages, look, marks) -> float:
    """Signatures, code, who issued and keeps; returns where the lines to sign on are."""
    fine = [
        line
        for text in (_issued(facts, languages), _keeper(facts, languages))
        for line in wrap(text, SMALL, document.width)
    ]
    top = document.bottom - height(fine)
    document.lines(fine, document.left, top, document.width)
    base = top - 4 * MM
    signers = [_signer(signer, languages, _sign_width(facts)) for signer in facts["signatories"]]
    line = base - max([height(each) for each in signers], default=0) - 5
    for place, signer in enumerate(signers):
        left = document.left + place * (_sign_width(facts) + SIGN_GAP)
        document.line(left, line, left + _sign_width(facts), line, 0.8, INK)
        document.lines(signer, left, line + 5, _sign_width(facts))
    _code(document, base, look, marks)
    return min(line, base - CODE_SIZE + STAMP_ROOM)


def _sign_width(facts) -> float:
    """The width for one who signs; narrower when there are three."""
    return SIGN_WIDTH if len(facts["signatories"]) < 3 else (2 * SIGN_WIDTH - SIGN_GAP) / 3


def _signer(signer, languages, width) -> list[Line]:
    """Name and function, in which capacity, for whom."""
    lines = wrap(signer["name"], SIGNER, width) if signer["name"] else []
    capacity = sentences.label(signer["as"], *languages) if signer["as"] else ""
    others = (signer["function"], capacity, signer["organisation"])
    return lines + [line for text in others if text for line in wrap(text, SMALL, width)]


def _issued(facts, languages) -> str:
    day = dates.day(date.fromisoformat(facts["issued_on"]), "en")
    return f"{sentences.label('issued', *languages)}: {facts['city']}, {day}"


def _keeper(facts, languages) -> str:
    return f"{sentences.label('keeper', *languages)}: {facts['keeper']}"


def _code(document, base, look, marks) -> None:
    """The QR code, and beside its foot what a person types."""
    address = fit(look.check_at, SMALL, CODE_TEXT_WIDTH, 2)[1]
    letters = fit(marks.letters if marks else _LETTERS_TO_COME, LETTERS, CODE_TEXT_WIDTH)[1]
    said = [*address, *letters]
    beside = document.right - max(line.width for line in said)
    document.lines(said, beside, base - height(said), CODE_TEXT_WIDTH)
    left, top = beside - CODE_GAP - CODE_SIZE, base - CODE_SIZE
    if marks:
        document.qr(marks.code, left, top, CODE_SIZE)
    else:
        document.stamp(left, top, CODE_SIZE, CODE_SIZE, "QR")


def _preview_mark(document, languages) -> None:
    """Large, pale and slanting behind everything."""
    line = one_line(sentences.label("preview", "en"), MARK)

    def draw(sheet):
        wide, high = document.size
        sheet.canvas.saveState()
        sheet.canvas.translate(wide / 2 + 20, high / 2 - 30)
        sheet.canvas.rotate(24)
        sheet.text(line, -line.width / 2, high - line.baseline)
        sheet.canvas.restoreState()

    document.draw(draw)
