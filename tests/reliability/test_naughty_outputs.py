"""485 naughty strings out of the house again: pages, sheets, calendars, mails, printed pages.

All of them stand in one event: as names, functions and organisations of people who came by a
partner's list, as titles and places of its agenda, as remarks and reasons.
"""

import io
import json
import re
from datetime import date
from html.parser import HTMLParser
from uuid import uuid4

import icalendar
import openpyxl
import pytest
from django.urls import reverse

from attendance.actions.roll_calls import tick_all_but
from certificates.actions.batches import begin, run_waiting
from certificates.models import Certificate
from certificates.proposals import propose
from events.models import Item, Person
from kit import outbox
from kit.sheets.reader import read_workbook
from mobility.actions import list_imports
from mobility.actions.invitations import invite_all
from mobility.models import Participation, Pass
from tests.factories.attendance import MORNING, make_device
from tests.factories.events import local, make_version
from tests.mobility.conftest import AT, BY
from tests.reliability import naughty

pytestmark = pytest.mark.django_db
FORMULAS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
HEADERS = {"Content-Type", "MIME-Version", "Content-Transfer-Encoding", "Subject", "From", "To",
           "Date", "Message-ID", "Auto-Submitted"}  # fmt: skip


def texts():
    """What a form would let in: no NUL, 100 letters."""
    return [text for text in naughty.packed() if "\0" not in text]


@pytest.fixture
def naughty_event(event, ayse, graz, today):
    """An event full of them: people as rows, not through forms; ``forms`` has its own test."""
    people = Person.objects.bulk_create(
        _person(event, number, text, graz) for number, text in enumerate(texts())
    )
    joined = Participation.objects.bulk_create(
        Participation(event=event, person=person, function=person.given_name) for person in people
    )
    Pass.objects.bulk_create(Pass.for_participation(each) for each in joined)
    Item.objects.bulk_create(
        Item(event=event, kind="visit", title={"en": text, "tr": text}, note={"en": text},
             speaker=text, place=text, host_institution=text, address=text, contact=text,
             way_to_next=text[:100], access_note={"en": text},
             starts_at=local(event, 1 + number % 3, "09:00"),
             ends_at=local(event, 1 + number % 3, "10:00"))
        for number, text in enumerate(texts())
    )  # fmt: skip
    make_version(event)
    tick_all_but(event=event, name=MORNING, absent=set(), by=ayse, at=today, ref=uuid4())
    return event


def _person(event, number, text, organisation):
    person = Person(
        project=event.project, given_name=text, family_name=f"Nr{number}", title=text[:40],
        email=f"n{number}@x.example", organisation=organisation,
    )  # fmt: skip
    person.note_search()
    return person


@pytest.fixture
def get(client, ayse, naughty_event):
    client.force_login(ayse)

    def get(route, *parts, **query):
        response = client.get(reverse(route, args=[naughty_event.slug, *parts]), query)
        assert response.status_code == 200
        return b"".join(response.streaming_content) if response.streaming else response.content

    return get


class Alive(HTMLParser):
    """What of a page could run: scripts without our address, handlers, odd links, frames."""

    def __init__(self, page):
        super().__init__()
        self.found = []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        is_data = attrs.get("type") in ("application/json", "importmap")
        if tag == "script" and not is_data and not attrs.get("src", "").startswith("/static/"):
            self.found.append((tag, attrs))
        if tag in ("iframe", "object", "embed", "base", "style", "marquee"):
            self.found.append((tag, attrs))
        for name, value in attrs.items():
            is_address = name in ("href", "src", "action", "formaction")
            if name.startswith("on") or (is_address and not re.match(SAFE, value or "")):
                self.found.append((tag, name, value))


SAFE = r"https://wa\.me/\?text=[\w%.-]*$|[/?#]|https?://(localhost|testserver)|mailto:|tel:|data:image/|$|\w[\w./-]*$"
PAGES = [
    ("mobility:people", 6), ("attendance:attendance", 1), ("attendance:roll_call", 1),
    ("certificates:certificates", 1), ("events:agenda", 1), ("events:event_page", 1),
    ("mobility:invite", 1), ("events:event_overview", 1), ("events:publish", 1),
]  # fmt: skip


@pytest.mark.parametrize(("route", "count"), PAGES)
def test_nothing_on_a_page_is_alive(get, route, count):
    for page in range(1, count + 1):
        parts = [date(2026, 11, 24), "morning"] if route == "attendance:roll_call" else []
        assert Alive(get(route, *parts, page=page).decode()).found == []


def test_people_as_sheets_hold_every_text_and_no_formula(get):
    book = openpyxl.load_workbook(io.BytesIO(get("mobility:people_sheet", "xlsx")))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    text = get("mobility:people_sheet", "csv").decode("utf-8-sig")
    (sheet,) = read_workbook(text.encode(), "people.csv").sheets
    names = {naughty.plain(cell) for row in sheet.rows for cell in row.cells if cell}

    assert {cell.data_type for cell in cells} <= {"s", "n", "d"}
    assert [line for line in text.split("\r\n") if line.lstrip('"').startswith(FORMULAS)] == []
    missing = [each for each in texts() if naughty.plain(each) and naughty.plain(each) not in names]
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

    assert len(calendar.walk("VEVENT")) == len(texts())
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

    assert sent == len(texts())
    assert {frozenset(mail.message().keys()) for mail in mailoutbox} == {frozenset(HEADERS)}
    assert [mail.subject for mail in mailoutbox if "\n" in mail.subject] == []
    assert [mail.to for mail in mailoutbox if "evil.example" in mail.body] == []


def test_the_desk_gets_every_name(client, naughty_event):
    make_device(naughty_event, "desk")

    known = client.get(
        reverse("attendance:api:snapshot"), headers={"Authorization": "Bearer desk"}
    ).json()

    assert len(known["people"]) == len(texts())


@pytest.mark.parametrize(
    ("kind", "of_names"), [("csv", True), ("xlsx", True), ("csv", False), ("xlsx", False)]
)
def test_a_list_of_them_is_brought_in_or_each_row_says_why_not(event, ayse, client, kind, of_names):
    rows = [("Given name", "Family name", "Function", "E-mail", "Organisation")]
    rows += [(text if of_names else "Anna", f"Rossi{letters(number)}", text,
              f"n{number}@x.example", "Sample University" if of_names else text)
             for number, text in enumerate(texts())]  # fmt: skip
    data = _csv(rows) if kind == "csv" else _xlsx(rows)
    (staged,) = list_imports.stage_list(
        event=event, data=data, filename=f"list.{kind}", book=read_workbook(data, f"list.{kind}"),
        by=BY, at=AT,
    )  # fmt: skip
    client.force_login(ayse)
    page = client.get(reverse("mobility:list_import", args=[staged.ref]), {"show": "all"})

    told = [each for each in list_imports.preview(staged) if each.problems]
    list_imports.apply_list(list_import=staged, by=BY, at=AT)

    assert Alive(page.content.decode()).found == []
    assert Participation.objects.filter(event=event).count() + len(told) == len(texts())
    assert len(texts()) - 10 > len(told) > 10


def letters(number):
    """A number in words that no rule takes for an odd name."""
    return str(number).translate(str.maketrans("0123456789", "abcdefghij"))


def _csv(rows):
    quoted = (";".join('"' + cell.replace('"', '""') + '"' for cell in row) for row in rows)
    return "\r\n".join(quoted).encode()


def _xlsx(rows):
    import xlsxwriter

    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        for number, row in enumerate(rows):
            for column, cell in enumerate(row):
                sheet.write_string(number, column, cell)
    return file.getvalue()
