import os
import signal
import subprocess
import sys
import time
from uuid import uuid4

import pytest
from django.conf import settings
from django.db import connection

from certificates.actions import batches
from certificates.models import BatchEntry, Certificate, CertificateBatch
from certificates.proposals import propose
from kit.models import Record, StoredFile
from mobility.models import Status
from tests.certificates.conftest import BY, HALVES, attend, attending
from tests.factories.kit import make_behalf

NAMES = [("İbrahim", "Işık"), ("Ċetta", "Għaxaq"), ("Γιώργος", "Παπαδόπουλος")]


def begin(event, people, at, ref=None, languages=("en",)):
    return batches.begin(
        event=event, people=people, languages=list(languages), ref=ref or uuid4(), by=BY, at=at
    )


def counts(batch):
    found = CertificateBatch.objects.counted().get(pk=batch.pk)
    return found.total, found.done, found.failed


@pytest.fixture
def people(held, graz):
    return attending(held, *NAMES, organisation=graz)


def test_a_batch_waits_until_the_worker_comes(held, people, today):
    batch = begin(held, people, today, languages=["en", "tr"])
    assert counts(batch) == (3, 0, 0)

    assert batches.run_waiting() == 3

    assert counts(batch) == (3, 3, 0)
    made = Certificate.objects.values_list("number", "languages")
    assert list(made) == [(f"WCI-2026-000{number}", ["en", "tr"]) for number in (1, 2, 3)]


def test_work_once_runs_it(transactional_db, held, people, today):
    from django.core.management import call_command

    batch = begin(held, people, today)
    call_command("work", "--once")

    assert counts(batch) == (3, 3, 0)


def test_the_worker_has_nothing_to_do_the_second_time(held, people, today):
    begin(held, people, today)
    batches.run_waiting()

    assert batches.run_waiting() == 0


def test_the_same_reference_gives_the_same_batch(held, people, today):
    ref = uuid4()

    assert begin(held, people, today, ref) == begin(held, people, today, ref)
    assert BatchEntry.objects.count() == 3
    assert Record.objects.get(verb="certificate_batch.begun").detail == {"people": 3}


def test_two_batches_of_the_same_people_issue_nothing_twice(held, people, today):
    begin(held, people, today)
    second = begin(held, people, today)
    batches.run_waiting()

    assert Certificate.objects.count() == StoredFile.objects.count() == 3
    assert counts(second) == (3, 3, 0)


def test_certificates_are_issued_in_the_name_of_who_asked(held, people, today):
    begin(held, people, today)
    batches.run_waiting()

    records = Record.objects.filter(verb="certificate.issued")
    assert set(records.values_list("actor_kind", "actor_ref")) == {("user", "somebody")}


def test_one_that_fails_is_named_and_the_others_go_on(held, people, graz, today):
    absent, strange, gone = attending(
        held, ("Absent", "A"), ("Strange", "𓀀"), ("Gone", "G"), organisation=graz
    )
    attend(absent, HALVES, "absent")
    batch = begin(held, [absent, strange, gone, *people], today)
    gone.status = Status.WITHDRAWN
    gone.save()

    batches.run_waiting()

    assert counts(batch) == (6, 3, 3)
    failed = batch.entries.filter(state="failed")
    assert dict(failed.values_list("participation__person__given_name", "reason")) == {
        "Absent": "no_attendance", "Strange": "unprintable", "Gone": "gone",
    }  # fmt: skip


def test_a_title_that_cannot_be_printed_fails_everybody_with_a_reason(held, people, today):
    held.title = {"en": "𓀀"}
    held.save()
    batch = begin(held, people, today)

    batches.run_waiting()

    assert counts(batch) == (3, 0, 3)
    assert set(batch.entries.values_list("reason", flat=True)) == {"unprintable"}


def test_a_killed_worker_leaves_the_rest_to_the_next(transactional_db, held, graz, today):
    people = attending(held, *[("Person", str(number)) for number in range(40)], organisation=graz)
    batch = begin(held, people, today)

    worker = subprocess.Popen(
        [sys.executable, "manage.py", "work", "--once"], cwd=settings.BASE_DIR, env=environment()
    )
    while Certificate.objects.count() < 3 and worker.poll() is None:
        time.sleep(0.005)
    os.kill(worker.pid, signal.SIGKILL)
    worker.wait()

    before = Certificate.objects.count()
    assert 3 <= before < 40
    batches.run_waiting()
    assert counts(batch) == (40, 40, 0)
    assert list(Certificate.objects.order_by("serial").values_list("serial", flat=True)) == list(
        range(1, 41)
    )


def test_a_batch_of_many_costs_few_statements_a_person(held, graz, today):
    from django.test.utils import CaptureQueriesContext

    people = attending(held, *[("Person", str(number)) for number in range(10)], organisation=graz)
    begin(held, people, today)

    with CaptureQueriesContext(connection) as few:
        propose(held)
    with CaptureQueriesContext(connection) as all_of_them:
        batches.run_waiting()

    assert (len(all_of_them) - len(few)) / 10 < 13


def environment():
    """The same installation and test database for another process."""
    database = connection.settings_dict
    if connection.vendor == "sqlite":
        url = f"sqlite:///{database['NAME']}"
    else:
        url = "postgres://{USER}:{PASSWORD}@{HOST}:{PORT}/{NAME}".format(**database)
    return os.environ | {
        "DATABASE_URL": url, "TEST_DATABASE_URL": "", "DATA_DIR": str(settings.DATA_DIR),
        "DJANGO_SETTINGS_MODULE": "config.settings",
    }  # fmt: skip


def test_certificates_that_somebody_asked_for_are_issued_on_their_behalf(held, people, today):
    asked = make_behalf(held.project.ref)

    batches.begin(
        event=held, people=people, languages=["en"], ref=uuid4(), at=today, by=asked.actor
    )
    batches.run_waiting()

    assert {record.verb for record in asked.records.all()} == {
        "certificate_batch.begun", "certificate.issued",
    }  # fmt: skip
