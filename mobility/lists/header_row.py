"""Which row of a sheet is its header: one row, or two that belong together."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from kit.sheets.model import Cell, Row

from . import fields
from .content import DIGIT, is_day, is_email, is_numbering, mostly
from .headers import Meaning, key, meaning, resolve
from .texts import clean

SEARCHED = 60  # rows from the top
FEWEST = 3  # cells of the upper of two rows: fewer are a title
STRONG = {*fields.NAMES, fields.EMAIL}


@dataclass(frozen=True)
class Header:
    """Texts and meanings by column; ``row`` is its last row's number, None if there is none."""

    row: int | None = None
    height: int = 1
    texts: Mapping[int, str] = field(default_factory=dict)
    meanings: Mapping[int, Meaning] = field(default_factory=dict)

    def worth(self) -> int:
        found = {m.field for m in self.meanings.values() if m.field}
        return 2 * len(found & STRONG) + len(found)


def find_header(rows: Sequence[Row], remembered: Mapping[str, str]) -> Header:
    """The row with the most known headers, a name or an address among them.

    Else a row of words that differs from what stands below it; else none.
    """
    found = [
        header
        for upper, lower in zip(rows[:SEARCHED], [*rows[1:], None], strict=False)
        for header in (one_row(upper, remembered), two_rows(upper, lower, remembered))
        if is_header(header)
    ]
    if not found:
        return strange_header(rows, remembered)
    return max(found, key=lambda header: (header.worth(), -header.height))


def strange_header(rows: Sequence[Row], remembered: Mapping[str, str]) -> Header:
    """A header in words nobody knows, over a column of addresses, days or numbers."""
    for place, row in enumerate(rows[:SEARCHED]):
        texts = header_texts(row)
        if len(texts) < 2 or any(DIGIT.search(text) for text in texts.values()):
            continue
        below = {index: [r.cell(index) for r in rows[place + 1 :]] for index in texts}
        if any(is_typed(values) for values in below.values()):
            return one_row(row, remembered)
    return Header()


def is_typed(values: Sequence[Cell]) -> bool:
    return mostly(values, is_email) or mostly(values, is_day) or is_numbering(values)


def is_header(header: Header) -> bool:
    known = [m.field for m in header.meanings.values() if m.field]
    return bool(STRONG & set(known)) and (len(known) > 1 or len(header.texts) == 1)


def one_row(row: Row, remembered: Mapping[str, str]) -> Header:
    texts = header_texts(row)
    return Header(row.number, 1, texts, meanings_of(texts, remembered))


def two_rows(upper: Row, lower: Row | None, remembered: Mapping[str, str]) -> Header:
    """Both rows as one header, where the lower one completes the upper one."""
    above = header_texts(upper)
    below = header_texts(lower) if lower and lower.number == upper.number + 1 else {}
    if len(above) < FEWEST or not completes(above, below, remembered):
        return Header()
    texts = {
        index: joined(above.get(index, ""), below.get(index, ""), remembered)
        for index in sorted(above.keys() | below.keys())
    }
    return Header(lower.number, 2, texts, meanings_of(texts, remembered))


def completes(
    above: Mapping[int, str], below: Mapping[int, str], remembered: Mapping[str, str]
) -> bool:
    """Whether most of the lower cells are headers, alone or as the end of the one above."""
    says = [
        known(text, remembered)
        or (
            known(f"{above.get(index, '')} {text}", remembered)
            and not known(above.get(index, ""), remembered)
        )
        for index, text in below.items()
    ]
    return bool(says) and 2 * sum(says) >= len(says)


def joined(above: str, below: str, remembered: Mapping[str, str]) -> str:
    """The text that says most: "Date of" and "arrival" together, "Travel" not at all."""
    choices = [f"{above} {below}".strip(), below, above]
    return next((text for text in choices if text and known(text, remembered)), choices[0])


def known(text: str, remembered: Mapping[str, str]) -> bool:
    return bool(meaning(text).field) or key(text) in remembered


def header_texts(row: Row) -> dict[int, str]:
    """The cells as headers; nothing for a row with data in it."""
    cells = {index: cell for index, cell in enumerate(row.cells) if clean(cell)}
    if any(isinstance(cell, date) or is_email(cell) for cell in cells.values()):
        return {}
    return {index: " ".join(str(cell).split()) for index, cell in cells.items()}


def meanings_of(texts: Mapping[int, str], remembered: Mapping[str, str]) -> dict[int, Meaning]:
    return resolve({index: one_meaning(text, remembered) for index, text in texts.items()})


def one_meaning(text: str, remembered: Mapping[str, str]) -> Meaning:
    """What somebody chose for this header before, else what the dictionary says."""
    said = meaning(text)
    chosen = remembered.get(key(text))
    return said if chosen in (None, said.field) else Meaning(chosen, said.order)
