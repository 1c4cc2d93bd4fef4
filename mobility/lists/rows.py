"""The people of a table, row by row, with everything there is to say about each."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from kit.sheets.model import ERROR, FORMULA, TOO_LONG, Row, address

from . import fields, names
from .codes import NOTE, PROBLEM, QUESTION, Remark
from .dates import FIRST_YEAR, LAST_YEAR, mostly_month_first, read_date
from .duplicates import marked
from .emails import read_email
from .name_order import order_by_addresses
from .organisations import Organisations
from .row_words import PLACEHOLDERS
from .table import Table
from .texts import as_text, clean, fold, means_nothing

ODD = re.compile(r'[\d@()\[\]{}/\\?!#%&*+=<>_;:"\ufffd]')
FLAGS = {FORMULA: "formula_without_value", ERROR: "error_cell", TOO_LONG: "too_long"}


@dataclass(frozen=True)
class ListRow:
    """One person of a list.

    ``values`` has a key for each field the list speaks of: texts ("" where nothing stands) and
    dates (None). ``cells`` names for each field its cell and the text in it as it stood.
    """

    number: int
    values: Mapping[str, Any]
    cells: Mapping[str, tuple[str, str]]
    remarks: tuple[Remark, ...] = ()
    duplicate_of: int | None = None

    @property
    def problems(self) -> tuple[Remark, ...]:
        return self.said(PROBLEM)

    @property
    def questions(self) -> tuple[Remark, ...]:
        return self.said(QUESTION)

    @property
    def notes(self) -> tuple[Remark, ...]:
        return self.said(NOTE)

    def said(self, severity: str) -> tuple[Remark, ...]:
        return tuple(remark for remark in self.remarks if remark.severity == severity)


def read_rows(
    table: Table,
    mapping: Mapping[int, str] | None = None,
    *,
    recase: bool = True,
    name_order: str | None = None,
) -> list[ListRow]:
    """Each row of people as a ``ListRow``; nothing is dropped, whatever is wrong with it.

    ``mapping`` is column index → field (default: as the table suggests). ``name_order`` is one
    of ``names.ORDERS`` and goes before what headers say. ``recase`` turns a family name in
    capitals beside a mixed-case given name into small letters.
    """
    reading = Reading(table, mapping if mapping is not None else table.mapping, recase, name_order)
    return list(marked(RowReader(reading, row).read() for row in table.rows))


class Reading:
    """What all rows of a table have in common."""

    def __init__(self, table: Table, mapping: Mapping[int, str], recase: bool, order: str | None):
        self.columns: dict[str, list[int]] = {}
        for index, name in sorted(mapping.items()):
            self.columns.setdefault(name, []).append(index)
        self.recase = recase
        self.order = (
            order
            or self.order_of_headers(table)
            or order_by_addresses(
                table.rows, self.first(fields.FULL_NAME), self.first(fields.EMAIL)
            )
        )
        self.organisations = Organisations(table, self.columns.get(fields.ORGANISATION, []))
        days = [self.first(name) for name in fields.DATES if name in self.columns]
        self.month_first = mostly_month_first(r.cell(index) for index in days for r in table.rows)

    def first(self, name: str) -> int | None:
        return next(iter(self.columns.get(name, [])), None)

    def order_of_headers(self, table: Table) -> str:
        index = self.first(fields.FULL_NAME)
        return next((c.order for c in table.columns if c.index == index), "")


@dataclass
class RowReader:
    """Reads one row, field by field."""

    reading: Reading
    row: Row
    values: dict[str, Any] = field(default_factory=dict)
    cells: dict[str, tuple[str, str]] = field(default_factory=dict)
    remarks: list[Remark] = field(default_factory=list)

    def read(self) -> ListRow:
        for name in (*fields.TEXTS, *fields.NAMES):
            if name in self.reading.columns:
                self.values[name] = self.text(name)
        self.read_name()
        self.read_organisation()
        self.read_email()
        self.read_dates()
        self.check_lengths()
        return ListRow(self.row.number, self.values, self.cells, tuple(self.remarks))

    def say(self, name: str, code: str, **params) -> None:
        cell, value = self.cells.get(name, ("", ""))
        self.remarks.append(Remark(name, code, cell, value, params))

    def text(self, name: str) -> str:
        """The text of the field's cells; two columns of family names are one name."""
        texts = []
        for index in self.reading.columns[name]:
            cell = self.row.cell(index)
            written = clean(cell)
            if written or name not in self.cells:
                self.cells.setdefault(name, (address(index, self.row.number), as_text(cell)))
            flag = self.row.flags.get(index)
            if flag:
                self.say_flag(name, index, flag)
            if not means_nothing(written) and flag != ERROR:
                texts.append(written)
        return " ".join(texts if name == fields.FAMILY_NAME else texts[:1])

    def say_flag(self, name: str, index: int, flag: str) -> None:
        self.cells[name] = (address(index, self.row.number), as_text(self.row.cell(index)))
        params = {"limit": fields.LONGEST.get(name, 0)} if flag == TOO_LONG else {}
        self.say(name, FLAGS[flag], **params)

    def read_name(self) -> None:
        whole = self.values.pop(fields.FULL_NAME, "")
        halves = [self.values.get(n, "") for n in (fields.GIVEN_NAME, fields.FAMILY_NAME)]
        self.point_at_name(bool(any(halves)))
        if fold(re.sub(r"\d", "", whole or " ".join(halves))) in PLACEHOLDERS:
            self.keep_name(names.Name())
            self.say(fields.FULL_NAME, "place_without_name")
            return
        name = from_halves(*halves) if any(halves) else names.split(whole, self.reading.order)
        self.keep_name(name)
        self.remark_on_name(name)

    def point_at_name(self, in_halves: bool) -> None:
        """Let every name field have a cell, also where one cell holds all or none is filled."""
        parts = (fields.GIVEN_NAME, fields.FAMILY_NAME)
        order = (*parts, fields.FULL_NAME) if in_halves else (fields.FULL_NAME, *parts)
        source = next((self.cells[n] for n in order if n in self.cells), None)
        if source:
            for name in fields.NAMES:
                self.cells.setdefault(name, source)

    def keep_name(self, name: names.Name) -> None:
        family = name.family
        if self.reading.recase:
            family = names.recase(name.given, family)
        self.values[fields.GIVEN_NAME], self.values[fields.FAMILY_NAME] = name.given, family
        if family != name.family:
            self.say(fields.FAMILY_NAME, "recased", before=name.family, after=family)
        column = self.values.get(fields.TITLE, "")
        had = fold(column).split()
        lifted = " ".join(word for word in name.title.split() if fold(word) not in had)
        if lifted:
            self.values[fields.TITLE] = f"{column} {lifted}".strip()
            self.say(fields.TITLE, "title_lifted", title=lifted)

    def remark_on_name(self, name: names.Name) -> None:
        written = f"{name.given} {name.family}".strip()
        if not written:
            self.say(fields.FULL_NAME, "no_name")
        elif ODD.search(written) or not any(c.isalpha() for c in written):
            self.say(fields.FULL_NAME, "odd_name")
        if name.salutation:
            self.say(fields.FULL_NAME, "salutation_left_out", salutation=name.salutation)
        if name.guessed:
            self.say(fields.FULL_NAME, "split_guessed", given=name.given, family=name.family)

    def read_organisation(self) -> None:
        if self.values.get(fields.ORGANISATION):
            return
        name, source = self.reading.organisations.instead(self.row)
        if name:
            self.values[fields.ORGANISATION] = name
            self.say(fields.ORGANISATION, source, organisation=name)

    def read_email(self) -> None:
        if fields.EMAIL not in self.reading.columns:
            return
        email = read_email(self.text(fields.EMAIL))
        self.values[fields.EMAIL] = email.address
        if email.problem:
            self.say(fields.EMAIL, email.problem, **email.params)
        elif not email.address:
            self.say(fields.EMAIL, "no_email")
        if email.others:
            self.say(fields.EMAIL, "more_addresses", others=", ".join(email.others))
        if email.mended:
            self.say(fields.EMAIL, "email_letters_mended", after=email.address)

    def read_dates(self) -> None:
        for name in fields.DATES:
            if name in self.reading.columns:
                self.values[name] = self.date(name)
        arrival, departure = (self.values.get(name) for name in fields.DATES)
        if arrival and departure and departure < arrival:
            params = {"arrival": arrival, "departure": departure}
            self.say(fields.DEPARTURE, "departure_before_arrival", **params)

    def date(self, name: str):
        self.text(name)
        found = read_date(
            self.row.cell(self.reading.first(name)), month_first=self.reading.month_first
        )
        if found.problem == "date_out_of_range":
            self.say(name, found.problem, first=FIRST_YEAR, last=LAST_YEAR)
        elif found.problem:
            self.say(name, found.problem)
        if found.month_first and found.day:
            self.say(name, "month_first", day=found.day)
        return found.day

    def check_lengths(self) -> None:
        said = {remark.field for remark in self.remarks if remark.code == "too_long"}
        for name, limit in fields.LONGEST.items():
            if len(self.values.get(name) or "") > limit and name not in said:
                self.say(name, "too_long", limit=limit)


def from_halves(given: str, family: str) -> names.Name:
    """The name of two cells, without the titles that stand in either."""
    salutation, title, words, _ = names.lift(given) if given else ("", "", [], 0)
    _, degree, family_words, _ = names.lift(family) if family else ("", "", [], 0)
    titles = ", ".join(filter(None, [title, degree]))
    return names.Name(" ".join(words), " ".join(family_words), titles, salutation)
