"""The whole of what issue and product promise about the five partners' lists."""

import json
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from events.models import Organisation, Person
from kit.models import Record
from mobility import sample_lists
from mobility.actions import list_imports as actions
from mobility.models import ListRow, Participation, Pass, Travel, Verdict
from tests.mobility.conftest import AT, BY, FILES, LISTS, bring_in, problems, stage, verdicts

WRITES = re.compile(r"^\s*(?:INSERT INTO|UPDATE|DELETE FROM)\s+\"(\w+)\"", re.IGNORECASE)
OWN = {"kit_record", "mobility_listimport", "mobility_listrow"}


def expected():
    return json.loads((LISTS / "expected.json").read_text())["people"]


@pytest.fixture
def brought_in(event):
    staged = [stage(event, name) for name in FILES]
    for one in staged:
        bring_in(one)
    return staged


def test_five_lists_give_forty_six_people(event):
    counts = [bring_in(stage(event, name)) for name in FILES]

    people = Person.objects.filter(project=event.project)
    assert [count["new"] for count in counts] == [9, 9, 9, 9, 10]
    assert people.count() == 46
    assert people.exclude(email="").count() == 45
    assert Participation.objects.filter(event=event).count() == 46
    assert Pass.objects.count() == Travel.objects.count() == 46


def test_names_and_addresses_are_those_that_the_partners_meant(event):
    for name in FILES:
        bring_in(stage(event, name))

    people = Person.objects.exclude(email="").values_list("given_name", "family_name", "email")
    wanted = [(each["first"], each["last"], each["email"]) for each in expected()]
    assert sorted(people) == sorted(wanted)


def test_the_one_without_e_mail_is_there_and_the_broken_address_waits(event):
    valletta = stage(event, "05-valletta-participants.csv")

    bring_in(valletta)

    assert Person.objects.get(email="").name == "Noel Bla Mejl"
    assert problems(valletta) == [(12, "email_without_at", "D12")]
    assert valletta.rows.filter(applied_at=None).get().values["family_name"] == "Ħażin"


def test_a_person_who_stands_twice_comes_once(event):
    roma = stage(event, "04-roma-partecipanti.xlsx")

    assert verdicts(roma)[12] == "left_out"
    assert bring_in(roma)["new"] == 9


def test_bringing_in_the_same_five_again_writes_no_person(event, brought_in):
    again = [stage(event, name) for name in FILES]
    seen = {verdict for one in again for verdict in verdicts(one).values()}
    records = Record.objects.count()

    with CaptureQueriesContext(connection) as queries:
        counts = [bring_in(one) for one in again]

    written = {found[1] for query in queries if (found := WRITES.match(query["sql"]))}
    assert seen == {Verdict.SAME, Verdict.LOOK, Verdict.LEFT_OUT}
    assert [count["same"] for count in counts] == [9, 9, 9, 9, 10]
    assert sum(count["new"] + count["changed"] for count in counts) == 0
    assert written <= OWN
    assert Record.objects.count() == records + 5


def test_left_out_columns_are_stored_nowhere(event):
    for name in FILES:
        bring_in(stage(event, name))

    kept = json.dumps(list(ListRow.objects.values("cells", "values", "notes", "problems")))
    assert "Uzman" in kept
    assert [word for word in ("555 000", "vegetarisch", "=1+1") if word in kept] == []


def test_unknown_organisations_become_new_ones_with_their_address_missing(event):
    bring_in(stage(event, "02-graz-teilnehmende.xlsx"))

    made = Organisation.objects.get(legal_name="FH Beispiel Graz")
    assert not made.has_address
    assert Participation.objects.filter(sending_organisation=made).count() == 9


def test_the_lists_offered_for_trying_are_those_of_the_tests():
    offered = {name: sample_lists.read(name) for name in sample_lists.names()}

    assert offered == {name: (LISTS / name).read_bytes() for name in FILES}


def test_undo_takes_all_of_it_back(event, brought_in):
    for one in brought_in:
        actions.undo_list(list_import=one, by=BY, at=AT)

    assert Person.objects.filter(project=event.project).count() == 0
    assert Participation.objects.filter(event=event).count() == 0
    assert list(event.project.organisations.values_list("legal_name", flat=True)) == [
        "Sample University of Applied Sciences"
    ]
