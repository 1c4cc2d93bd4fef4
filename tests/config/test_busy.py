"""A database that is held or full, a disk without room: 503, and nothing acknowledged is lost."""

import errno
import sys
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

import pytest
from django.core.files.storage import FileSystemStorage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import OperationalError, connection
from django.urls import reverse

from attendance.models import Attendance, Scan
from config.views import broken
from kit import files
from kit.busy import passes
from kit.models import StoredFile
from mobility.models import ListImport, Participation
from tests.factories.attendance import MORNING, make_device
from tests.factories.mobility import make_participations

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("today")]
SCANS = reverse("attendance:api:scans")
only_sqlite, only_postgresql = pytest.mark.only("sqlite"), pytest.mark.only("postgresql")


def run(*statements, on=connection):
    with on.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
        return cursor.fetchone() if cursor.description else None


@contextmanager
def held():
    """Somebody else writes and does not finish; we wait a fifth of a second."""
    other = connection.copy()
    is_sqlite = connection.vendor == "sqlite"
    tables = "attendance_scan, mobility_participation, kit_cache, kit_storedfile"
    take = ["BEGIN IMMEDIATE"] if is_sqlite else ["BEGIN", f"LOCK TABLE {tables}"]
    patience = "PRAGMA busy_timeout = {}" if is_sqlite else "SET lock_timeout = {}"
    run(patience.format(200))
    try:
        run(*take, on=other)
        yield
    finally:
        other.close()
        run(patience.format(20_000))


@contextmanager
def full():
    """The database cannot grow by a page, and has none to spare."""
    run("VACUUM")
    (pages,) = run("PRAGMA page_count")
    run(f"PRAGMA max_page_count = {pages}")
    try:
        yield
    finally:
        run("PRAGMA max_page_count = 1073741823")


@pytest.fixture
def people(event, graz):
    return make_participations(event, 5, graz)


@pytest.fixture
def batch(people):
    """So many scans that they need room."""
    codes = [person.passes.current().get().code for person in people]
    return [
        {"id": str(uuid4()), "roll_call": MORNING, "method": "camera", "code": codes[number % 5]}
        for number in range(300)
    ]


@pytest.fixture
def send(client, event):
    make_device(event, "desk")

    def send(scans):
        return client.post(SCANS, {"scans": scans}, content_type="application/json",
                           headers={"Authorization": "Bearer desk"})  # fmt: skip

    return send


def is_problem(response):
    return (response.status_code, response["Content-Type"], response["Retry-After"]) == (
        503, "application/problem+json", "10"
    )  # fmt: skip


def is_plain_page(response):
    assert "One moment, please" in response.content.decode()
    return (response.status_code, response["Retry-After"]) == (503, "10")


def test_a_batch_at_a_held_database_comes_again_and_is_kept_once(send, batch):
    with held():
        assert is_problem(send(batch))

    again = send(batch)

    assert {reply["status"] for reply in again.json()["replies"]} == {"stored"}
    assert (Scan.objects.count(), Attendance.objects.count()) == (300, 5)


@only_sqlite
def test_a_batch_at_a_full_database_is_not_kept_by_half(send, batch):
    send(batch[:1])
    with full():
        assert is_problem(send(batch))
        assert Scan.objects.count() == 1

    assert send(batch).status_code == 200
    assert (Scan.objects.count(), Attendance.objects.count()) == (300, 5)


def test_a_tick_at_a_held_database_is_a_page_that_asks_to_come_again(client, event, people, ayse):
    client.force_login(ayse)
    url = reverse("attendance:tick", args=[event.slug, event.days[1], "morning"])
    press = {"person": str(people[0].ref), "scan": str(uuid4())}
    with held():
        assert is_plain_page(client.post(url, press))

    assert client.post(url, press).status_code in (200, 302)
    assert Scan.objects.count() == 1


def test_signing_in_at_a_held_database_asks_to_come_again(client, ayse):
    with held():
        assert is_plain_page(client.post("/sign-in/", {"email": ayse.email}))

    assert client.post("/sign-in/", {"email": ayse.email}).status_code == 302


def test_a_rate_limit_at_a_held_database_does_not_say_too_often(client, db):
    with held():
        assert is_plain_page(client.get("/verify/0123456789ABCDEFGHJKMNPQRS"))


def test_a_person_added_at_a_held_database_is_added_once(client, event, ayse):
    client.force_login(ayse)
    url = reverse("mobility:person_add", args=[event.slug])
    typed = {"ref": str(uuid4()), "given_name": "Ċetta", "family_name": "Għaxaq",
             "role": "participant", "status": "confirmed"}  # fmt: skip
    with held():
        assert is_plain_page(client.post(url, typed))

    assert client.post(url, typed).status_code == 302
    assert Participation.objects.count() == 1


@only_sqlite
def test_a_list_for_a_full_database_leaves_neither_rows_nor_files(client, event, ayse):
    client.force_login(ayse)
    before = stored()
    with full():
        assert is_plain_page(client.post(url_of_lists(event), {"lists": long_list()}))

    assert not ListImport.objects.exists()
    assert stored() == before


class FullDisk(FileSystemStorage):
    """Takes half of a file and then has no more room."""

    def _save(self, name, content):
        path = Path(self.path(name))
        path.parent.mkdir(parents=True, exist_ok=True)
        data = content.read()
        path.write_bytes(data[: len(data) // 2])
        raise OSError(errno.ENOSPC, "No space left on device", str(path))


def test_a_list_for_a_full_disk_is_refused_whole(client, event, ayse, settings):
    client.force_login(ayse)
    before, usual = stored(), settings.STORAGES
    full = usual["default"] | {"BACKEND": "tests.config.test_busy.FullDisk"}
    settings.STORAGES = usual | {"default": full}

    assert is_plain_page(client.post(url_of_lists(event), {"lists": long_list()}))
    assert not StoredFile.objects.exists()
    assert stored() == before

    settings.STORAGES = usual
    assert client.post(url_of_lists(event), {"lists": long_list()}).status_code == 302
    assert len(ListImport.objects.get().rows.all()) == 2000


def url_of_lists(event):
    return reverse("mobility:import_new", args=[event.slug])


def long_list():
    rows = "".join(f"Anna {number};Rossi;a{number}@x.example\n" for number in range(2000))
    text = f"Given name;Family name;E-mail\n{rows}"
    return SimpleUploadedFile("list.csv", text.encode())


def stored():
    """What lies in the folder of files."""
    return {path for path in Path(files.default_storage.location).rglob("*") if path.is_file()}


@only_postgresql
def test_a_connection_that_is_lost_is_said_and_made_again(client, event, people, ayse, send, batch):
    client.force_login(ayse)
    lose_connection()
    assert is_plain_page(client.get("/"))
    connection.close()  # as between two requests
    lose_connection()
    assert is_problem(send(batch))
    connection.close()

    assert send(batch).status_code == 200
    assert client.get("/").status_code == 200


def lose_connection():
    connection.ensure_connection()
    other = connection.copy()
    run(f"SELECT pg_terminate_backend({connection.connection.info.backend_pid})", on=other)
    other.close()


@pytest.mark.parametrize(
    ("error", "status"),
    [(OperationalError("database is locked"), 503), (OSError(errno.ENOSPC, "full"), 503),
     (OSError(errno.EIO, "broken"), 500), (ValueError("ours"), 500)],
)  # fmt: skip
def test_an_error_that_nobody_caught_is_503_only_if_it_passes(rf, error, status):
    try:
        raise error
    except type(error):
        assert sys.exc_info()[1] is error
        assert broken(rf.get("/")).status_code == status


def test_a_table_that_is_missing_does_not_pass():
    assert not passes(OperationalError("no such table: kit_cache"))
