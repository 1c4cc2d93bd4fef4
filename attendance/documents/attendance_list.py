"""The attendance list on A4 landscape: to sign by hand, or with what was recorded.

Columns as the programme asks: name, e-mail, name and address of the sending organisation, a
signature for each half day; event, dates, place, project; the host's signature and stamp. Up to
twenty people have all days on one sheet, more have a sheet for each day.
"""

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
from kit.pdf import CELL, FINE, MM, QUIET, SMALL, Column, Document, Margins, printable, with_boxes

ALL_DAYS_UP_TO = 20
DAYS_ABREAST = 3
SPARE_ROWS = 3
ROW = 23
NARROW = replace(CELL, size=8, leading=1.2)
STAMP = (52 * MM, 24 * MM)
MARGINS = Margins(left=18 * MM, right=12 * MM, top=11 * MM, bottom=8 * MM)


@dataclass(frozen=True)
class Look:
    """What stands in the cells, and whether addresses of people are hidden."""

    marks: bool = False
    masked: bool = False


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
        for number, days in enumerate(_sheets(halves, len(rows))):
            if number:
                document.new_page()
            of_sheet = [half for half in halves if half.name.day in days]
            lines = [
                _row(place, each, of_sheet, event, Look(marks, masked))
                for place, each in enumerate(rows, 1)
            ]
            _sheet(document, _document(event, language, at), event, of_sheet, lines)
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


def _sheet(document, trial, event, halves, lines):
    """One sheet with as many spare rows as its last page has room for. The signature of the host
    never stands alone: if need be the last rows go over with it."""
    columns = _columns(halves)
    _head(document, event, halves)
    empty = ["" for _column in columns]
    spare = _spare_rows(trial, event, columns, halves, lines, empty)
    if spare:
        _table(document, columns, lines + [empty] * spare)
    else:
        _table(document, columns, lines[:-SPARE_ROWS])
        document.new_page()
        _table(document, columns, lines[-SPARE_ROWS:] + [empty] * SPARE_ROWS)
    _foot(document, event)


def _spare_rows(trial, event, columns, halves, lines, empty) -> int:
    """How many empty rows leave room for the signature on their page; found by trying."""
    for spare in range(SPARE_ROWS, 0, -1):
        trial.new_page()
        _head(trial, event, halves)
        _table(trial, columns, lines + [empty] * spare)
        if trial.room >= STAMP[1]:
            return spare
    return 0


def _table(document, columns, lines):
    if lines:
        document.table(columns, lines, grid=True, row_height=ROW, middle=True, after=8)


def _head(document, event, halves):
    document.heading(printable(_("Attendance list: %(event)s") % {"event": event}), 2)
    days = sorted({half.name.day for half in halves}) or event.days
    when = dates.day_range(days[0], days[-1])
    where = ", ".join(part for part in (event.venue, event.address) if part)
    kind = event.get_kind_display()
    document.paragraph(printable(f"{kind[:1].upper()}{kind[1:]} · {when} · {where}"), CELL, after=2)
    host = _("Receiving organisation: %(name)s, %(address)s") % {
        "name": event.host_organisation, "address": event.host_organisation.address
    }  # fmt: skip
    project = f"{event.project} ({event.project.number})"
    document.paragraph(printable(f"{project} · {host}"), SMALL, after=5)


def _columns(halves) -> list[Column]:
    columns = [
        Column(_("No."), width=26, align="end", style=NARROW),
        Column(_("Name"), weight=2.4),
        Column(_("E-mail"), weight=2.5, style=NARROW),
        Column(_("Sending organisation and its address"), weight=3.3, style=NARROW),
    ]
    width = 54 if len(halves) > 2 else 120
    return columns + [
        Column(short_key(half.name.key), width=width, group=half.day_label, align="middle")
        for half in halves
    ]


def _row(number, person_and_cells, halves, event, look) -> list:
    person, cells = person_and_cells
    organisation = person.sending_organisation
    address = person.listed_address or (organisation.address if organisation else "")
    email = person.listed_email or person.person.email
    marks = {cell.name: _mark(cell, event) if look.marks else "" for cell in cells}
    return [
        str(number),
        printable(person.name),
        printable(masked(email) if look.masked else email),
        "\n".join(printable(part) for part in (person.organisation_name, address) if part),
        *(marks[half.name] for half in halves),
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


def _foot(document, event):
    """The host signs and stamps."""
    width, tall = STAMP
    top, right = document.y, document.right
    document.stamp(right - width, top, width, tall, _("Stamp of the receiving organisation"))
    end = right - width - 16
    start = document.left + (end - document.left) * 0.45
    document.line(start, top + tall - 16, end, top + tall - 16)
    label = _("Place, date and signature for the receiving organisation")
    document.text(start, top + tall - 13, label, FINE, end - start)
    signing = [each.signatory for each in event.signing.select_related("signatory")[:1]]
    if signing:
        name = ", ".join(filter(None, (signing[0].name, signing[0].function)))
        document.text(start, top, printable(name), QUIET.sized(9), end - start)
    note = _("I confirm that the people above took part as they signed.")
    document.text(document.left, top + 2, note, SMALL, start - document.left - 16)
    document.space(tall)
