"""A start that cannot succeed says in a sentence what is wrong, where, and what to do."""

import os
import subprocess
import sys

import pytest
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import OperationalError

from config import starting
from tests.config.processes import database_url

NOT_THERE = "postgres://kilim:S3cretWord@127.0.0.1:1/kilim"
GUNICORN = ["-m", "gunicorn", "config.wsgi", "--workers", "2", "--bind", "127.0.0.1:0",
            "--log-level", "critical", "--no-control-socket"]  # fmt: skip


def started(*words, **changes):
    """What a command says and how it ends, with these changes to its environment."""
    env = os.environ | {"DJANGO_SETTINGS_MODULE": "config.settings"} | changes
    return subprocess.run([sys.executable, *words], cwd=settings.BASE_DIR, env=env, timeout=60,
                          capture_output=True, text=True)  # fmt: skip


@pytest.fixture
def no_folder(tmp_path):
    """A place where no folder can be made, not even by root."""
    (tmp_path / "file").write_text("not a folder")
    return str(tmp_path / "file" / "data")


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"DATABASE_URL": "kilim"}, "DATABASE_URL cannot be read."),
        ({"DATABASE_URL": "postgres://kilim:S3cret/Word@host/kilim"}, "written as %40"),
        ({"DATABASE_URL": "mongo://kilim:S3cretWord@host/kilim"}, "DATABASE_URL cannot be read."),
        ({"SITE_URL": "kilim.example"}, "SITE_URL is 'kilim.example'. Write the whole address"),
        ({"TRUSTED_PROXY_COUNT": "one"}, "TRUSTED_PROXY_COUNT is 'one'. Write a whole number"),
        ({"EMAIL_URL": "mail.example:S3cretWord"}, "EMAIL_URL cannot be read."),
    ],
)
def test_settings_that_cannot_be_meant_are_named_without_their_secrets(changes, says, tmp_path):
    done = started("manage.py", "check", **{"DATA_DIR": str(tmp_path)} | changes)

    assert done.returncode == 1
    assert says in done.stderr
    assert "Traceback" not in done.stderr
    assert "S3cret" not in done.stderr


@pytest.mark.parametrize("command", [["manage.py", "migrate"], GUNICORN])
def test_a_data_folder_that_cannot_be_made_ends_the_start(command, no_folder):
    done = started(*command, DATA_DIR=no_folder)

    assert done.returncode == 1
    assert done.stderr.strip() == (
        f"DATA_DIR is {no_folder}, which cannot be made (Not a directory). "
        "Name a folder that this user can write."
    )


def test_a_database_that_does_not_answer_ends_a_command_with_a_sentence(tmp_path):
    done = started("manage.py", "migrate", DATA_DIR=str(tmp_path), DATABASE_URL=NOT_THERE)

    assert done.returncode == 1
    assert done.stderr.strip() == (
        "PostgreSQL at 127.0.0.1:1 (user kilim, database kilim) does not answer; is it running? "
        "Mend that, or DATABASE_URL."
    )


def test_a_database_that_cannot_be_opened_ends_the_worker_and_the_site(tmp_path):
    nowhere = f"sqlite:///{tmp_path}/nowhere/kilim.sqlite3"
    for command in (["manage.py", "work"], GUNICORN):
        done = started(*command, DATA_DIR=str(tmp_path), DATABASE_URL=nowhere)

        assert done.returncode == 1
        assert f"{tmp_path}/nowhere/kilim.sqlite3 cannot be opened or made." in done.stderr
        assert "Traceback" not in done.stderr


@pytest.mark.django_db(transaction=True)
def test_a_worker_looks_at_the_installation_first(tmp_path):
    done = started("manage.py", "work", "--once", DATA_DIR=str(tmp_path), SECRET_KEY="short",
                   DATABASE_URL=database_url())  # fmt: skip

    assert done.returncode == 0
    assert "kilim.W005: SECRET_KEY has 5 characters and needs 50" in done.stderr


@pytest.mark.parametrize(
    ("said", "says", "passes"),
    [
        ('FATAL:  password authentication failed for user "kilim"', "refuses the user", False),
        ('FATAL:  database "kilim" does not exist', "no such user or database", False),
        ("failed to resolve host 'db': Name or service not known", "nobody knows", False),
        ("connection timeout expired", "does not answer in time", True),
        ("FATAL:  the database system is starting up", "is just starting", True),
        ("database is locked", "is held by another program", True),
        ("database or disk is full", "the disk is full", True),
        ("attempt to write a readonly database", "cannot be written by this user", False),
        ("no such table: events_user", "Run: manage.py migrate", True),
        ('relation "events_user" does not exist', "Run: manage.py migrate", False),
    ],
)
def test_what_drivers_say_is_put_in_words(said, says, passes):
    error = OperationalError(said)

    assert says in starting.sentence(error)
    assert starting.passes_by_itself(error) == passes


def test_a_folder_that_cannot_be_written_is_named():
    error = PermissionError(13, "Permission denied", "/srv/kilim/codes.key")

    assert starting.sentence(error).startswith(
        "/srv/kilim/codes.key cannot be written (Permission denied). Give this user the right to"
    )


@pytest.mark.parametrize("error", [OSError(5, "Input/output error"), OperationalError("odd")])
def test_what_nobody_foresaw_keeps_its_traceback(error):
    with pytest.raises(type(error)), starting.plainly():
        raise error


def test_a_traceback_can_be_asked_for(monkeypatch):
    monkeypatch.setattr(sys, "argv", ["manage.py", "migrate", "--traceback"])

    with pytest.raises(ImproperlyConfigured), starting.plainly():
        raise ImproperlyConfigured("SITE_URL is odd.")
