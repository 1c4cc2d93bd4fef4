"""SQLite as Kilim sets it up loses no write when several processes write at once."""

import sqlite3
import subprocess
import sys

import pytest
from django.conf import settings

from config.sqlite import has_wal_reset_fault
from tests.config.processes import database_url

WRITER = """
import sys
import django
django.setup()
from django.db import transaction
from kit import record
from kit.actor import COMMAND, Ref
from kit.models import Record
for number in range(50):
    with transaction.atomic():
        Record.objects.filter(verb="race.entry").count()
        record.write(COMMAND, "race.entry", Ref("race", sys.argv[1] + "-" + str(number)))
"""


@pytest.mark.parametrize(
    ("version", "faulty"),
    [
        ((3, 40, 1), True), ((3, 44, 5), True), ((3, 44, 6), False), ((3, 45, 0), True),
        ((3, 50, 7), False), ((3, 51, 2), True), ((3, 51, 3), False), ((3, 53, 4), False),
    ],
)  # fmt: skip
def test_sqlite_builds_that_can_lose_rows_are_known(version, faulty):
    assert has_wal_reset_fault(version) == faulty


@pytest.mark.skipif(sys.platform != "linux", reason="the repaired build is on PyPI for Linux only")
def test_the_sqlite_in_use_has_no_such_fault():
    assert not has_wal_reset_fault(sqlite3.sqlite_version_info)


@pytest.mark.django_db(transaction=True)
def test_processes_that_read_and_write_at_once_lose_nothing(tmp_path):
    env = {"DJANGO_SETTINGS_MODULE": "config.settings", "DATABASE_URL": database_url(),
           "DATA_DIR": str(tmp_path), "PATH": ""}  # fmt: skip

    writers = [
        subprocess.Popen(
            [sys.executable, "-c", WRITER, str(number)], env=env, cwd=settings.BASE_DIR
        )
        for number in range(4)
    ]

    assert [writer.wait(timeout=60) for writer in writers] == [0, 0, 0, 0]
    from kit.models import Record

    assert Record.objects.filter(verb="race.entry").count() == 200
