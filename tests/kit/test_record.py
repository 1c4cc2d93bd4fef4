import pytest

from kit import record
from kit.actor import COMMAND, Actor, Ref
from kit.models import Record
from tests.factories.kit import make_behalf

pytestmark = pytest.mark.django_db


def test_record_names_who_did_what_to_which_thing_for_whom(today):
    asked = make_behalf(scope="wci")
    by = Actor("user", "ayse", asked)

    record.write(by, "event.made", Ref("event", "graz"), scope="wci", fields=["venue"])

    written = Record.objects.values().get()
    assert {name: value for name, value in written.items() if name != "id"} == {
        "at": today, "verb": "event.made", "scope": "wci", "actor_kind": "user",
        "actor_ref": "ayse", "behalf_id": asked.pk,
        "object_kind": "event", "object_ref": "graz", "fields": ["venue"], "detail": {},
    }  # fmt: skip


def test_what_was_asked_for_in_one_scope_counts_in_no_other(db):
    by = Actor("user", "ayse", make_behalf(scope="wci"))

    record.write(by, "event.made", Ref("event", "graz"), scope="qrc")
    record.write(by, "account.made", Ref("user", "carmen"))

    assert [row.behalf for row in Record.objects.all()] == [None, None]


def test_record_takes_a_thing_by_its_public_reference(event):
    record.write(COMMAND, "event.changed", event)

    (written,) = Record.objects.about(Ref("event", str(event.ref)))
    assert written.verb == "event.changed"


def test_record_is_read_by_scope_newest_first(today):
    for scope, verb in (("a", "one.done"), ("b", "two.done"), ("a", "three.done")):
        record.write(COMMAND, verb, Ref("thing", "1"), scope=scope)

    assert [row.verb for row in Record.objects.within("a")] == ["three.done", "one.done"]


def test_record_of_no_things_is_empty(db):
    record.write(COMMAND, "event.made", Ref("event", "graz"))

    assert list(Record.objects.about()) == []
