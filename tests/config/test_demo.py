"""The sample partnership: made by the real actions, the same on both databases."""

import os
import subprocess
import sys
from datetime import UTC, date, datetime, timedelta

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from config.demo.calendar import EVENTS
from config.demo.days import first_day, is_free_for_all
from config.management.commands.state_digest import digest, state
from events.models import Event, Person, Project
from kit import clock
from kit.models import Record
from mobility.models import Participation

NOW = "2026-11-24"


@pytest.fixture
def sample(db):
    call_command("demo", now=NOW)


def made_by_a_process(folder):
    """The digest of a sample made in a SQLite file by processes of their own."""
    env = {"DATA_DIR": str(folder), "PATH": "", "KILIM_FONTS": os.environ["KILIM_FONTS"],
           "DJANGO_SETTINGS_MODULE": "config.settings"}  # fmt: skip

    def manage(*words):
        done = subprocess.run([sys.executable, "manage.py", *words], cwd=settings.BASE_DIR, env=env,
                              capture_output=True, text=True, check=True)  # fmt: skip
        return done.stdout.strip()

    manage("migrate", "-v0")
    manage("createcachetable")
    manage("demo", "--now", NOW)
    return manage("state_digest")


def test_the_digest_is_the_same_in_another_database(sample, tmp_path):
    assert digest(state()) == made_by_a_process(tmp_path)


def test_a_changed_row_changes_the_digest(sample):
    before = digest(state())

    Person.objects.filter(family_name="Işık").update(family_name="Isik")

    assert digest(state()) != before


def test_today_is_the_second_day_of_the_running_event(sample):
    running = Event.objects.get(title__en="How Graz receives newcomers")

    assert running.days[1] == date(2026, 11, 24)


def test_the_first_day_of_the_running_event_has_attendance_and_today_none(sample):
    running = Event.objects.get(title__en="How Graz receives newcomers")

    assert [call.name for call in running.roll_calls.all()] == [
        "2026-11-23/morning", "2026-11-23/afternoon",
    ]  # fmt: skip


def test_visitors_find_a_public_event_to_come(sample, client):
    with clock.at(datetime(2026, 11, 24, 9, tzinfo=UTC)):
        page = client.get("/").content.decode()

    assert 'href="/events/roundtable-graz/"' in page
    assert client.get("/events/roundtable-graz/").status_code == 200


def test_nothing_in_the_sample_is_yet_to_happen(sample):
    assert Record.objects.latest("at").at.date() < date.fromisoformat(NOW)


def test_the_second_project_has_nothing_in_common_with_the_first(sample):
    first, second = Project.objects.order_by("pk")

    assert not Participation.objects.filter(event__project=first, person__project=second).exists()
    assert (first.funding_model, second.funding_model) == ("lump_sum", "unit_costs")


def test_a_database_that_is_not_empty_is_refused(sample):
    with pytest.raises(CommandError, match="not empty"):
        call_command("demo")


@pytest.mark.parametrize("start", [date(2026, 11, 24) + timedelta(days=37 * n) for n in range(20)])
def test_events_keep_their_weekday_and_pass_holidays(start):
    for _key, weeks, weekday, length, *_rest in EVENTS:
        if weekday is not None:
            first = first_day(start, weeks, weekday, length)
            assert first.weekday() == weekday
            assert all(is_free_for_all(first + timedelta(days=n)) for n in range(length))


@pytest.mark.parametrize("stage", ["planned", "reported"])
def test_other_stages_are_made_too(db, stage):
    call_command("demo", stage=stage, now=NOW)

    past = Event.objects.filter(ends_on__lt=date(2026, 11, 24), project__acronym="WCI")
    with_certificates = past.filter(participations__certificates__isnull=False).distinct()
    assert with_certificates.count() == (past.count() if stage == "reported" else 0)
    assert (past.count() == 11) == (stage == "reported")
