"""Printed documents on reportlab, without a word of what they are about.

| Module | Holds |
|---|---|
| `document` | pages, cursor, what flows and what is placed: start reading there |
| `table` | tables over pages, groups, grids to sign in |
| `frame` | emblem, funding statement and disclaimer at the foot of every page |
| `style` | faces, sizes, inks, `MM` |
| `text`, `lines`, `script` | the only way of text to paper: cleaned, shaped, checked, wrapped |
| `fonts`, `cuts`, `kerning` | static cuts of the fonts, made by set-up, parsed once a process |
| `sheet` | one page while it is written |

A badge or certificate places things itself:

    document = Document(
        title="Certificate", language="en", imprint=imprint, created=issued, lying=True,
        band=Band(days, palette), page_label="",
    )
    y = document.text(document.left, document.top, "Certificate of Attendance", TITLE)
    y = document.fitted(document.left, y + 8, "Ċetta Għaxaq", NAME)      # smaller, never cut
    document.qr("HTTPS://EXAMPLE.ORG/VERIFY/7Q4K2M9X", document.right - 70, y, 70)
    document.y = document.bottom - 110
    document.signatures(
        [["Ayşe Örnek", "Coordinator"], ["Dr. Lukas Groß", "Host"]], width=document.width - 110
    )
    pdf = document.finish()

Names of people go in as they are; where several stand in one text, give each as its own part,
`[first, ", ", second]`, so that an Arabic one does not turn its neighbours.
"""

from kit.pdf.cuts import FontsMissing, make_fonts
from kit.pdf.document import Band, Document, Margins
from kit.pdf.frame import Imprint
from kit.pdf.style import (
    BODY,
    CELL,
    FINE,
    HEADING,
    INK,
    LABEL,
    MM,
    NAME,
    QUIET,
    SMALL,
    STRONG,
    SUBHEADING,
    TITLE,
    Style,
)
from kit.pdf.table import Column, Group
from kit.pdf.text import MissingGlyph, cannot_print, measure, printable, shorten, with_boxes

__all__ = [
    "BODY",
    "CELL",
    "FINE",
    "HEADING",
    "INK",
    "LABEL",
    "MM",
    "NAME",
    "QUIET",
    "SMALL",
    "STRONG",
    "SUBHEADING",
    "TITLE",
    "Band",
    "Column",
    "Document",
    "FontsMissing",
    "Group",
    "Imprint",
    "Margins",
    "MissingGlyph",
    "Style",
    "cannot_print",
    "make_fonts",
    "measure",
    "printable",
    "shorten",
    "with_boxes",
]
