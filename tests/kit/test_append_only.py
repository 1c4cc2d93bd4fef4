import pytest
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction

from events.models import Version, VersionItem
from kit import append_only, record
from kit.actor import COMMAND, Ref
from tests.factories.events import make_item, make_version

pytestmark = pytest.mark.django_db


@pytest.fixture
def version(event):
    make_item(event)
    return make_version(event)


def refused():
    return pytest.raises(IntegrityError, match="never changed")


def test_rows_are_added(version):
    assert (Version.objects.count(), VersionItem.objects.count()) == (1, 1)


def test_row_is_not_changed_by_a_queryset(version):
    with refused(), transaction.atomic():
        Version.objects.update(number=7)

    assert Version.objects.get().number == 1


def test_row_is_not_changed_by_saving(version):
    version.number = 7

    with refused(), transaction.atomic():
        version.save()


def test_row_is_not_deleted(version):
    with refused(), transaction.atomic():
        VersionItem.objects.all()._raw_delete("default")

    assert VersionItem.objects.count() == 1


def test_row_is_not_changed_by_sql(version):
    with refused(), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE events_version SET number = 7")


def test_row_is_not_replaced_where_the_database_could(version):
    if connection.vendor != "sqlite":
        return  # PostgreSQL has no REPLACE

    with refused(), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("REPLACE INTO events_version SELECT * FROM events_version")


def test_what_was_recorded_is_never_changed(db):
    written = record.write(COMMAND, "event.made", Ref("event", "graz"))

    with refused(), transaction.atomic():
        type(written).objects.update(verb="event.unmade")
    with refused(), transaction.atomic():
        written.delete()


def test_table_is_not_emptied_at_once_where_the_database_could(version):
    if connection.vendor != "postgresql":
        return  # SQLite has no TRUNCATE: its DELETE is refused above

    connection.check_constraints()  # those that wait for the commit would be in the way
    with refused(), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("TRUNCATE events_versionitem")


def test_every_protected_table_has_its_triggers(db):
    assert append_only.unprotected() == []


@pytest.mark.parametrize("verb", ["UPDATE", "DELETE"])
def test_a_table_that_lacks_one_trigger_is_not_protected(db, verb):
    end = "" if connection.vendor == "sqlite" else " ON kit_record"
    with connection.cursor() as cursor:
        cursor.execute(f'DROP TRIGGER "kit_record_no_{verb}"{end}')

    assert append_only.unprotected() == ["kit_record"]
    append_only.protect()


def test_rows_can_be_changed_while_the_triggers_are_lifted_and_not_after(version):
    with append_only.lifted():
        Version.objects.update(number=7)

    with refused(), transaction.atomic():
        Version.objects.update(number=8)
    assert Version.objects.get().number == 7


def test_lifted_triggers_come_back_after_a_failure(version):
    with pytest.raises(RuntimeError), append_only.lifted():
        raise RuntimeError

    assert append_only.unprotected() == []


def test_missing_triggers_are_found_and_made_again_by_migrate(version):
    append_only.lift()
    missing = append_only.unprotected()
    call_command("migrate", verbosity=0)

    assert {"events_version", "events_versionitem"} <= set(missing)
    assert append_only.unprotected() == []
