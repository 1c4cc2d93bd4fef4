"""Rows below a header that are no people: totals, notes, headings, empty forms."""

from collections.abc import Mapping
from functools import lru_cache

from babel import Locale

from kit.sheets.model import Cell, Row

from . import fields
from .content import is_email, names_organisation
from .dates import LOCALES
from .headers import certain, meaning
from .row_words import TOTALS
from .texts import clean, fold

REPEATED_HEADER = "repeated_header"
TOTAL = "total"
SECTION = "section"
NOTE = "note"
EMPTY_FORM = "empty_form"

LONGEST_NAME_CELL = 80
TOTAL_WORDS = {fold(words) for words in TOTALS}


def kind_of_line(row: Row, mapping: Mapping[int, str]) -> str:
    """Why the row is no person; "" if it may be one."""
    cells = {index: cell for index, cell in enumerate(row.cells) if clean(cell)}
    if not cells:
        return "" if row.flags else EMPTY_FORM
    # A person, whatever else is missing.
    if any(map(is_email, cells.values())):
        return ""
    if repeats_header(cells, mapping):
        return REPEATED_HEADER
    if is_total(cells):
        return TOTAL
    spoken = {mapping.get(index, "") for index in cells}
    if spoken <= {fields.NUMBER, fields.IGNORE, ""} and all(map(says_little, cells.values())):
        return EMPTY_FORM
    return lonely(cells, mapping) if len(cells) == 1 else ""


def repeats_header(cells: Mapping[int, Cell], mapping: Mapping[int, str]) -> bool:
    """Mostly headers, and one of them where a name would stand."""
    headers = {index for index, cell in cells.items() if certain(clean(cell))}
    names = {index for index in cells if mapping.get(index) in fields.NAMES}
    return len(headers) >= 2 and 2 * len(headers) > len(cells) and names <= headers


def is_total(cells: Mapping[int, Cell]) -> bool:
    """A word for the sum, with numbers at most."""
    words = [clean(cell) for cell in cells.values()]
    said = [fold("".join(c for c in word if not c.isdecimal())) for word in words]
    return any(said) and all(not text or text in TOTAL_WORDS for text in said)


def says_little(cell: Cell) -> bool:
    """A number or a letter that was on the form before anybody filled it in."""
    return len(clean(cell).strip(".)")) <= 4


def lonely(cells: Mapping[int, Cell], mapping: Mapping[int, str]) -> str:
    """What a single cell in a row is: a heading of a group, a note, or after all a name."""
    ((index, cell),) = cells.items()
    text = clean(cell)
    if names_organisation(text) and len(text) <= LONGEST_NAME_CELL:
        return SECTION
    have_names = set(mapping.values()) & set(fields.NAMES)
    named = mapping.get(index) in fields.NAMES or not have_names
    if not named or len(text) > LONGEST_NAME_CELL or text.endswith(":") or text.startswith("*"):
        return NOTE
    left_out = meaning(text).field == fields.IGNORE
    return NOTE if left_out or fold(text) in country_names() else ""


@lru_cache
def country_names() -> frozenset[str]:
    """Folded names of countries in the languages of the lists: headings between people."""
    territories = (Locale.parse(locale).territories for locale in LOCALES)
    return frozenset(fold(name) for names in territories for name in names.values())
