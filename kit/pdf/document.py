"""A printed document: pages with a frame, a cursor that runs down them, and what stands on them.

    document = Document(
        title="Programme", language="en", imprint=imprint, page_label="Page {page} of {pages}",
        created=now,
    )
    document.heading("How Graz receives newcomers")
    document.paragraph(["From ", ("25 to 27 May 2027", STRONG), " in Graz, Austria."])
    document.table(
        [Column("Time", width=62), Column("What", weight=3), Column("Where", weight=2)],
        [Group("Tuesday, 25 May"), ["09:00–10:30", "Opening", "Town hall, Hauptplatz 1"]],
    )
    document.signatures([["Dr. Lukas Österreicher-Groß", "Receiving organisation"]])
    pdf = document.finish()

Measures are points from the upper left corner (`MM` makes millimetres of them). What flows
(heading, paragraph, key_values, table, signatures) goes to the cursor `y`, moves it down and turns
the page when there is no room. What is placed (text, fitted, line, box, stamp, qr) goes where it is
told: certificates and badges are drawn so.

The same input gives the same bytes, and only embedded faces are used. Text with letters that no
font has raises `MissingGlyph`: ask `cannot_print` when text comes in.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO

from reportlab import rl_config
from reportlab.lib.pagesizes import A4, landscape
from reportlab.pdfgen.canvas import Canvas

from kit.band import GREY, Day, Palette, weave_pdf
from kit.pdf import parts, table
from kit.pdf.fonts import face, writing
from kit.pdf.frame import Frame, Imprint
from kit.pdf.lines import fit, wrap
from kit.pdf.script import LTR, RTL, clean
from kit.pdf.sheet import Sheet
from kit.pdf.style import BODY, HAIRLINE, MM, SMALLEST, Style
from kit.pdf.text import Line, Text
from kit.qr import qr_matrix, qr_path

# Streams stay binary; written as letters they would be a quarter longer and slower.
rl_config.useA85 = 0

_RIGHT_TO_LEFT = frozenset({"ar", "fa", "prs", "ps", "ur", "he", "ckb"})
_BAND_GAP = 9 * MM
_LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Margins:
    """White around a page, for office printers and the two holes of a file."""

    left: float = 20 * MM
    right: float = 16 * MM
    top: float = 16 * MM
    bottom: float = 11 * MM


@dataclass(frozen=True)
class Band:
    """A thin woven band on every page: at its left side or along its head."""

    days: list[Day]
    palette: Palette = GREY
    side: str = "left"
    breadth: float = 5 * MM


class Document:
    """Collects what stands on each page and writes the file once, when all pages are known."""

    def __init__(
        self,
        *,
        title: str,
        language: str,
        imprint: Imprint,
        author: str = "",
        created: datetime = _LONG_AGO,
        page_label: str = "{page} / {pages}",
        lying: bool = False,
        margins: Margins | None = None,
        band: Band | None = None,
        black: bool = False,
    ):
        self.title, self.language, self.author = clean(title), language, clean(author)
        self.base = RTL if language.split("-")[0] in _RIGHT_TO_LEFT else LTR
        self.size = landscape(A4) if lying else A4
        self._created, self._band, self._margins = created, band, margins or Margins()
        self.left, self.top = self._margins.left, self._margins.top
        self._leave_room_for_band()
        self.right = self.size[0] - self._margins.right
        self.width = self.right - self.left
        self._frame = Frame(imprint, self.left, self.width, page_label, black)
        self.bottom = self.size[1] - self._margins.bottom - self._frame.height
        self._pages, self._outline = [], -1
        self.new_page()

    # The cursor

    def new_page(self) -> None:
        """Turns the page."""
        self._pages.append([])
        self.y = self.top

    @property
    def room(self) -> float:
        """How much of this page is left under the cursor."""
        return self.bottom - self.y

    @property
    def pages(self) -> int:
        """How many pages there are so far."""
        return len(self._pages)

    def ensure(self, height: float) -> None:
        """Turns the page unless so much room is left, or the page is still empty."""
        if height > self.room and self.y > self.top:
            self.new_page()

    def space(self, points: float) -> None:
        """Leaves room; at the end of a page that is no reason to turn it."""
        self.y = min(self.y + points, self.bottom)

    # What flows

    def heading(self, text: Text, level: int = 1) -> None:
        """A title (1), heading (2) or subheading (3), kept with what follows, bookmarked."""
        parts.heading(self, text, level)

    def paragraph(self, text: Text, style: Style = BODY, after: float = 8, align: str = "") -> None:
        """Text in as many lines and pages as it needs; `align` is start, middle or end."""
        parts.paragraph(self, text, style, after, align)

    def key_values(self, pairs: list[tuple[Text, Text]], label_width: float = 110) -> None:
        """Labels and what belongs to them, under each other."""
        parts.key_values(self, pairs, label_width)

    def table(self, columns: list["table.Column"], rows: list, **options) -> None:
        """A table over as many pages as it needs; see `kit.pdf.table`."""
        table.draw(self, columns, rows, table.Options(**options))

    def signatures(
        self, people: list[list[str]], columns: int = 2, height: float = 48, width: float = 0
    ) -> None:
        """Lines to sign on, `height` of white above each, and under it who signs.

        `width` (default: the page's) leaves room beside them, for a code or a stamp.
        """
        parts.signatures(self, people, columns, height, width or self.width)

    # What is placed

    def text(self, x, y, text: Text, style: Style = BODY, width: float = 0, align="start") -> float:
        """Text wrapped to a width (default: to the right margin); returns where it ends."""
        width = width or self.right - x
        return self.lines(self.wrap(text, style, width), x, y, width, align)

    def fitted(
        self, x, y, text: Text, style: Style, width=0, lines=1, smallest=SMALLEST, align="start"
    ) -> float:
        """Text made smaller until it needs so few lines; never cut. Returns where it ends."""
        width = width or self.right - x
        return self.lines(self.fit(text, style, width, lines, smallest)[1], x, y, width, align)

    def wrap(self, text: Text, style: Style, width: float) -> list[Line]:
        """Lines to be placed by `lines`, read in the direction of the document."""
        return wrap(text, style, width, self.base)

    def fit(self, text: Text, style: Style, width: float, lines=1, smallest=SMALLEST):
        """(style, lines): smaller until so few lines are needed; see `kit.pdf.lines.fit`."""
        return fit(text, style, width, lines, smallest, self.base)

    def lines(self, lines: list[Line], x, y, width, align="start") -> float:
        """Lines already set, under each other; returns where they end."""
        for line in lines:
            left = x + (width - line.width) * self._share(align, line)
            self.draw(lambda sheet, line=line, left=left, y=y: sheet.text(line, left, y))
            y += line.height
        return y

    def line(self, x1, y1, x2, y2, weight: float = 0.5, ink: str = HAIRLINE) -> None:
        """A straight line."""
        self.draw(lambda sheet: sheet.line(x1, y1, x2, y2, weight, ink))

    def box(self, x, y, width, height, **look) -> None:
        """An outline: weight, ink, dashed, radius as in `Sheet.box`."""
        self.draw(lambda sheet: sheet.box(x, y, width, height, **look))

    def fill(self, x, y, width, height, ink: str) -> None:
        """A filled rectangle."""
        self.draw(lambda sheet: sheet.fill(x, y, width, height, ink))

    def stamp(self, x, y, width, height, label: str) -> None:
        """An empty dashed box for a stamp, with a small label inside."""
        parts.stamp(self, x, y, width, height, label)

    def qr(self, text: str, x, y, size, error: str = "M") -> None:
        """A QR code without its quiet zone: leave four of its modules white around it."""
        matrix = qr_matrix(text, error)
        self.draw(lambda sheet: qr_path(sheet.canvas, matrix, x, sheet.flip(y + size), size))

    def band(self, x, y, width, height, days: list[Day], palette: Palette = GREY) -> None:
        """A woven strand in a box."""
        self.draw(
            lambda sheet: weave_pdf(
                sheet.canvas, days, x, sheet.flip(y + height), width, height, palette
            )
        )

    def bookmark(self, title: str, level: int = 0) -> None:
        """An entry of the outline that leads to this page, at most one level under the last."""
        key, title = f"mark-{len(self._pages)}-{len(self._pages[-1])}", clean(title)
        level = self._outline = min(level, self._outline + 1)

        def mark(sheet: Sheet) -> None:
            sheet.canvas.bookmarkPage(key)
            sheet.canvas.addOutlineEntry(title, key, level)

        self.draw(mark)

    def draw(self, what: Callable[[Sheet], None]) -> None:
        """Anything else on this page: called with the sheet when the file is written."""
        self._pages[-1].append(what)

    # The file

    def finish(self) -> bytes:
        """The PDF. May be called once more and gives the same bytes."""
        file = BytesIO()
        with writing:
            canvas = self._canvas(file)
            for number, page in enumerate(self._pages, start=1):
                self._write_page(canvas, page, number)
            canvas.save()
        return file.getvalue()

    def _canvas(self, file: BytesIO) -> Canvas:
        canvas = Canvas(
            file, pagesize=self.size, invariant=1, pageCompression=1, lang=self.language,
            initialFontName=face("sans").font.fontName,
        )  # fmt: skip
        canvas.setTitle(self.title)
        canvas.setAuthor(self.author)
        canvas.setSubject(self.title)
        canvas.setCreator("Kilim")
        moment = self._created.astimezone(UTC).strftime("D:%Y%m%d%H%M%SZ")
        canvas.setDateFormatter(lambda *ignored: moment)
        canvas.setViewerPreference("DisplayDocTitle", "true")
        return canvas

    def _write_page(self, canvas: Canvas, page: list, number: int) -> None:
        sheet = Sheet(canvas, self.size[1])
        self._draw_band(sheet)
        for what in page:
            what(sheet)
        self._frame.draw(sheet, self.bottom, number, len(self._pages))
        canvas.showPage()

    def _leave_room_for_band(self) -> None:
        if self._band and self._band.side == "left":
            self.left = self._margins.left / 2 + self._band.breadth + _BAND_GAP
        elif self._band:
            self.top += self._band.breadth + _BAND_GAP / 2

    def _draw_band(self, sheet: Sheet) -> None:
        band, margins = self._band, self._margins
        if band is None:
            return
        x, width, height = margins.left / 2, band.breadth, self.size[1] - 2 * margins.top
        if band.side != "left":
            x, width, height = self.left, self.width, band.breadth
        y = sheet.flip(margins.top + height)
        weave_pdf(sheet.canvas, band.days, x, y, width, height, band.palette)

    def _share(self, align: str, line: Line) -> float:
        """How much of the white of a line stands on its left."""
        start = 1.0 if self.base == RTL else 0.0
        return {"start": start, "middle": 0.5, "end": 1.0 - start}[align or "start"]
