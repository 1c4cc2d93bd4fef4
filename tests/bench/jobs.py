"""The jobs that are measured, as docs/reference/benchmarks.md lists them."""

import json
import subprocess
import sys
import time
import uuid
from datetime import timedelta
from io import BytesIO

import xlsxwriter
from django.test import Client

from attendance.actions.desks import enrol, make_link
from attendance.actions.roll_calls import tick_all_but
from attendance.actions.scans import take
from attendance.exports import exported
from attendance.items import ScanItem
from certificates.documents.certificate import certificate_pdf
from certificates.proposals import propose
from events.calendar import agenda_feed
from events.programme import shown_items
from kit import clock
from kit.sheets.reader import read_workbook
from mobility.actions.list_imports import apply_list, preview, stage_list
from tests.bench import site
from tests.bench.report import counted, tell, timed
from tests.bench.world import FLOOR_TABLE, codes_of_event, make_world
from tests.factories.events import make_item, make_version

SCANS = "/api/v1/desk/scans"
REQUESTS, TURNS = 480, 5


def half_day():
    return f"{clock.now().date().isoformat()}/morning"


def device_of(event, ayse):
    at = clock.now()
    link, _secret = make_link(event=event, by=ayse, at=at, ref=uuid.uuid4())
    return enrol(link=link, label="Bench", at=at, ref=uuid.uuid4())


def body_of(code):
    scan = {"id": str(uuid.uuid4()), "roll_call": half_day(), "method": "camera", "code": code}
    return json.dumps({"sent_at": clock.now().isoformat(), "scans": [scan]})


def send(port, token, bodies, clients):
    """Milliseconds of each request, from ``clients`` processes at once; all answered 200."""
    headers = {
        "Authorization": f"Bearer {token}",
        "Content-Type": "application/json",
        "Host": "localhost",
    }
    shares = [bodies[number::clients] for number in range(clients)]
    load = [
        subprocess.Popen([sys.executable, "-m", "tests.bench.load"], stdin=subprocess.PIPE,
                         stdout=subprocess.PIPE, cwd=site.ROOT, text=True)
        for _share in shares
    ]  # fmt: skip
    for process, share in zip(load, shares, strict=True):
        job = {"port": port, "path": SCANS, "headers": headers, "bodies": share}
        print(json.dumps(job), file=process.stdin, flush=True)
        assert process.stdout.readline() == "ready\n"  # the start of Python is not measured
    started = time.perf_counter()
    for process in load:
        print("go", file=process.stdin, flush=True)
    noted = [entry for process in load for entry in json.loads(process.stdout.read())]
    seconds = time.perf_counter() - started
    assert {status for status, _seconds in noted} == {200}, noted[:3]
    return [seconds * 1000 for _status, seconds in noted], len(noted) / seconds


def check_in():
    """First scans and the same again, with 1, 4 and 16 clients, in turn with the floor."""
    from django.db import connection

    event, ayse = make_world(2000)
    _device, token = device_of(event, ayse)
    codes = codes_of_event(event)
    with connection.cursor() as cursor:
        cursor.execute(FLOOR_TABLE)
    with counted() as statements:
        Client().post(
            SCANS,
            body_of(codes.pop()),
            "application/json",
            headers={"Authorization": f"Bearer {token}"},
        )
    with site.served() as port, site.served("tests.bench.floor") as floor_port:
        for warm in (port, floor_port):
            send(warm, token, [body_of(codes[0]) for _number in range(20)], 2)
        for clients in (1, 4, 16):
            firsts = [codes.pop() for _number in range(REQUESTS)]
            for name, chosen in (("first", firsts), ("again", firsts)):
                mine, floors, waits, floor_waits = [], [], [], []
                for turn in range(TURNS):
                    share = chosen[turn::TURNS]
                    took, rate = send(port, token, [body_of(code) for code in share], clients)
                    floor_took, floor_rate = send(
                        floor_port, token, [body_of(code) for code in share], clients
                    )
                    waits, floor_waits = waits + took, floor_waits + floor_took
                    mine, floors = [*mine, rate], [*floors, floor_rate]
                tell(f"check-in {name}, {clients} clients", mine, "requests/s", statements["n"], floors,
                     higher_is_better=True, longest_ms=round(max(waits), 1),
                     p95_ms=round(sorted(waits)[int(len(waits) * 0.95)], 1))  # fmt: skip


def batch():
    """A thousand scans that were kept offline, in one call of the action and in one request."""
    event, ayse = make_world(1001)
    device, token = device_of(event, ayse)
    codes = codes_of_event(event)[:1000]
    rates = []
    for _turn in range(3):
        items = [
            ScanItem(id=uuid.uuid4(), roll_call=half_day(), method="camera", code=code)
            for code in codes
        ]
        started = time.perf_counter()
        with counted() as statements:
            take(event=event, items=items, at=clock.now(), device=device)
        rates.append(1000 / (time.perf_counter() - started))
    tell("batch of 1,000 scans", rates, "scans/s", statements["n"])
    client, headers = Client(), {"Authorization": f"Bearer {token}"}
    snapshot = timed(lambda: client.get("/api/v1/desk/snapshot", headers=headers))
    tell(
        "desk snapshot of 1,001 people",
        snapshot,
        size=len(client.get("/api/v1/desk/snapshot", headers=headers).content),
    )


PAGES = {
    "event": "", "overview": "manage/", "people": "people/", "attendance": "attendance/",
    "roll call": "roll-call/", "roll call of one partner": "roll-call/{half}/?partner={partner}",
    "all here except": "roll-call/{half}/?mode=except", "certificates": "certificates/",
}  # fmt: skip


def pages():
    """Pages of an event with 2,000 people, half of them ticked, as the coordinator sees them."""
    event, ayse = make_world(2002)
    people = list(event.participations.values_list("ref", flat=True))
    tick_all_but(
        event=event, name=half_day(), absent=set(people[::2]), by=ayse, at=clock.now(), ref=uuid.uuid4()
    )  # fmt: skip
    client = Client()
    client.force_login(ayse)
    named = {"half": half_day(), "partner": event.host_organisation.ref}
    for name, path in PAGES.items():
        address = f"/events/{event.slug}/{path.format(**named)}"
        # where a page leads on, as the roll call to the half day of now
        address = (
            client.get(address, follow=True).request["PATH_INFO"]
            if not path.count("?")
            else address
        )
        assert client.get(address).status_code == 200
        with counted() as statements:
            client.get(address)
        tell(f"{name} page, 2,000 people", timed(lambda a=address: client.get(a)), statements=statements["n"])  # fmt: skip


def feed():
    """An agenda feed of 300 items, drawn anew and asked for again."""
    event, ayse = make_world(3)
    event.ends_on = event.starts_on + timedelta(days=29)
    event.save()
    for number in range(294):
        make_item(event, number % 30 + 1, f"{8 + number // 30:02}:00", f"{8 + number // 30:02}:50")
    make_version(event, 2)
    items = shown_items(event)
    tell(
        f"agenda feed of {len(items)} items, drawn",
        timed(lambda: agenda_feed(event, items, with_addresses=False, language="en")),
        floor=timed(lambda: _bare_feed(items)),
    )
    client = Client()
    client.force_login(ayse)
    address = f"/events/{event.slug}/agenda.ics"
    tag = client.get(address).headers["ETag"]
    with counted() as statements:
        client.get(address)
    tell(
        "agenda feed, over the site", timed(lambda: client.get(address)), statements=statements["n"]
    )
    again = timed(lambda: client.get(address, headers={"If-None-Match": tag}))
    tell("agenda feed, 304", again)


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
    """Attendance of 2,000 and 20,000 people as a workbook."""
    for people in (2000, 20000):
        event, _ayse = make_world(people + 4)
        with counted() as statements:
            exported(event, "xlsx", at=clock.now())
        times = 3 if people < 5000 else 1
        tell(f"attendance workbook, {people} people", timed(lambda e=event: exported(e, "xlsx", at=clock.now()), times, warm=0),
             statements=statements["n"], floor=timed(lambda n=people: _bare_sheet(n), 1, warm=0))  # fmt: skip


def _bare_sheet(rows, columns=20):
    book = xlsxwriter.Workbook(BytesIO(), {"constant_memory": True, "in_memory": False})
    sheet = book.add_worksheet()
    for row in range(rows):
        for column in range(columns):
            sheet.write_string(row, column, "Given Family")
    book.close()


def imports():
    """A list of 2,000 and one of 10,000 people: staged, previewed, applied."""
    for rows in (2000, 10000):
        event, ayse = make_world(5 + rows // 1000)
        data = _list(rows)
        at = clock.now()
        started = time.perf_counter()
        book = read_workbook(data, "list.xlsx")
        staged = stage_list(
            event=event, data=data, filename="list.xlsx", book=book, by=ayse.actor, at=at
        )[0]
        preview(staged)
        seen = time.perf_counter()
        with counted() as statements:
            apply_list(list_import=staged, by=ayse.actor, at=at)
        tell(f"import of {rows} rows, preview", [seen - started], "s")
        tell(f"import of {rows} rows, apply", [time.perf_counter() - seen], "s", statements["n"])


def _list(rows):
    target = BytesIO()
    book = xlsxwriter.Workbook(target)
    sheet = book.add_worksheet()
    sheet.write_row(0, 0, ["First name", "Surname", "Organisation", "E-mail", "Arrival"])
    for row in range(rows):
        sheet.write_row(row + 1, 0, [f"First{row}", f"Last{row:05}", f"Sample organisation {row % 20}",
                                     f"first{row}@bench.example", "2027-05-16"])  # fmt: skip
    book.close()
    return target.getvalue()


def certificates():
    """Certificates drawn on one core with warm fonts."""
    event, ayse = make_world(20)
    tick_all_but(
        event=event, name=half_day(), absent=set(), by=ayse, at=clock.now(), ref=uuid.uuid4()
    )
    proposal = next(one for one in propose(event) if one.is_ready)
    facts = proposal.facts | {"issued_on": clock.now().date().isoformat()}

    def draw():
        certificate_pdf(facts, languages=["en", "de"], look=proposal.look, created=clock.now())

    tell("certificates drawn", [1000 / took for took in timed(draw, 60)], "per s")


def start():
    """From nothing to the first answer, and what a worker weighs then."""
    noted = []
    for _turn in range(3):
        started = time.perf_counter()
        with site.served() as port:
            noted.append(time.perf_counter() - started)
            memory = _memory_of_workers(port)
    tell("start to first answer", noted, "s", memory_mb=memory)


def _memory_of_workers(port):
    """Resident megabytes of the largest process that serves ``port`` (Linux)."""
    found = subprocess.run(
        ["ps", "-eo", "rss,args"], capture_output=True, text=True
    ).stdout.splitlines()
    return max(int(line.split()[0]) for line in found if f"127.0.0.1:{port}" in line) // 1024


JOBS = {"check-in": check_in, "batch": batch, "pages": pages, "feed": feed, "imports": imports,
        "workbook": workbook, "certificates": certificates, "start": start}  # fmt: skip
