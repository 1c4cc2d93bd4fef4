"""The attendance list on A4 landscape: to sign by hand, or with what was recorded.

Columns as the programme asks: name, e-mail, name and address of the sending organisation, a
signature for each half day; event, dates, place, project; the host's signature and stamp. Up to
twenty people have all days on one sheet, more have a sheet for each day. Where twenty would run
on to the back, the rows are set closer and the host signs at the head.
"""

from collections import Counter
from dataclasses import dataclass, replace
from datetime import date, datetime

from django.utils import translation
from django.utils.translation import gettext as _

from attendance import grid
from attendance.calls import taken_of
from attendance.roll import names_of
from attendance.words import short_key
from events.imprint import imprint_of
from events.models import Event
from kit import dates
from kit.languages import capfirst
from kit.pdf import (
    CELL,
    FINE,
    HEADING,
    MM,
    QUIET,
    SMALL,
    Column,
    Document,
    Margins,
    Style,
    printable,
    with_boxes,
)

ALL_DAYS_UP_TO = 20
DAYS_ABREAST = 3
SPARE_ROWS = 3
NARROW = replace(CELL, size=8, leading=1.2)
CLOSE = replace(CELL, size=8, leading=1.06)
STAMP = (52 * MM, 24 * MM)
HEAD = 0.53  # of the width, where a close sheet has the signature of the host beside its head
MARGINS = Margins(left=18 * MM, right=12 * MM, top=11 * MM, bottom=8 * MM)


@dataclass(frozen=True)
class Look:
    """What stands in the cells, and whether addresses of people are hidden."""

    marks: bool = False
    masked: bool = False


@dataclass(frozen=True)
class Setting:
    """How the rows of a sheet are set; the host signs under them or, when close, at the head."""

    row: float = 23
    names: Style = CELL
    texts: Style = NARROW
    white: tuple[float, float] = (3.5, 4)
    between: str = "\n"  # the organisation and its address
    weights: tuple[float, float, float] = (2.4, 2.5, 3.3)
    is_close: bool = False

    @property
    def table(self) -> dict:
        return {"grid": True, "middle": True, "row_height": self.row, "white": self.white}


ROOMY = Setting()
FULL = Setting(
    row=19, names=replace(CELL, size=9, leading=1.06), texts=CLOSE, white=(0.9, 1.1),
    between=", ", weights=(2.2, 2.2, 4.2), is_close=True,
)  # fmt: skip
# from the most comfortable to the closest: the setting and how many spare rows
ONE_SIDE = [
    *((ROOMY, spare) for spare in range(SPARE_ROWS, 0, -1)),
    (replace(FULL, row=23), 3), (replace(FULL, row=21), 2), (FULL, 2), (FULL, 1),
    (replace(FULL, row=17, white=(0.3, 0.5), texts=replace(CLOSE, leading=1.03)), 0),
]  # fmt: skip


@with_boxes()
def attendance_list(
    event: Event, *, language: str, at: datetime, marks: bool = False, masked: bool = False
) -> bytes:
    """The list as a PDF in one language; ``marks`` fills in what is known."""
    with translation.override(language):
        document = _document(event, language, at)
        taken = taken_of(event)
        names = [name for name in names_of(event, taken=taken) if name.is_half_day]
        halves = grid.halves_of(event, names, taken)
        rows = grid.all_rows(event, halves)
        host = _signatory(event)
        for number, days in enumerate(_sheets(halves, len(rows))):
            if number:
                document.new_page()
            of_sheet = [half for half in halves if half.name.day in days]
            sheet = Sheet(event, of_sheet, rows, Look(marks, masked), host)
            sheet.draw(document, lambda: _document(event, language, at))
        return document.finish()


def _document(event, language, at) -> Document:
    return Document(
        title=_("Attendance list: %(event)s") % {"event": event}, language=language,
        author=event.project.acronym, created=at, lying=True, margins=MARGINS,
        imprint=imprint_of(event.project, language), page_label=_("Page {page} of {pages}"),
    )  # fmt: skip


def _sheets(halves, people: int) -> list[list[date]]:
    """The days of each sheet; one empty sheet for an event in which nothing counts yet."""
    days = sorted({half.name.day for half in halves})
    abreast = DAYS_ABREAST if people <= ALL_DAYS_UP_TO else 1
    return [days[at : at + abreast] for at in range(0, len(days), abreast)] or [[]]


class Sheet:
    """The list for the days of one sheet."""

    def __init__(self, event: Event, halves, rows, look: Look, host: str):
        self.event, self.halves, self.rows, self.look = event, halves, rows, look
        self.host = host

    def draw(self, document, new_trial) -> None:
        """On one side if that can be done for up to twenty people, else over pages."""
        few = len(self.rows) <= ALL_DAYS_UP_TO
        for setting, spare in ONE_SIDE if few else []:
            if self._takes_one_side(new_trial(), setting, spare):
                self._all(document, setting, spare)
                return
        self._over_pages(document, new_trial())

    def _takes_one_side(self, trial, setting, spare) -> bool:
        self._all(trial, setting, spare, foot=False)
        return trial.pages == 1 and trial.room >= (0 if setting.is_close else STAMP[1])

    def _all(self, document, setting, spare, foot=True) -> None:
        self._head(document, setting)
        self._table(document, setting, self._lines(setting) + self._empty(spare))
        self._remarks(document)
        if foot and not setting.is_close:
            _foot(document, self.host, document.y)
            document.space(STAMP[1])

    def _over_pages(self, document, trial) -> None:
        """As many spare rows as the last page has room for. The signature of the host never
        stands alone: if need be the last rows go over with it."""
        spare, lines = self._spare_rows(trial), self._lines(ROOMY)
        self._head(document, ROOMY)
        if spare:
            self._table(document, ROOMY, lines + self._empty(spare))
        else:
            self._table(document, ROOMY, lines[:-SPARE_ROWS])
            document.new_page()
            self._table(document, ROOMY, lines[-SPARE_ROWS:] + self._empty(SPARE_ROWS))
        self._remarks(document)
        _foot(document, self.host, document.y)
        document.space(STAMP[1])

    def _spare_rows(self, trial) -> int:
        """How many empty rows leave room for the signature on their page; found by trying."""
        for spare in range(SPARE_ROWS, 0, -1):
            trial.new_page()
            self._all(trial, ROOMY, spare, foot=False)
            if trial.room >= STAMP[1]:
                return spare
        return 0

    def _head(self, document, setting) -> None:
        if setting.is_close:
            _close_head(document, self.event, self.halves, self.host)
        else:
            _head(document, self.event, self.halves)

    def _table(self, document, setting, lines) -> None:
        if lines:
            document.table(_columns(self.halves, setting), lines, after=8, **setting.table)

    def _remarks(self, document) -> None:
        """What was remarked when half days were closed, under what was recorded."""
        said = [f"{half.label}: {half.remark}" for half in self.halves if half.remark]
        if said and self.look.marks:
            document.paragraph(printable(" · ".join(said)), FINE, after=4)

    def _lines(self, setting) -> list[list]:
        return [
            _row(number, each, self, setting.between) for number, each in enumerate(self.rows, 1)
        ]

    def _empty(self, spare: int) -> list[list]:
        return [["" for _column in _columns(self.halves, ROOMY)]] * spare


def _head(document, event, halves):
    title, *lines = _head_texts(event, halves)
    document.heading(title, 2)
    document.paragraph(lines[0], CELL, after=2)
    document.paragraph(lines[1], SMALL, after=5)


def _close_head(document, event, halves, host):
    """The same in the left half, beside the signature of the host."""
    title, when, project = _head_texts(event, halves)
    top, width = document.y, document.width * HEAD
    document.bookmark(title, 1)
    y = document.text(document.left, top, title, HEADING, width - 16)
    y = document.fitted(document.left, y + 2, when, CELL, width - 16)
    document.y = document.text(document.left, y + 1, project, FINE, width - 16)
    _foot(document, host, top, left=document.left + width)
    document.space(max(6, top + STAMP[1] + 6 - document.y))


def _head_texts(event, halves) -> list[str]:
    """What the list is of; kind, days and place; the project and the receiving organisation."""
    days = sorted({half.name.day for half in halves}) or event.days
    when = dates.day_range(days[0], days[-1])
    where = ", ".join(part for part in (event.venue, event.address) if part)
    kind = capfirst(event.get_kind_display())
    host = _("Receiving organisation: %(name)s, %(address)s") % {
        "name": event.host_organisation, "address": event.host_organisation.address
    }  # fmt: skip
    texts = (
        _("Attendance list: %(event)s") % {"event": event},
        f"{kind} · {when} · {where}",
        f"{event.project} ({event.project.number}) · {host}",
    )
    return [printable(text) for text in texts]


def _columns(halves, setting) -> list[Column]:
    name, email, organisation = setting.weights
    columns = [
        Column(_("No."), width=26, align="end", style=setting.texts),
        Column(_("Name"), weight=name, style=setting.names),
        Column(_("E-mail"), weight=email, style=setting.texts),
        Column(_("Sending organisation and its address"), weight=organisation, style=setting.texts),
    ]
    return columns + [
        Column(short_key(half.name.key), width=width, group=half.day_label, align="middle")
        for half, width in zip(halves, _widths(halves), strict=True)
    ]


def _widths(halves) -> list[float]:
    """Room for a signature; a day with one half only still has its date on one line."""
    if len(halves) <= 2:
        return [120] * len(halves)
    of_day = Counter(half.name.day for half in halves)
    return [54 if of_day[half.name.day] > 1 else 66 for half in halves]


def _row(number, person_and_cells, sheet, between) -> list:
    person, cells = person_and_cells
    event, look = sheet.event, sheet.look
    organisation = person.sending_organisation
    address = person.listed_address or (organisation.address if organisation else "")
    email = person.listed_email or person.person.email
    marks = {cell.name: _mark(cell, event) if look.marks else "" for cell in cells}
    return [
        str(number),
        printable(person.name),
        printable(masked(email) if look.masked else email),
        between.join(printable(part) for part in (person.organisation_name, address) if part),
        *(marks[half.name] for half in sheet.halves),
    ]


def _mark(cell, event) -> str:
    """A tick with the time of arrival, or the word for anything else."""
    seen = f"{dates.local(cell.first_at, event.zone):%H:%M}" if cell.first_at else ""
    if cell.look == "present":
        return printable(f"✓ {seen}".strip())
    return printable(f"{cell.word} {seen}".strip() if cell.is_there else cell.word)


def masked(email: str) -> str:
    """An address that its owner knows again and nobody else can write to."""
    name, at, domain = email.partition("@")
    return f"{name[:1]}…{at}{domain}" if at else ""


def _foot(document, host: str, top: float, left: float = 0) -> None:
    """The host signs and stamps: right of ``left``, with the stamp at the edge."""
    width, tall = STAMP
    right = document.right
    document.stamp(right - width, top, width, tall, _("Stamp of the receiving organisation"))
    end = right - width - 16
    start = left or document.left + (end - document.left) * 0.45
    document.line(start, top + tall - 16, end, top + tall - 16)
    label = _("Place, date and signature for the receiving organisation")
    document.text(start, top + tall - 13, label, FINE, end - start)
    if host:
        document.text(start, top, printable(host), QUIET.sized(9), end - start)
    if not left:
        note = _("I confirm that the people above took part as they signed.")
        document.text(document.left, top + 2, note, SMALL, start - document.left - 16)


def _signatory(event) -> str:
    """Who signs for the host, with function; nobody yet is fine."""
    signing = [each.signatory for each in event.signing.select_related("signatory")[:1]]
    return ", ".join(filter(None, (signing[0].name, signing[0].function))) if signing else ""
