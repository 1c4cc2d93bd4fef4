import pytest

from kit import record
from kit.actor import SYSTEM, Actor, Ref
from kit.models import Record

pytestmark = pytest.mark.django_db


def test_record_names_who_did_what_to_which_thing_for_whom(today):
    by = Actor("user", "ayse", on_behalf_of=Ref("person", "carmen"), channel="mail")

    record.write(by, "event.made", Ref("event", "graz"), scope="wci", fields=["venue"])

    written = Record.objects.values().get()
    assert {name: value for name, value in written.items() if name != "id"} == {
        "at": today, "verb": "event.made", "scope": "wci", "actor_kind": "user",
        "actor_ref": "ayse", "behalf_kind": "person", "behalf_ref": "carmen", "channel": "mail",
        "object_kind": "event", "object_ref": "graz", "fields": ["venue"], "detail": {},
    }  # fmt: skip


def test_record_takes_a_thing_by_its_public_reference(event):
    record.write(SYSTEM, "event.changed", event)

    (written,) = Record.objects.about(Ref("event", str(event.ref)))
    assert written.verb == "event.changed"


def test_record_is_read_by_scope_newest_first(today):
    for scope, verb in (("a", "one.done"), ("b", "two.done"), ("a", "three.done")):
        record.write(SYSTEM, verb, Ref("thing", "1"), scope=scope)

    assert [row.verb for row in Record.objects.within("a")] == ["three.done", "one.done"]


def test_record_of_no_things_is_empty(db):
    record.write(SYSTEM, "event.made", Ref("event", "graz"))

    assert list(Record.objects.about()) == []
