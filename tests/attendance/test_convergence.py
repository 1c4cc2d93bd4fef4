"""Must show: the same scans in any order give one attendance, also from eight processes at once."""

import json
import os
import random
import subprocess
import sys
from datetime import timedelta
from pathlib import Path
from threading import Event as Flag
from threading import Thread
from time import sleep
from uuid import UUID, uuid4

import pytest
from django.conf import settings
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from attendance.actions.corrections import correct
from attendance.actions.scans import take
from attendance.items import ScanItem, Sender
from attendance.models import Attendance, Scan
from attendance.projection import hold, rebuild_projection
from kit import append_only
from tests.factories.attendance import MORNING, make_device, make_roll_call, scan
from tests.factories.mobility import make_participations

MINUTE = timedelta(minutes=1)
FACTS = ("roll_call__day", "roll_call__key", "participation", "presence", "first_at", "first_scan")
HALVES = [f"2026-11-{day}/{half}" for day in (23, 24, 25) for half in ("morning", "afternoon")]


def facts():
    return sorted(Attendance.objects.values_list(*FACTS))


def forget():
    with append_only.lifted():
        Attendance.objects.all().delete()
        Scan.objects.all().delete()


def five_hundred(event, graz, chance, nine):
    """Scans of forty people by four devices, every tenth twice, at times that often tie."""
    people, devices = make_participations(event, 40, graz), _devices(event)
    codes = [scan(person).code for person in people]
    made = [
        (
            chance.choice(devices),
            ScanItem(
                UUID(int=chance.getrandbits(128), version=4), chance.choice(HALVES), "camera",
                code=chance.choice(codes),
                device_time=nine - chance.randrange(30) * MINUTE,
            ),
        )
        for _number in range(500)
    ]  # fmt: skip
    return made + made[::10]


def _devices(event):
    return [make_device(event, f"desk {number}") for number in range(4)]


def test_the_same_500_scans_in_30_orders_give_one_attendance(event, graz, nine):
    chance = random.Random(4)
    entries = five_hundred(event, graz, chance, nine)
    found = []
    for _order in range(30):
        forget()
        chance.shuffle(entries)
        send(event, entries, chance, nine)
        found.append(facts())

    assert len(found[0]) > 100
    assert all(each == found[0] for each in found)
    assert Scan.objects.count() == 500
    rebuild_projection()
    assert facts() == found[0]


def send(event, entries, chance, nine):
    """Upload in pieces of any size, each from one device."""
    waiting = list(entries)
    while waiting:
        size = chance.randrange(1, 120)
        piece, waiting = waiting[:size], waiting[size:]
        for device in {device for device, _item in piece}:
            items = [item for owner, item in piece if owner == device]
            replies = take(event=event, items=items, at=nine, device=device)
            assert {reply.status for reply in replies} <= {"stored", "already stored"}


RACING = Path(__file__).parent / "racing.py"


def race(nine, batches_by_device, meanwhile=lambda: None):
    """A process for each device; all send their batches at the same instants. Their answers."""
    environment = os.environ | {
        "RACE_DATABASE": str(connection.settings_dict["NAME"]),
        "TEST_DATA_DIR": str(settings.DATA_DIR), "PYTHONPATH": str(settings.BASE_DIR),
        "DJANGO_SETTINGS_MODULE": "config.settings_test",
    }  # fmt: skip
    orders = [
        {"device": device.pk, "at": nine.isoformat(), "batches": batches}
        for device, batches in batches_by_device.items()
    ]
    racing = subprocess.Popen([sys.executable, str(RACING)], env=environment, stdin=-1, stdout=-1,
                              stderr=-1, text=True)  # fmt: skip
    _say(racing, json.dumps(orders))
    assert racing.stdout.readline() == "ready\n", racing.stderr.read()
    _say(racing, "go")
    meanwhile()
    answers, errors = racing.communicate(timeout=60)
    assert errors == ""
    return json.loads(answers)


def _say(process, line):
    process.stdin.write(line + "\n")
    process.stdin.flush()


def test_of_eight_processes_at_once_exactly_one_is_first(transactional_db, event, graz, nine):
    [person] = make_participations(event, 1, graz)
    code = person.passes.get().code
    # the sixth device has the earliest times
    late = {number: 30 if number == 5 else number for number in range(8)}
    orders = {
        make_device(event, f"desk {number}"): [
            [[str(uuid4()), half, code, (nine - late[number] * MINUTE).isoformat()]]
            for half in HALVES
        ]
        for number in range(8)
    }

    answers = race(nine, orders)

    per_half = [sorted(each[place][0] for each in answers) for place in range(len(HALVES))]
    assert per_half == [["again"] * 7 + ["in"]] * len(HALVES)
    assert Scan.objects.count() == 8 * len(HALVES)
    assert set(Attendance.objects.values_list("first_at", flat=True)) == {nine - 30 * MINUTE}
    before = facts()
    rebuild_projection()
    assert facts() == before


def test_overlapping_batches_at_once_never_block_each_other(transactional_db, event, graz, nine):
    chance = random.Random(7)
    codes = [person.passes.get().code for person in make_participations(event, 25, graz)]
    scans = [
        [str(uuid4()), half, code, (nine - chance.randrange(40) * MINUTE).isoformat()]
        for half in HALVES[:2]
        for code in codes
        for _time in range(2)
    ]
    orders = {
        make_device(event, f"desk {number}"): [chance.sample(scans, 60) for _batch in range(6)]
        for number in range(4)
    }
    sent = {scan[0] for batches in orders.values() for batch in batches for scan in batch}

    race(nine, orders)

    assert Scan.objects.count() == len(sent)
    before = facts()
    rebuild_projection()
    assert facts() == before


@pytest.mark.only("postgresql")
def test_rebuilding_waits_for_a_batch_and_holds_nothing_that_it_needs(
    transactional_db, event, graz, nine
):
    people, desk = make_participations(event, 20, graz), make_device(event, "desk")
    for person in people[::-1]:
        take(event=event, items=[scan(person)], at=nine, device=desk)
    first, *others = sorted(Attendance.objects.values_list("roll_call", "participation"))
    is_held, held = Flag(), []

    def batch():
        with transaction.atomic():
            held.append(hold([first]))
            is_held.set()
            _until_somebody_waits()
            held.append(hold(others))
        connection.close()

    thread = Thread(target=batch)
    thread.start()
    is_held.wait(60)
    rebuild_projection(event)
    thread.join()

    assert [len(rows) for rows in held] == [1, 19]


def _until_somebody_waits():
    with connection.cursor() as cursor:
        for _time in range(1000):
            cursor.execute("SELECT count(*) FROM pg_locks WHERE NOT granted")
            if cursor.fetchone()[0]:
                return
            sleep(0.01)


def test_a_row_in_one_half_day_is_not_taken_for_one_in_another(event, graz, nine):
    """Rows that are missing are added before others are held, or two batches block each other."""
    seen, new = make_participations(event, 2, graz)
    desk, made = make_device(event, "desk"), HALVES[:2]
    first = [scan(seen, roll_call=made[0]), scan(new, roll_call=made[1])]
    take(event=event, items=first, at=nine, device=desk)
    both = [scan(person, roll_call=half) for person in (seen, new) for half in made]

    with CaptureQueriesContext(connection) as asked:
        take(event=event, items=both, at=nine, device=desk)

    of_rows = ('INSERT INTO "attendance_attendance"', 'SELECT "attendance_attendance"')
    in_turn = [each["sql"].split()[0] for each in asked if each["sql"].startswith(of_rows)]
    assert in_turn[:2] == ["INSERT", "SELECT"]


def test_corrections_among_scans_leave_what_the_log_says(transactional_db, event, graz, ayse, nine):
    chance = random.Random(11)
    [person] = make_participations(event, 1, graz)
    code, roll_call = person.passes.get().code, make_roll_call(event, 2)
    orders = {
        make_device(event, f"desk {number}"): [
            [[str(uuid4()), MORNING, code, (nine - chance.randrange(40) * MINUTE).isoformat()]]
            for _scan in range(25)
        ]
        for number in range(3)
    }

    def correct_now_and_then():
        for number in range(25):
            correct(
                roll_call=roll_call, participation=person, change=chance.choice(["undo", "late"]),
                by=Sender(user=ayse), at=nine - (40 - number) * MINUTE, id=uuid4(), reason="seen",
            )  # fmt: skip

    race(nine, orders, correct_now_and_then)

    before = facts()
    rebuild_projection()
    assert facts() == before
