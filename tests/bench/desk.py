"""The desk: check-ins over HTTP, a batch that was kept offline, the snapshot of an event."""

import json
import subprocess
import sys
import time
import uuid

from django.db import connection
from django.test import Client

from attendance.actions.desks import enrol, make_link
from attendance.actions.scans import take
from attendance.items import ScanItem
from kit import clock
from tests.bench import site
from tests.bench.report import counted, tell, timed
from tests.bench.world import FLOOR_TABLE, codes_of_event, make_world, yesterday

SCANS, SNAPSHOT = "/api/v1/desk/scans", "/api/v1/desk/snapshot"
REQUESTS, TURNS = 480, 5


def half_day():
    return f"{clock.now().date().isoformat()}/morning"


def device_of(event, ayse):
    at = clock.now()
    link, _secret = make_link(event=event, by=ayse, at=at, ref=uuid.uuid4())
    return enrol(link=link, label="Bench", at=at, ref=uuid.uuid4())


def scan_of(code):
    return {"id": str(uuid.uuid4()), "roll_call": half_day(), "method": "camera", "code": code}


def body_of(code):
    return json.dumps({"sent_at": clock.now().isoformat(), "scans": [scan_of(code)]})


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
    event, ayse = make_world(2000)
    device, token = device_of(event, ayse)
    yesterday(event, device)
    codes = codes_of_event(event)
    with connection.cursor() as cursor:
        cursor.execute(FLOOR_TABLE)
    statements = _statements_of_a_check_in(token, codes)
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
                tell(f"check-in {name}, {clients} clients", mine, "requests/s", statements, floors,
                     higher_is_better=True, longest_ms=round(max(waits), 1),
                     p95_ms=round(sorted(waits)[int(len(waits) * 0.95)], 1))  # fmt: skip


def _statements_of_a_check_in(token, codes) -> int:
    """Of a check-in in a half day that was taken before."""
    client, headers = Client(), {"Authorization": f"Bearer {token}"}
    client.post(SCANS, body_of(codes.pop()), "application/json", headers=headers)
    with counted() as statements:
        client.post(SCANS, body_of(codes.pop()), "application/json", headers=headers)
    return statements["n"]


def batch():
    """A thousand scans that were kept offline, in one call of the action and in one request."""
    event, ayse = make_world(1001)
    device, token = device_of(event, ayse)
    codes = codes_of_event(event)
    for name, share in (("first", codes[:1000]), ("again", codes[:1000])):
        rates = []
        for _turn in range(3 if name == "again" else 1):
            items = [ScanItem(uuid.uuid4(), half_day(), "camera", code=code) for code in share]
            started = time.perf_counter()
            with counted() as statements:
                take(event=event, items=items, at=clock.now(), device=device)
            rates.append(1000 / (time.perf_counter() - started))
        tell(f"batch of 1,000 scans, {name}", rates, "scans/s", statements["n"])
    tell("batch of 1,000 scans, one request", _requests_of_a_thousand(token, codes), "scans/s")


def _requests_of_a_thousand(token, codes) -> list[float]:
    client, headers, rates = Client(), {"Authorization": f"Bearer {token}"}, []
    for _turn in range(3):
        scans = [scan_of(code) for code in codes[:1000]]
        started = time.perf_counter()
        answer = client.post(
            SCANS, json.dumps({"scans": scans}), "application/json", headers=headers
        )
        rates.append(1000 / (time.perf_counter() - started))
        assert answer.status_code == 200
    return rates


def snapshot():
    """What a phone fetches of an event with 2,000 people, and when it has the same already."""
    event, ayse = make_world(2003)
    _device, token = device_of(event, ayse)
    client = Client()
    headers = {"Authorization": f"Bearer {token}", "Accept-Encoding": "gzip"}
    first = client.get(SNAPSHOT, headers=headers)
    with counted() as statements:
        client.get(SNAPSHOT, headers=headers)
    tell(
        "desk snapshot of 2,003 people", timed(lambda: client.get(SNAPSHOT, headers=headers)),
        statements=statements["n"], packed_kb=round(len(first.content) / 1000, 1),
    )  # fmt: skip
    known = headers | {"If-None-Match": first.headers["ETag"]}
    assert client.get(SNAPSHOT, headers=known).status_code == 304
    tell("desk snapshot, 304", timed(lambda: client.get(SNAPSHOT, headers=known)))
