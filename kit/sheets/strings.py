"""The texts that cells of a workbook share."""

import re

from .limits import Limits
from .refusals import SheetRefused
from .xmlstream import stream

ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")


def read_strings(package, part: str, limits: Limits) -> list[str]:
    """The shared texts in their order, each cut just above the limit of a cell."""
    reader = SharedStrings(limits)
    if part and package.has(part):
        with package.open(part) as source:
            stream(source, reader.start, reader.end, reader.text)
    return reader.strings


class SharedStrings:
    """Collects ``<si>`` elements: plain text, or runs of rich text without their reading aids."""

    def __init__(self, limits: Limits):
        self.limits = limits
        self.strings: list[str] = []
        self.characters = 0
        self.pieces: list[str] = []
        self.room = 0
        self.listening = False
        self.in_phonetic = False

    def start(self, tag: str, _attributes: dict[str, str]) -> None:
        if tag == "si":
            self.pieces = []
            self.room = self.limits.cell_characters + 1
        elif tag == "rPh":
            self.in_phonetic = True
        elif tag == "t":
            self.listening = not self.in_phonetic

    def text(self, text: str) -> None:
        if self.listening and self.room > 0:
            self.pieces.append(text[: self.room])
            self.room -= len(text)

    def end(self, tag: str) -> None:
        if tag == "t":
            self.listening = False
        elif tag == "rPh":
            self.in_phonetic = False
        elif tag == "si":
            self.keep(unescape("".join(self.pieces)))

    def keep(self, text: str) -> None:
        self.strings.append(text)
        self.characters += len(text) + 1
        if self.characters > self.limits.characters:
            raise SheetRefused("too_much_content")


def unescape(text: str) -> str:
    """``_x000D_`` is how Open XML writes what XML cannot hold; half characters stay as written."""
    if "_x" not in text:
        return text
    return ESCAPE.sub(lambda found: character(int(found[1], 16), found[0]), text)


def character(code: int, written: str) -> str:
    return written if 0xD800 <= code <= 0xDFFF or not code else chr(code)
