"""What an operator must mend is said in sentences, by the checks and by `/readyz`."""

import os
import sqlite3
from collections import namedtuple
from datetime import timedelta
from pathlib import Path

import pytest
from django.core import checks
from django.core.management import call_command
from django.core.management.base import SystemCheckError
from django.db import connection

from config import lacks
from config.sqlite import is_on_a_network
from kit import append_only, clock, work

pytestmark = pytest.mark.django_db
GOOD_KEY = "a long key of many different letters 0123456789 and more of them"
SITE = {"SITE_URL": "https://kilim.example", "SECURE": True, "ALLOWED_HOSTS": ["kilim.example"],
        "EMAIL_URL": "smtp+tls://mail.example:587", "SECRET_KEY": GOOD_KEY,
        "DEBUG": False}  # fmt: skip


@pytest.fixture
def deployed(settings, monkeypatch):
    """A site as it should be; changes are settings."""
    monkeypatch.delenv("DJANGO_ALLOW_ASYNC_UNSAFE", raising=False)  # left by browser tests

    def deploy(**changes):
        for name, value in (SITE | changes).items():
            setattr(settings, name, value)
        return settings

    return deploy


def said(found):
    return {lack.id: lack.says for lack in found}


def test_a_site_as_it_should_be_lacks_nothing(deployed):
    deployed()

    assert said(lacks.of_the_settings()) == {}


@pytest.mark.parametrize(
    ("changes", "id", "says"),
    [
        ({"DEBUG": True}, "kilim.W004", "DEBUG is on while SITE_URL is https://kilim.example"),
        ({"SECURE": False}, "kilim.W001", "phones refuse the camera"),
        ({"EMAIL_URL": ""}, "kilim.W002", "nobody can sign in"),
        ({"SECRET_KEY": "short"}, "kilim.W005", "has 5 characters and needs 50"),
        ({"SECRET_KEY": "ab" * 40}, "kilim.W005", "repeats a few characters"),
        ({"SECRET_KEY": f"django-insecure-{GOOD_KEY}"}, "kilim.W005", "from an example"),
        ({"ALLOWED_HOSTS": ["*"]}, "kilim.W012", "lets any name in. Set it to kilim.example"),
        ({"ALLOWED_HOSTS": ["old.example"]}, "kilim.W012", "does not hold kilim.example"),
    ],
)
def test_each_dangerous_setting_is_named_with_a_way_out(deployed, changes, id, says):
    deployed(**changes)

    found = said(lacks.of_the_settings())

    assert list(found) == [id]
    assert says in found[id]


@pytest.mark.parametrize("url", ["http://localhost:8000", "https://192.168.1.7:8000"])
def test_nobody_who_develops_is_asked_for_a_mail_server(deployed, url):
    host = url.split("//")[1].split(":")[0]
    deployed(DEBUG=True, SITE_URL=url, SECURE=False, EMAIL_URL="", ALLOWED_HOSTS=[host])

    assert said(lacks.of_the_settings()) == {}


def test_a_folder_that_cannot_be_written_and_a_full_disk_are_named(settings, tmp_path, monkeypatch):
    (tmp_path / "file").write_text("")
    settings.DATA_DIR = tmp_path / "file" / "data"
    monkeypatch.setattr(lacks, "free_bytes", lambda: 3 * 2**20)

    found = said(lacks.of_the_machine())

    assert f"{settings.DATA_DIR} cannot be written (Not a directory)" in found["kilim.W006"]
    assert "has 3 MB left" in found["kilim.W007"]


def test_catalogues_that_are_older_than_their_source_are_named(monkeypatch, tmp_path):
    for code, age in (("de", 10), ("tr", -10)):
        (tmp_path / f"{code}.po").write_text("")
        (tmp_path / f"{code}.mo").write_text("")
        made = (tmp_path / f"{code}.po").stat().st_mtime + age
        os.utime(tmp_path / f"{code}.mo", (made, made))
    monkeypatch.setattr(lacks, "TRANSLATED", ["de", "tr", "mt"])
    monkeypatch.setattr(lacks, "path_of", lambda code: tmp_path / f"{code}.po")

    assert lacks.uncompiled() == ["tr", "mt"]


def test_missing_fonts_are_named(monkeypatch, tmp_path):
    monkeypatch.setenv("KILIM_FONTS", str(tmp_path))

    found = said(lacks.of_the_machine())

    assert "(sans, sans-bold, serif," in found["kilim.W011"]
    assert "Run: python -m kit.pdf" in found["kilim.W011"]


def test_pages_without_style_sheets_are_named_at_the_start(deployed, tmp_path):
    deployed(STATIC_ROOT=tmp_path)

    assert "Run: manage.py collectstatic" in said(lacks.at_start())["kilim.W014"]


def test_a_faulty_sqlite_is_named(monkeypatch):
    monkeypatch.setattr(sqlite3, "sqlite_version_info", (3, 40, 1))

    found = said(lacks.of_sqlite())

    assert "can lose rows when two processes write" in found["kilim.W003"]


MOUNTS = """\
/dev/sda1 / ext4 rw 0 0
server:/home /srv/data nfs4 rw 0 0
tmpfs /srv/data/local tmpfs rw 0 0
"""


@pytest.mark.parametrize(
    ("path", "kind"),
    [("/srv/data/kilim.sqlite3", "nfs4"), ("/srv/data/local/kilim.sqlite3", ""),
     ("/srv/database/kilim.sqlite3", ""), ("/var/kilim.sqlite3", "")],
)  # fmt: skip
def test_a_network_disk_is_found_by_the_nearest_mount(path, kind):
    assert is_on_a_network(path, MOUNTS) == kind


@pytest.mark.django_db(transaction=True)
def test_missing_triggers_are_named_with_their_tables():
    append_only.lift()

    assert "kit_record" in said(lacks.of_the_database())["kilim.W008"]


def test_a_worker_is_missed_after_five_minutes(client):
    assert "Start: manage.py work" in said(lacks.of_the_worker())["kilim.W009"]

    work.leave_mark(None)
    assert said(lacks.of_the_worker()) == {}

    with clock.at(clock.now() + timedelta(minutes=6)):
        says = client.get("/readyz").json()["checks"]["worker"]["says"]
    assert says.startswith("warning: no worker was seen since ")


def test_a_worker_leaves_its_mark_every_half_minute(django_assert_num_queries):
    marked = work.leave_mark(None)

    with django_assert_num_queries(0):
        assert work.leave_mark(marked) == marked
    with clock.at(marked + timedelta(seconds=31)):
        assert work.leave_mark(marked) > marked


def test_readyz_tells_strangers_the_numbers_only(client, deployed):
    deployed(SECRET_KEY="short", ALLOWED_HOSTS=["testserver"])

    installation = client.get("/readyz", secure=True).json()["checks"]["installation"]

    assert installation["ok"]
    assert "kilim.W005" in installation["says"]
    assert "SECRET_KEY" not in installation["says"]


Room = namedtuple("Room", "total used free")


@pytest.mark.parametrize(("megabytes", "status"), [(40, 503), (200, 200)])
def test_readyz_warns_of_a_disk_that_fills_and_refuses_a_full_one(
    client, monkeypatch, megabytes, status
):
    monkeypatch.setattr(lacks.shutil, "disk_usage", lambda _path: Room(0, 0, megabytes * 2**20))

    response = client.get("/readyz")

    assert response.status_code == status
    assert f"{megabytes} MB left" in response.json()["checks"]["storage"]["says"]


def test_a_site_as_it_should_be_passes_the_check(deployed):
    deployed()

    found = checks.run_checks(tags=[checks.Tags.security], include_deployment_checks=True)

    of_this_machine = {"kilim.W007", "kilim.W010"}  # a full disk, catalogues being worked on
    assert {each.id for each in found if each.id.startswith("kilim")} <= of_this_machine


def test_check_deploy_fails_for_a_weak_key(deployed):
    deployed(SECRET_KEY="short")

    with pytest.raises(SystemCheckError, match=r"kilim\.W005"):
        call_command("check", deploy=True, fail_level="WARNING")


def test_check_deploy_looks_at_the_database_when_asked(deployed, capsys):
    deployed()

    call_command("check", deploy=True, databases=["default"])

    assert "kilim.W009" in capsys.readouterr().err


def test_sqlite_is_only_asked_about_where_it_is_used():
    found = said(lacks.of_the_database())

    assert connection.vendor == "sqlite" or not {"kilim.W003", "kilim.W013"} & set(found)


def test_nothing_is_left_behind_by_a_probe(settings):
    assert lacks.trouble_with(Path(settings.DATA_DIR)) == ""
    assert list(Path(settings.DATA_DIR).glob(".writable*")) == []
