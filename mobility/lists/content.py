"""What the cells of a column say about it, where its header does not."""

import re
from collections.abc import Sequence
from datetime import date, datetime

from kit.sheets.model import Cell

from . import fields
from .dates import read_date
from .emails import read_email
from .names import is_title
from .row_words import ORGANISATION_BEGINNINGS, ORGANISATION_WORDS
from .texts import clean, fold, means_nothing

MOSTLY = 0.6
LONGEST_STAY = 60  # days between an arrival and a departure
DIGIT = re.compile(r"\d")
MOST_WORDS = 4  # of a name
SHORTEST_PART = 3  # letters of a name that are found in an address by more than chance


def filled(values: Sequence[Cell]) -> list[Cell]:
    return [value for value in values if not means_nothing(clean(value))]


def mostly(values: Sequence[Cell], holds) -> bool:
    values = filled(values)
    return bool(values) and sum(map(bool, map(holds, values))) >= MOSTLY * len(values)


def is_email(value: Cell) -> bool:
    return isinstance(value, str) and "@" in value and not read_email(value).problem


def is_day(value: Cell) -> bool:
    if isinstance(value, date | datetime):
        return True
    return isinstance(value, str) and read_date(value).day is not None


def is_numbering(values: Sequence[Cell]) -> bool:
    """1, 2, 3 … possibly with gaps and full stops."""
    texts = [clean(value).rstrip(".)") for value in filled(values)]
    if not texts or not all(text.isdecimal() and len(text) < 5 for text in texts):
        return False
    numbers = [int(text) for text in texts]
    return numbers[0] in (0, 1) and numbers == sorted(set(numbers))


def names_organisation(text: Cell) -> bool:
    words = fold(clean(text)).split()
    return any(word.startswith(ORGANISATION_BEGINNINGS) for word in words) or bool(
        ORGANISATION_WORDS & set(words)
    )


def is_academic(value: Cell) -> bool:
    return all(is_title(word, [""]) for word in clean(value).replace(",", " ").split())


def by_content(columns: dict[int, list[Cell]], have: set[str]) -> dict[int, str]:
    """Fields of the given columns that their cells show, for fields nobody has yet."""
    found: dict[int, str] = {}
    for field, shows in (
        (fields.EMAIL, lambda values: mostly(values, is_email)),
        (fields.NUMBER, is_numbering),
        (fields.ORGANISATION, lambda values: mostly(values, names_organisation)),
    ):
        fitting = [i for i in columns if i not in found and shows(columns[i])]
        if field not in have and fitting:
            found[fitting[0]] = field
    rest = {index: columns[index] for index in columns if index not in found}
    return found | stay(rest, have)


def stay(columns: dict[int, list[Cell]], have: set[str]) -> dict[int, str]:
    """Exactly two columns of days that lie close together, the earlier one first."""
    days = [index for index in columns if mostly(columns[index], is_day)]
    if len(days) != 2 or have & set(fields.DATES):
        return {}
    first, second = days
    gaps = [
        (departure - arrival).days
        for a, b in zip(columns[first], columns[second], strict=True)
        if (arrival := read_date(a).day) and (departure := read_date(b).day)
    ]
    fits = gaps and all(0 <= gap <= LONGEST_STAY for gap in gaps)
    return {first: fields.ARRIVAL, second: fields.DEPARTURE} if fits else {}


def names_by_address(columns: dict[int, list[Cell]], addresses: Sequence[Cell]) -> dict[int, str]:
    """Name columns, known by their words being in the e-mail addresses beside them."""
    local = [read_email(value).address.partition("@")[0] for value in addresses]
    likely = [i for i in columns if mostly_in(columns[i], local)]
    if len(likely) == 1:
        return {likely[0]: fields.FULL_NAME}
    if len(likely) != 2:
        return {}
    first, second = likely
    later = sum(
        place(columns[first][n], local[n]) > place(columns[second][n], local[n])
        for n in range(len(local))
    )
    swapped = later * 2 > len(local)
    given, family = (second, first) if swapped else (first, second)
    return {given: fields.GIVEN_NAME, family: fields.FAMILY_NAME}


def mostly_in(values: Sequence[Cell], local: Sequence[str]) -> bool:
    pairs = [(value, part) for value, part in zip(values, local, strict=True) if part and value]
    hits = sum(place(value, part) >= 0 for value, part in pairs)
    return bool(pairs) and hits >= MOSTLY * len(pairs) and not mostly(values, is_email)


def place(value: Cell, local: str) -> int:
    """Where a word of the value begins in the address, -1 if none is there."""
    words = (word for word in fold(clean(value)).split() if len(word) >= SHORTEST_PART)
    return max((local.find(word) for word in words), default=-1)


def names_by_look(columns: dict[int, list[Cell]]) -> dict[int, str]:
    """The first column of two to four capitalised words that do not repeat themselves."""
    for index, values in columns.items():
        texts = [clean(value) for value in filled(values)]
        if len(set(texts)) >= MOSTLY * len(texts) and mostly(texts, looks_like_name):
            return {index: fields.FULL_NAME}
    return {}


def looks_like_name(text: Cell) -> bool:
    words = clean(text).replace(",", " ").split()
    capitals = [word[0].isupper() and not DIGIT.search(word) for word in words]
    return 2 <= len(words) <= MOST_WORDS and all(capitals) and not names_organisation(text)
