"""kill -9 of the whole server at random moments while phones scan: nothing acknowledged is lost.

    python -m tests.reliability.kill [KILLS] [DATABASE_URL]

Runs gunicorn as ``dev.py run`` does, on a database of its own (SQLite with WAL and FULL in a new
folder unless an address is given, whose contents are then lost), and prints figures as JSON.
Exit 1 when one acknowledged scan is missing or attendance is not what the log says.
"""

import json
import os
import random
import signal
import socket
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path

from tests.bench.site import ROOT, prepare, wait_for

SENDERS, LONGEST = 4, 0.8
COMMAND = ["-m", "gunicorn", "config.wsgi", "--workers", "2", "--threads", "4",
           "--log-level", "critical", "--no-control-socket"]  # fmt: skip


@dataclass
class Outcome:
    """What came of a storm. Everything in ``faults`` is a promise that was broken."""

    kills: int = 0
    acknowledged: int = 0
    in_log: int = 0
    attempts: int = 0
    replays: int = 0
    slowest_start: float = 0.0
    seconds: float = 0.0
    faults: dict = field(default_factory=dict)


def storm(event, codes, *, kills, seed=1, env=None) -> Outcome:
    """Phones scan at ``event`` while its server is killed ``kills`` times."""
    started, outcome, dice = time.monotonic(), Outcome(), random.Random(seed)
    folder = Path(tempfile.mkdtemp(prefix="kilim-kill-"))
    port = free_port()
    with _phones(event, codes, port, folder, seed) as phones:
        for _round in range(kills):
            server = _start(port, env)
            outcome.slowest_start = max(outcome.slowest_start, round(wait_for(port), 2))
            time.sleep(dice.uniform(0.02, LONGEST))
            _kill(server)
            outcome.kills += 1
        server = _start(port, env)
        wait_for(port)
        time.sleep(1)  # what was cut off last is sent once more
        said = [_stop(phone) for phone in phones]
        _kill(server)
    for counts in said:
        outcome.attempts += counts["attempts"]
        outcome.replays += counts["replays"]
    _judge(outcome, [json.loads(line) for file in folder.glob("*.ledger") for line in file.open()])
    outcome.seconds = round(time.monotonic() - started, 1)
    return outcome


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _start(port, env):
    command = [sys.executable, *COMMAND, "--bind", f"127.0.0.1:{port}"]
    return subprocess.Popen(command, cwd=ROOT, env=env, start_new_session=True)


def _kill(server):
    """The master and its workers at once, as when the machine loses its power."""
    os.killpg(server.pid, signal.SIGKILL)
    server.wait(timeout=10)


@contextmanager
def _phones(event, codes, port, folder, seed):
    from tests.factories.attendance import make_device

    roll_calls = [f"{day.isoformat()}/{half}" for day in event.days
                  for half in ("morning", "afternoon")]  # fmt: skip
    phones = []
    for number in range(SENDERS):
        token = f"phone {seed}-{number}"
        make_device(event, token)
        job = {"port": port, "token": token, "codes": codes, "roll_calls": roll_calls,
               "seed": 1000 * seed + number,
               "ledger": str(folder / f"{number}.ledger")}  # fmt: skip
        command = [sys.executable, "-m", "tests.reliability.sender"]
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
        phone = subprocess.Popen(command, cwd=ROOT, **pipes)
        phone.stdin.write(json.dumps(job) + "\n")
        phone.stdin.flush()
        phones.append(phone)
    try:
        yield phones
    finally:
        for phone in phones:
            phone.kill()
            phone.wait()


def _stop(phone) -> dict:
    said, _nothing = phone.communicate(timeout=30)
    if phone.returncode:
        raise RuntimeError("a phone gave up: the line above says what it was answered")
    return json.loads(said)


def _judge(outcome, ledger):
    """Compare what the phones were told with what the database holds."""
    from django.db import connection

    from attendance.models import Scan

    kept = {str(id): (call, digest, answer) for id, call, digest, answer in _log(Scan)}
    outcome.acknowledged, outcome.in_log = len(ledger), len(kept)
    faults = {
        "missing": sum(id not in kept for id, *_rest in ledger),
        "different": sum(_differs(line, kept[line[0]]) for line in ledger if line[0] in kept),
        "projection": _projection_faults(),
        "first twice": _several_firsts(Scan),
    }
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            said = [row[0] for row in cursor.execute("PRAGMA integrity_check").fetchall()]
        faults["integrity"] = 0 if said == ["ok"] else len(said)
    outcome.faults = {name: count for name, count in faults.items() if count}


def _log(scans):
    rows = scans.objects.select_related("roll_call").order_by()
    return ((each.id, each.roll_call.name, each.code_hash, each.answer) for each in rows)


def _differs(line, kept) -> bool:
    """Whether the log holds something else than what was answered under this id."""
    from kit import codes

    _id, roll_call, code, status, answer = line
    return status not in ("stored", "already stored") or kept != (
        roll_call,
        codes.digest("pass", code),
        answer,
    )


def _projection_faults() -> int:
    """Rows of attendance that a fold of the log from nothing would make otherwise."""
    from attendance.models import Attendance
    from attendance.projection import FACTS, KEY, rebuild_projection

    def table():
        return set(Attendance.objects.values_list(*KEY, *FACTS))

    before = table()
    rebuild_projection()
    return len(before ^ table())


def _several_firsts(scans) -> int:
    """People who were told "in" more than once at one roll call."""
    from django.db.models import Count

    firsts = scans.objects.filter(answer="in").values("roll_call", "participation").order_by()
    return firsts.annotate(times=Count("pk")).filter(times__gt=1).count()


def main(kills="100", database_url=""):
    """A storm on a database of its own; exit 1 when a promise was broken."""
    prepare(database_url)
    from tests.factories.events import make_event, make_organisation, make_project
    from tests.factories.mobility import make_participations

    project = make_project()
    event = make_event(project, make_organisation(project))
    people = make_participations(event, 200)
    codes = [person.passes.current().get().code for person in people]
    outcome = storm(event, codes, kills=int(kills), seed=random.randrange(10**6))
    print(json.dumps(asdict(outcome)))
    return 1 if outcome.faults else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
