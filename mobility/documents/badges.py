"""Badges on A4, eight a page, to cut along dashed lines: name large, code to scan, thin band."""

from datetime import datetime

from django.utils import translation
from django.utils.translation import gettext as _

from events.band import band_days
from events.imprint import imprint_of
from events.models import Event
from kit import dates
from kit.pdf import (
    CELL,
    INK,
    LABEL,
    MM,
    NAME,
    SMALL,
    Document,
    Margins,
    printable,
    shorten,
    with_boxes,
)
from mobility.models import Participation
from mobility.passes import codes_of, pass_qr_text

ACROSS, DOWN = 2, 4
PAD = 5 * MM
BAND = 2 * MM
CODE = 24 * MM
SMALLEST_NAME = 12


@with_boxes()
def badges_pdf(
    event: Event, participations: list[Participation], *, language: str, at: datetime
) -> bytes:
    """One badge for each, in the order given. Every one has its current pass as a QR code."""
    with translation.override(language):
        document = Document(
            title=_("Badges: %(event)s") % {"event": printable(str(event))}, language=language,
            author=event.project.acronym, created=at, imprint=imprint_of(event.project, language),
            page_label=_("Page {page} of {pages}"),
            margins=Margins(left=17 * MM, right=17 * MM, top=12 * MM),
        )  # fmt: skip
        drawer = Drawer(document, event)
        codes = codes_of(participations)
        for number, participation in enumerate(participations):
            drawer.badge(number, participation, codes[participation.pk])
        return document.finish()


class Drawer:
    """Places badges on the sheets of one event."""

    def __init__(self, document: Document, event: Event):
        self.document = document
        self.width = document.width / ACROSS
        self.height = (document.bottom - document.top) / DOWN
        self.days = band_days(event)
        self.event = printable(str(event))
        self.when = f"{dates.day_range(event.starts_on, event.ends_on)} · {event.city}"
        self.organisation = None

    def badge(self, number: int, participation: Participation, code: str) -> None:
        """The badge at place ``number``, counted over all sheets."""
        place = number % (ACROSS * DOWN)
        if number and not place:
            self.document.new_page()
        x = self.document.left + self.width * (place % ACROSS)
        y = self.document.top + self.height * (place // ACROSS)
        self._bookmark(participation)
        self.document.box(x, y, self.width, self.height, dashed=True)
        self._words(x + PAD, y + PAD, participation)
        right, bottom = x + self.width - PAD, y + self.height - PAD
        self.document.qr(pass_qr_text(code), right - CODE, bottom - CODE, CODE)

    def _bookmark(self, participation):
        """A mark in the outline where a new organisation begins."""
        if participation.organisation_name != self.organisation:
            self.organisation = participation.organisation_name
            self.document.bookmark(printable(self.organisation or _("Without organisation")))

    def _words(self, x, y, participation):
        document, width = self.document, self.width - 2 * PAD
        document.band(x, y, width, BAND, self.days)
        title = shorten(self.event, SMALL, width)
        y = document.text(x, y + BAND + 4, title, SMALL.inked(INK), width)
        document.fitted(
            x, y + 3, printable(participation.name), NAME.sized(24), width, 2, SMALLEST_NAME
        )
        beside = width - CODE - 4 * MM
        foot = y + self.height - 2 * PAD - CODE + 2
        y = document.fitted(x, foot, printable(participation.organisation_name), CELL, beside, 3)
        y = document.text(x, y + 2, participation.get_role_display(), LABEL, beside)
        document.text(x, y + 1, self.when, SMALL, beside)
