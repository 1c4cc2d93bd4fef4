"""Text of cells, made clean and made comparable."""

import re
import unicodedata
from datetime import date, datetime, time

from kit.search import normalise
from kit.sheets.model import Cell

# Joiners carry meaning in Persian and some Indian scripts; everything else invisible goes.
JOINERS = {"\u200c", "\u200d"}
NOT_A_WORD = re.compile(r"[^\w]+|_+")
NOTHING_MEANT = {
    *("-", "--", "---", "–", "—", "/", "//", ".", "n/a", "n.a.", "na"),
    *("none", "yok", "kein", "keine", "ninguno", "ninguna", "nessuno", "nessuna", "xejn"),
}


def clean(value: Cell) -> str:
    """One line of NFC text without control and invisible characters and doubled spaces."""
    letters = unicodedata.normalize("NFC", as_text(value))
    return " ".join("".join(visible(c) for c in letters).split())


def visible(character: str) -> str:
    kind = unicodedata.category(character)
    if kind == "Cf" and character not in JOINERS:
        return ""
    return " " if kind[0] == "Z" or kind == "Cc" else character


def as_text(value: Cell) -> str:
    """The cell as a person would read it."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime):
        return value.isoformat(sep=" ", timespec="minutes")
    return value.isoformat() if isinstance(value, date | time) else str(value)


def fold(text: str) -> str:
    """Words without case, marks and punctuation: how headers and names are compared."""
    return " ".join(NOT_A_WORD.sub(" ", normalise(text)).split())


def means_nothing(text: str) -> bool:
    """A dash or "n/a" where a cell should have been left empty."""
    return not text or text.casefold() in NOTHING_MEANT


def words(text: str) -> frozenset[str]:
    """The words between spaces and line ends: for tables of words."""
    return frozenset(text.split())


def phrases(text: str) -> set[str]:
    """The phrases between semicolons and line ends."""
    return {part.strip() for line in text.split("\n") for part in line.split(";")} - {""}
