"""The jobs that are measured, as docs/reference/benchmarks.md lists them."""

import subprocess
import time
import uuid

from django.test import Client

from attendance.actions.roll_calls import tick_all_but
from kit import clock
from tests.bench import desk, lists, papers, site
from tests.bench.desk import half_day
from tests.bench.report import counted, tell, timed
from tests.bench.world import make_world

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


JOBS = {"check-in": desk.check_in, "batch": desk.batch, "snapshot": desk.snapshot, "pages": pages,
        "feed": papers.feed, "imports": lists.imports, "workbook": papers.workbook,
        "certificates": papers.certificates, "start": start}  # fmt: skip
