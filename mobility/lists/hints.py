"""The organisation of a whole list, where it stands above the table or on the tab."""

import re
from collections.abc import Iterable

from kit.sheets.model import Row

from . import fields
from .content import names_organisation
from .headers import certain, meaning
from .row_words import LIST_BEGINNINGS, PLAIN_SHEET_NAMES
from .texts import clean, fold

PARTS = re.compile(r"\s+[-–—|/]\s+|\s*[|;\n]\s*|:\s+")
LONGEST = 120


def organisation_hint(sheet_name: str, rows_above: Iterable[Row]) -> str:
    """What a label, a title row or the name of the sheet says; "" if nothing does."""
    rows = [[clean(cell) for cell in row.cells if clean(cell)] for row in rows_above]
    texts = [text for row in rows for text in row]
    return labelled(rows) or from_titles(texts) or from_titles(tab(sheet_name))


def labelled(rows: list[list[str]]) -> str:
    """What follows a label such as "Organisation:", in its cell or in the next."""
    for row in rows:
        for index, text in enumerate(row):
            label, colon, rest = text.partition(":")
            value = rest.strip() or (row[index + 1] if index + 1 < len(row) else "")
            if is_label(label, colon, index, row) and value and len(value) <= LONGEST:
                return value
    return ""


def is_label(label: str, colon: str, index: int, row: list[str]) -> bool:
    alone = index == 0 and len(row) == 2
    return bool(colon or alone) and meaning(label).field == fields.ORGANISATION


def from_titles(texts: Iterable[str]) -> str:
    """The part of a title that names an organisation and not the list or the project."""
    parts = (part.strip() for text in texts for part in PARTS.split(text))
    return next((p for p in parts if is_organisation(p)), "")


def organisation_of(heading: str) -> str:
    """The organisation in "Partner 3: FH Graz", else the whole heading."""
    return from_titles([heading]) or heading


def is_organisation(text: str) -> bool:
    words = fold(text).split()
    about_list = any(word.startswith(LIST_BEGINNINGS) for word in words)
    if about_list or certain(text) or len(text) > LONGEST:
        return False
    return names_organisation(text)


def tab(sheet_name: str) -> list[str]:
    return [] if fold(sheet_name).startswith(PLAIN_SHEET_NAMES) else [sheet_name]
