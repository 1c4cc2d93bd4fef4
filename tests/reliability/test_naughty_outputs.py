"""485 naughty strings out of the house again: pages, sheets, calendars, mails, printed pages.

All of them stand in one event: as names, functions and organisations of people who came by a
partner's list, as titles and places of its agenda, as remarks and reasons.
"""

import io
import json
from datetime import date
from uuid import uuid4

import icalendar
import openpyxl
import pytest
from django.urls import reverse

from certificates.actions.batches import begin, run_waiting
from certificates.models import Certificate
from certificates.proposals import propose
from kit import outbox
from kit.sheets.reader import read_workbook
from mobility.actions.invitations import invite_all
from mobility.models import Participation
from tests.conftest import TODAY
from tests.factories.answers import body
from tests.factories.attendance import make_device
from tests.factories.cast import Cast
from tests.mobility.conftest import AT, BY
from tests.reliability import naughty
from tests.reliability.naughty_event import fill_with_texts

pytestmark = pytest.mark.django_db
FORMULAS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
HEADERS = {"Content-Type", "MIME-Version", "Content-Transfer-Encoding", "Subject", "From", "To",
           "Date", "Message-ID", "Auto-Submitted"}  # fmt: skip


@pytest.fixture(scope="module")
def shared_cast(shared):
    cast = Cast()
    fill_with_texts(cast, at=TODAY)
    return cast


@pytest.fixture
def naughty_event(event, today):
    return event


@pytest.fixture
def get(client, ayse, naughty_event):
    client.force_login(ayse)

    def get(route, *parts, **query):
        response = client.get(reverse(route, args=[naughty_event.slug, *parts]), query)
        assert response.status_code == 200
        return body(response)

    return get


PAGES = [
    ("mobility:people", 6), ("attendance:attendance", 1), ("attendance:roll_call", 1),
    ("certificates:certificates", 1), ("events:agenda", 1), ("events:event_page", 1),
    ("mobility:invite", 1), ("events:event_overview", 1), ("events:publish", 1),
]  # fmt: skip


@pytest.mark.parametrize(("route", "count"), PAGES)
def test_nothing_on_a_page_is_alive(get, route, count):
    for page in range(1, count + 1):
        parts = [date(2026, 11, 24), "morning"] if route == "attendance:roll_call" else []
        assert naughty.alive(get(route, *parts, page=page).decode()) == []


def test_people_as_sheets_hold_every_text_and_no_formula(get):
    book = openpyxl.load_workbook(io.BytesIO(get("mobility:people_sheet", "xlsx")))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    text = get("mobility:people_sheet", "csv").decode("utf-8-sig")
    (sheet,) = read_workbook(text.encode(), "people.csv").sheets
    names = {naughty.plain(cell) for row in sheet.rows for cell in row.cells if cell}

    assert {cell.data_type for cell in cells} <= {"s", "n", "d"}
    assert [line for line in text.split("\r\n") if line.lstrip('"').startswith(FORMULAS)] == []
    missing = [
        each for each in naughty.typed() if naughty.plain(each) and naughty.plain(each) not in names
    ]
    assert missing == []


@pytest.mark.parametrize("format", ["xlsx", "csv", "json"])
def test_attendance_leaves_without_a_formula_and_with_every_name(get, format):
    data = get("attendance:export", format)
    if format == "json":
        said = json.dumps(json.loads(data), ensure_ascii=False)
        assert "Nr0" in said
        return
    if format == "xlsx":
        cells = [cell for sheet in openpyxl.load_workbook(io.BytesIO(data))
                 for row in sheet.iter_rows() for cell in row]  # fmt: skip
        assert "f" not in {cell.data_type for cell in cells}
        return
    lines = data.decode("utf-8-sig").split("\r\n")
    assert [line for line in lines if line.lstrip('"').startswith(FORMULAS)] == []


def test_the_calendar_holds_one_appointment_for_each_text(get, naughty_event):
    data = get("events:agenda_ics")
    calendar = icalendar.Calendar.from_ical(data)

    assert len(calendar.walk("VEVENT")) == len(naughty.typed())
    assert {part.name for part in calendar.walk()} == {
        "VCALENDAR", "VTIMEZONE", "STANDARD", "DAYLIGHT", "VEVENT"
    }  # fmt: skip
    assert max(map(len, data.split(b"\r\n"))) <= 75
    assert not calendar.walk("VALARM")


@pytest.mark.parametrize("route", ["attendance:list_pdf", "mobility:badges", "events:agenda_pdf"])
def test_printed_pages_are_drawn_for_every_text(get, route):
    if route == "mobility:badges":  # one of eight, because each takes a while
        fewer = Participation.objects.values_list("pk", flat=True)[::8]
        Participation.objects.exclude(pk__in=list(fewer)).update(status="withdrawn")

    assert get(route).startswith(b"%PDF-")


def test_certificates_are_issued_or_say_why_not(naughty_event, ayse, today):
    people = [proposal.participation for proposal in propose(naughty_event)][::12]
    batch = begin(event=naughty_event, people=people, languages=["en"], ref=uuid4(),
                  by=ayse.actor, at=today)  # fmt: skip

    run_waiting()

    reasons = set(batch.entries.exclude(state="done").values_list("reason", flat=True))
    assert Certificate.objects.count() > 10
    assert reasons <= {"unprintable"}


def test_mails_have_their_own_headers_only(naughty_event, mailoutbox):
    invite_all(event=naughty_event, by=BY, at=AT)

    sent = outbox.deliver(limit=1000)

    assert sent == len(naughty.typed())
    assert {frozenset(mail.message().keys()) for mail in mailoutbox} == {frozenset(HEADERS)}
    assert [mail.subject for mail in mailoutbox if "\n" in mail.subject] == []
    assert [mail.to for mail in mailoutbox if "evil.example" in mail.body] == []


def test_the_desk_gets_every_name(client, naughty_event):
    make_device(naughty_event, "desk")

    known = client.get(
        reverse("attendance:api:snapshot"), headers={"Authorization": "Bearer desk"}
    ).json()

    assert len(known["people"]) == len(naughty.typed())
