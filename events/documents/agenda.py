"""The agenda on A4: a thin band, the facts, a table a day. Prints well in black and white."""

from datetime import datetime

from django.utils import translation
from django.utils.translation import gettext as _

from events.band import band_days
from events.imprint import imprint_of
from events.models import Event, State
from events.programme import Stop, stops_by_day
from kit import dates
from kit.languages import capfirst
from kit.pdf.document import Band, Document
from kit.pdf.style import CELL, MM, QUIET, SMALL, STRONG
from kit.pdf.table import Column
from kit.pdf.text import printable, with_boxes
from kit.translated import in_language

NAMES = CELL.bold


@with_boxes()
def agenda_pdf(
    event: Event, items: list, *, with_addresses: bool, language: str, at: datetime
) -> bytes:
    """The items as a printed programme; addresses only ``with_addresses`` or when released."""
    with translation.override(language):
        document = Document(
            title=str(event), language=language, author=event.project.acronym, created=at,
            imprint=imprint_of(event.project, language), page_label=_("Page {page} of {pages}"),
            band=Band(band_days(event, items), side="head", breadth=4 * MM),
        )  # fmt: skip
        stops = [Stop(item, with_addresses) for item in items]
        _head(document, event, items, at)
        for day, group in stops_by_day(event, stops):
            _day(document, event, day, group)
        if with_addresses:
            document.paragraph(
                _("With addresses and contacts: for participants and the team only."), SMALL
            )
        return document.finish()


def _head(document, event, items, at):
    document.paragraph(printable(capfirst(event.get_kind_display())), STRONG, after=2)
    document.heading(printable(str(event)))
    if event.state == State.CANCELLED:
        document.paragraph(_("This event is cancelled."), STRONG)
        if reason := in_language(event.cancel_reason):
            document.paragraph(printable(reason))
    if summary := in_language(event.summary):
        document.paragraph(printable(summary), QUIET)
    document.key_values(_facts(event), label_width=95)
    document.paragraph(_edition(event, items, at), SMALL)


def _facts(event) -> list[tuple]:
    where = ", ".join(part for part in (event.venue, event.address) if part)
    facts = [
        (_("Dates"), dates.day_range(event.starts_on, event.ends_on)),
        (_("Place"), where),
        (_("Host"), str(event.host_organisation)),
        (_("Time zone"), event.zone.replace("_", " ")),
    ]
    return [(label, printable(value)) for label, value in facts]


def _edition(event, items, at) -> str:
    """Which version this is, and when it was printed."""
    printed = dates.day(dates.local(at, event.zone).date())
    version = getattr(items[0], "version", None) if items else None
    if version is None:
        return _("Draft. Printed on %(date)s.") % {"date": printed}
    published = dates.day(dates.local(version.published_at, event.zone).date())
    return _("Version %(number)s of %(published)s. Printed on %(date)s.") % {
        "number": version.number, "published": published, "date": printed,
    }  # fmt: skip


def _day(document, event, day, stops):
    document.heading(dates.weekday_and_day(day), 2)
    if not stops:
        document.paragraph(_("No programme on this day."), QUIET)
        return
    columns = [
        Column(_("Time"), width=72),
        Column(_("What"), weight=3),
        Column(_("Who and where"), weight=2.4),
    ]
    document.table(columns, [_row(event, stop) for stop in stops])


def _row(event, stop) -> list:
    item = stop.item
    begins, ends = (dates.local(at, event.zone) for at in (item.starts_at, item.ends_at))
    note = in_language(item.note)
    title = NAMES if item.kind in ("session", "visit") else CELL
    what = [(printable(str(item)), title), *([("\n" + printable(note), CELL)] if note else [])]
    return [f"{begins:%H:%M}–{ends:%H:%M}", what, _who_and_where(stop)]


def _who_and_where(stop) -> str:
    item = stop.item
    parts = (item.speaker, item.host_institution, item.place, stop.address, stop.contact,
             in_language(stop.access_note), stop.way)  # fmt: skip
    return "\n".join(printable(part) for part in parts if part)
