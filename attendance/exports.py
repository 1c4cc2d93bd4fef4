"""Attendance as it goes into reports: XLSX, CSV, JSON. Constant statements, any number of people.

The JSON is an object: ``event`` (slug, title, starts_on, ends_on, zone, city, country),
``half_days`` (name, day, key, minutes, done, remark) and ``people``, each with name, email,
organisation, country, role, status, ``half_days`` (name -> presence and first_at in UTC, for
those about which something is known), days, of_days, hours, of_hours. Presence is present, late,
left_early, excused or absent; absent also for whoever has no entry in a roll call that is done.
"""

import json
from collections.abc import Iterator
from datetime import datetime
from functools import cache
from io import BytesIO
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from attendance import grid, naming
from attendance.calls import taken_of
from attendance.hours import attended
from attendance.models import Presence
from attendance.roll import names_of
from attendance.sheets import proofs_of
from events.models import Event
from events.programme import current_items, half_days_of
from kit import dates
from kit.sheets import kinds
from kit.sheets.columns import NUMBER, Column
from kit.sheets.writer import Page, write_csv, write_xlsx
from kit.translated import in_language
from mobility.models import ParticipationRole, Status

CONTENT_TYPES = {"xlsx": kinds.XLSX, "csv": kinds.CSV, "json": "application/json"}
FORMATS = tuple(CONTENT_TYPES)


def exported(event: Event, format: str, *, at: datetime) -> bytes:
    """The whole event in one of ``FORMATS``."""
    return {"xlsx": _xlsx, "csv": _csv, "json": _json}[format](Report(event), at)


class Report:
    """What the three formats say, each in its own way."""

    def __init__(self, event: Event):
        items, taken = current_items(event), taken_of(event)
        self.event, self.half_days = event, half_days_of(event, items)
        self.halves = grid.halves_of(event, names_of(event, items=items, taken=taken), taken)

    def people(self) -> Iterator[tuple]:
        """(participation, cells by name, what was attended), in the order of the list."""
        for person, cells in grid.each_row(self.event, self.halves):
            presences = {(cell.name.day, cell.name.key): cell.presence for cell in cells}
            known = {cell.name: cell for cell in cells}
            yield person, known, attended(self.half_days, presences)

    def columns(self) -> list[Column]:
        columns = [
            Column("number", _("No."), 5, NUMBER), Column("name", _("Name"), 28),
            Column("email", _("E-mail"), 30), Column("organisation", _("Sending organisation"), 36),
            Column("country", _("Country"), 16), Column("role", _("Role"), 14),
            Column("status", _("Status"), 12),
        ]  # fmt: skip
        for half in self.halves:
            columns.append(Column(str(half.name), half.label, 14))
            columns.append(
                Column(f"{half.name} at", _("%(half)s: first seen") % {"half": half.label}, 12)
            )
        sums = {
            "days": _("Days"),
            "of_days": _("of days"),
            "hours": _("Hours"),
            "of_hours": _("of hours"),
        }
        return columns + [Column(key, title, 9, NUMBER) for key, title in sums.items()]

    def rows(self) -> Iterator[dict]:
        """As ``columns`` name them; words are looked up once, not for each cell."""
        words, country = _words(), cache(dates.country)
        for number, (person, cells, total) in enumerate(self.people(), 1):
            yield {"number": number, **_who(person, words, country),
                   **self._cells(cells, words), **_sums(total)}  # fmt: skip

    def half_columns(self) -> list[Column]:
        return [
            Column("half", _("Half day"), 24), Column("done", _("Closed"), 10),
            Column("by", pgettext("who closed it", "by"), 24), Column("remark", _("Remark"), 60),
            Column("sheets", _("Signed sheets"), 60),
        ]  # fmt: skip

    def half_rows(self) -> Iterator[dict]:
        """How each half day ended, and which signed sheets prove it."""
        proofs = proofs_of(self.event)
        for half in self.halves:
            yield {
                "half": half.label, "done": _("yes") if half.is_done else _("no"),
                "by": half.done_by, "remark": half.remark, "sheets": "\n".join(proofs[half.name]),
            }  # fmt: skip

    def _cells(self, cells: dict[naming.Name, grid.Cell], words: dict) -> dict:
        found, zone = {}, ZoneInfo(self.event.zone)
        for half in self.halves:
            cell = cells[half.name]
            key = str(half.name)
            found[key] = words[cell.presence]
            if cell.is_there and cell.first_at:
                found[f"{key} at"] = f"{cell.first_at.astimezone(zone):%H:%M}"
        return found


def _words() -> dict[str, str]:
    """Every code of the report in the reader's language."""
    choices = (Presence, ParticipationRole, Status)
    return {"": ""} | {code: str(label) for each in choices for code, label in each.choices}


def _who(person, words, country) -> dict:
    organisation = person.sending_organisation
    return {
        "name": person.name,
        "email": person.listed_email or person.person.email,
        "organisation": person.organisation_name,
        "country": country(organisation.country) if organisation and organisation.country else "",
        "role": words[person.role],
        "status": words[person.status],
    }


def _sums(total) -> dict:
    return {
        "days": total.days, "of_days": total.of_days,
        "hours": float(total.hours), "of_hours": float(total.of_hours),
    }  # fmt: skip


def _xlsx(report: Report, at: datetime) -> bytes:
    file = BytesIO()
    people = Page(_("Attendance"), report.columns(), report.rows())
    halves = Page(_("Half days"), report.half_columns(), report.half_rows())
    write_xlsx(file, [people, halves], created=at.replace(tzinfo=None))
    return file.getvalue()


def _csv(report: Report, at: datetime) -> bytes:
    file, columns = BytesIO(), report.columns()
    rows = ([row.get(column.key, "") for column in columns] for row in report.rows())
    write_csv(file, [column.title for column in columns], rows)
    return file.getvalue()


def _json(report: Report, at: datetime) -> bytes:
    content = {
        "event": _event(report.event),
        "half_days": _half_days(report),
        "people": [_person(*each) for each in report.people()],
    }
    return json.dumps(content, ensure_ascii=False, indent=1).encode()


def _event(event) -> dict:
    return {
        "slug": event.slug, "title": in_language(event.title, "en"),
        "starts_on": event.starts_on.isoformat(), "ends_on": event.ends_on.isoformat(),
        "zone": event.zone, "city": event.city, "country": event.country,
    }  # fmt: skip


def _half_days(report) -> list[dict]:
    minutes = {naming.Name(half.day, half.key): half.minutes for half in report.half_days}
    return [
        {"name": str(half.name), "day": half.name.day.isoformat(), "key": half.name.key,
         "minutes": minutes.get(half.name, 0), "done": half.is_done, "remark": half.remark}
        for half in report.halves
    ]  # fmt: skip


def _person(person, cells, total) -> dict:
    organisation = person.sending_organisation
    return {
        "name": person.name,
        "email": person.listed_email or person.person.email,
        "organisation": person.organisation_name,
        "country": organisation.country if organisation else "",
        "role": person.role,
        "status": person.status,
        "half_days": {str(name): _said(cell) for name, cell in cells.items() if cell.presence},
        **_sums(total),
    }


def _said(cell) -> dict:
    seen = cell.is_there and cell.first_at
    return {
        "presence": Presence(cell.presence).value,
        "first_at": seen.isoformat() if seen else None,
    }
