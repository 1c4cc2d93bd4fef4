"""The faces of a page, each parsed once in a process.

    face("sans").letters         -> the letters it can draw
    face("sans").width("Graz")   -> thousandths of the size, kerning included
    chain("serif")               -> the faces that are asked in turn for a letter

A page of the site should never have to make a cut: set-up calls `kit.pdf.cuts.make_fonts`.
"""

from threading import Lock

from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfbase.ttfonts import TTFont

from kit.pdf.cuts import KERNING_TABLE, cut_file
from kit.pdf.kerning import Kerning

_CHAINS = {
    "sans": ("sans", "arabic"),
    "sans-bold": ("sans-bold", "arabic-bold"),
    "serif": ("serif", "sans", "arabic"),
    "serif-bold": ("serif-bold", "sans-bold", "arabic-bold"),
    "statement": ("statement", "statement-ext", "sans", "arabic"),
}

_faces = {}
_loading = Lock()

# reportlab keeps one reading position in a parsed font, so two threads must not write at once.
writing = Lock()


class Face:
    """One font with what drawing asks of it: letters, widths, kerning."""

    def __init__(self, name: str):
        self.name = name
        # Without the hundred letters of ASCII in every subset a page is a third smaller.
        self.font = TTFont(f"kit-{name}", str(cut_file(name)), asciiReadable=False)
        registerFont(self.font)
        parsed = self.font.face
        self._widths = {chr(code): width for code, width in parsed.charWidths.items()}
        self.letters = frozenset(self._widths)
        self._kerning = Kerning(parsed.get_table(KERNING_TABLE))

    def width(self, text: str) -> float:
        """Of a text of own letters, in thousandths of the size."""
        return sum(map(self._widths.__getitem__, text)) + sum(self.kerns(text))

    def kerns(self, text: str) -> list[int]:
        """What is added between each letter and the next."""
        return list(map(self._kerning.between, text, text[1:]))


def face(name: str) -> Face:
    """The face of that name; parsed on first use, because parsing costs more than drawing."""
    if name not in _faces:
        with _loading:
            if name not in _faces:
                _faces[name] = Face(name)
    return _faces[name]


def chain(name: str) -> list[Face]:
    """The face and those that stand in for letters it lacks, in the order of asking."""
    return [face(each) for each in _CHAINS[name]]
