"""The sample partnership: made by the real actions, the same on both databases."""

import os
import re
import subprocess
import sys
from datetime import UTC, date, datetime

import pytest
from django.conf import settings
from django.core import mail
from django.core.management import CommandError, call_command

from config.demo.canaries import CANARIES
from config.management.commands.state_digest import digest, state
from events import record_fields
from events.history import lines
from events.models import Event, Person, Project, User
from kit import clock, outbox
from kit.models import Record
from mobility.models import Participation

NOW = "2026-11-24"


@pytest.fixture(autouse=True)
def sample(running, db):
    """Each test finds the sample as it was made, whatever others did to it."""


@pytest.fixture(scope="module")
def running(shared):
    call_command("demo", now=NOW)


ALONE = """
import django
from django.core.management import call_command
django.setup()
call_command("migrate", verbosity=0)
call_command("createcachetable")
call_command("demo", now="2026-11-24")
call_command("state_digest")
"""


def made_by_a_process(folder):
    """The digest of a sample made in a SQLite file by a process of its own."""
    env = {"DATA_DIR": str(folder), "PATH": "", "KILIM_FONTS": os.environ["KILIM_FONTS"],
           "DJANGO_SETTINGS_MODULE": "config.settings"}  # fmt: skip
    done = subprocess.run([sys.executable, "-c", ALONE], cwd=settings.BASE_DIR, env=env,
                          capture_output=True, text=True, check=True)  # fmt: skip
    return done.stdout.splitlines()[-1]


def test_the_digest_is_the_same_in_another_database(tmp_path):
    assert digest(state()) == made_by_a_process(tmp_path)


def test_a_changed_row_changes_the_digest():
    before = digest(state())

    Person.objects.filter(family_name="Işık").update(family_name="Isik")

    assert digest(state()) != before


def test_today_is_the_second_day_of_the_running_event():
    running = Event.objects.get(title__en="How Graz receives newcomers")

    assert running.days[1] == date(2026, 11, 24)


def test_the_first_day_of_the_running_event_has_attendance_and_today_none():
    running = Event.objects.get(title__en="How Graz receives newcomers")

    assert [call.name for call in running.roll_calls.all()] == [
        "2026-11-23/morning", "2026-11-23/afternoon",
    ]  # fmt: skip


def test_visitors_find_a_public_event_to_come(client):
    with clock.at(datetime(2026, 11, 24, 9, tzinfo=UTC)):
        page = client.get("/").content.decode()

    assert 'href="/events/roundtable-graz/"' in page
    assert client.get("/events/roundtable-graz/").status_code == 200


def test_nothing_in_the_sample_is_yet_to_happen():
    assert Record.objects.latest("at").at.date() < date.fromisoformat(NOW)


def test_the_second_project_has_nothing_in_common_with_the_first():
    first, second = Project.objects.order_by("pk")

    assert not Participation.objects.filter(event__project=first, person__project=second).exists()
    assert (first.funding_model, second.funding_model) == ("lump_sum", "unit_costs")


def test_a_database_that_is_not_empty_is_refused():
    with pytest.raises(CommandError, match="not empty"):
        call_command("demo")


def test_every_verb_of_the_record_has_a_sentence():
    ayse = User.objects.get(email__startswith="ayse")

    told = [line.text for line in lines(Record.objects.filter(actor_ref=str(ayse.ref)))]

    assert len(told) > 50
    assert [text for text in told if re.search(r": [a-z_]+\.[a-z_]+$", text)] == []
    assert [text for text in told if "something that is gone" in text] == []


def test_every_field_that_was_changed_is_called_by_its_name():
    models = record_fields._models()

    nameless = {
        (record.object_kind, field)
        for record in Record.objects.all()
        if record.verb.endswith(record_fields.SAYING)
        for field in record.fields
        if not record_fields.name_of(field, models.get(record.object_kind, ()))
    }

    assert nameless == set()


def test_it_declares_its_canaries_and_no_mail_carries_one():
    outbox.deliver(limit=1000)

    sent = [message.subject + message.body + str(message.to) for message in mail.outbox]
    assert len(sent) > 10
    assert [word for word in CANARIES for text in sent if word in text] == []
