"""What leaves the house as a file: the agenda feed, the attendance workbook, certificates."""

import uuid
from datetime import timedelta
from io import BytesIO

import xlsxwriter
from django.core.cache import cache
from django.test import Client

from attendance.actions.roll_calls import tick_all_but
from attendance.exports import exported
from certificates.actions.certificates import issue
from certificates.documents.certificate import certificate_pdf
from certificates.proposals import propose
from events.models import Visibility
from events.programme import shown_items
from kit import clock
from kit.actor import COMMAND
from tests.bench.desk import half_day
from tests.bench.report import counted, memory, tell, timed
from tests.bench.world import make_world, tick_everybody
from tests.factories.events import make_item, make_version


def feed():
    """The agenda of 300 items, as a calendar program without an account asks for it."""
    event, _ayse = make_world(3)
    event.ends_on, event.visibility = event.starts_on + timedelta(days=29), Visibility.PUBLIC
    event.save()
    for number in range(294):
        make_item(event, number % 30 + 1, f"{8 + number // 30:02}:00", f"{8 + number // 30:02}:50")
    make_version(event, 2)
    client, address, items = Client(), f"/events/{event.slug}/agenda.ics", shown_items(event)
    tag = client.get(address).headers["ETag"]
    known = {"If-None-Match": tag}

    def drawn():
        cache.clear()
        client.get(address)

    tell(f"agenda feed of {len(items)} items, cold", timed(drawn), statements=_cost(drawn),
         floor=timed(lambda: _bare_feed(items)))  # fmt: skip
    for name, headers in (("kept", {}), ("304", known)):
        ask = lambda headers=headers: client.get(address, headers=headers)  # noqa: E731
        tell(f"agenda feed, {name}", timed(ask, 20), statements=_cost(ask))


def _cost(job) -> int:
    with counted() as statements:
        job()
    return statements["n"]


def _bare_feed(items):
    """What icalendar alone needs for as many items."""
    from icalendar import Calendar, Event

    calendar = Calendar()
    for item in items:
        entry = Event()
        entry.add("uid", str(item.key))
        entry.add("dtstart", item.starts_at)
        entry.add("dtend", item.ends_at)
        entry.add("summary", str(item))
        calendar.add_component(entry)
    return calendar.to_ical()


def workbook():
    """Attendance of 2,000 and 20,000 people in six half days: 23 columns."""
    for people in (2000, 20000):
        event, _ayse = make_world(people + 4)
        tick_everybody(event)
        made = lambda e=event: exported(e, "xlsx", at=clock.now())  # noqa: E731
        with counted() as statements, memory() as used:
            made()
        tell(f"attendance workbook, {people} people", timed(made, 3, unit=1, warm=0), "s",
             statements["n"], timed(lambda n=people: _bare_sheet(n), 3, unit=1, warm=0),
             more_mb=used["mb"])  # fmt: skip


def _bare_sheet(rows, columns=23):
    book = xlsxwriter.Workbook(BytesIO(), {"constant_memory": True, "in_memory": False})
    sheet = book.add_worksheet()
    for row in range(rows):
        for column in range(columns):
            sheet.write_string(row, column, "Given Family")
    book.close()


def certificates():
    """Certificates on one core with warm fonts: drawn, and drawn, numbered and stored."""
    event, ayse = make_world(80)
    tick_all_but(
        event=event, name=half_day(), absent=set(), by=ayse, at=clock.now(), ref=uuid.uuid4()
    )
    proposals = [one for one in propose(event) if one.is_ready]
    proposal = proposals[0]
    facts = proposal.facts | {"issued_on": clock.now().date().isoformat()}

    def draw():
        return certificate_pdf(
            facts, languages=["en", "de"], look=proposal.look, created=clock.now()
        )

    size = round(len(draw()) / 1000, 1)
    tell("certificates drawn", [1000 / took for took in timed(draw, 60)], "per s", size_kb=size)
    waiting = iter(proposals)

    def store():
        issue(proposal=next(waiting), languages=["en", "de"], by=COMMAND, at=clock.now())

    tell("certificates drawn and stored", [1000 / took for took in timed(store, 60)], "per s")
