import threading
from datetime import date
from uuid import uuid4

import pytest
from django.db import IntegrityError, connections, transaction

from events.models import Organisation, OrganisationName
from kit.models import Record
from mobility.actions import people
from mobility.models import Participation, Pass, Status, Travel
from tests.factories.events import make_person
from tests.factories.mobility import make_participation
from tests.mobility.conftest import AT, BY


def verbs():
    return list(Record.objects.order_by("pk").values_list("verb", flat=True))


def test_adding_somebody_makes_person_participation_pass_and_travel(event, graz):
    made = people.add_participation(
        event=event, person={"given_name": "Noel", "family_name": "Borg", "organisation": graz},
        travel={"arrives_on": date(2026, 11, 22), "leaves_on": None}, function="Clerk",
        by=BY, at=AT, ref=uuid4(),
    )  # fmt: skip

    assert (made.person.name, made.sending_organisation, made.function) == (
        "Noel Borg",
        graz,
        "Clerk",
    )
    assert made.passes.current().count() == 1
    assert made.travel.arrives_on == date(2026, 11, 22)
    assert verbs() == ["participation.added"]


def test_adding_with_the_same_ref_twice_adds_one(event):
    ref = uuid4()
    for _click in range(2):
        people.add_participation(event=event, person={"given_name": "Noel"}, by=BY, at=AT, ref=ref)

    assert (
        Participation.objects.count() == event.project.people.count() == Pass.objects.count() == 1
    )
    assert verbs() == ["participation.added"]


def test_adding_somebody_who_is_on_the_list_adds_nothing(event):
    made = make_participation(event)

    again = people.add_participation(event=event, person=made.person, by=BY, at=AT)

    assert again == made
    assert verbs() == []


def test_editing_records_the_names_of_what_changed(event):
    made = make_participation(event)

    people.edit_participation(
        participation=made, person={"given_name": "Marija", "family_name": "Għaxaq"},
        travel={"arrives_on": date(2026, 11, 22)}, function="Head", by=BY, at=AT,
    )  # fmt: skip

    made.refresh_from_db()
    assert (made.person.given_name, made.function) == ("Marija", "Head")
    assert Record.objects.get().fields == ["given_name", "function", "arrives_on"]
    assert made.person.search.startswith("marija")


def test_editing_nothing_writes_no_record(event):
    made = make_participation(event, function="Head")

    people.edit_participation(
        participation=made, person={"given_name": made.person.given_name}, travel={},
        function="Head", by=BY, at=AT,
    )  # fmt: skip

    assert verbs() == []


@pytest.mark.parametrize("before", [Status.INVITED, Status.CONFIRMED, Status.WAITING])
@pytest.mark.parametrize("going", [people.withdraw, people.decline])
def test_coming_back_gives_back_the_status_there_was(event, before, going):
    made = make_participation(event, status=before)

    going(participation=made, by=BY, at=AT)
    assert made.is_gone
    people.come_after_all(participation=made, by=BY, at=AT)

    assert (made.status, made.status_before) == (before, "")


def test_withdrawing_twice_is_recorded_once(event):
    made = make_participation(event)

    for _click in range(2):
        people.withdraw(participation=made, by=BY, at=AT)
    people.come_after_all(participation=made, by=BY, at=AT)

    assert made.status == Status.CONFIRMED
    assert verbs() == ["participation.withdrawn", "participation.returned"]


def test_confirming_is_for_those_who_are_invited(event):
    invited = make_participation(event, status=Status.INVITED)
    gone = make_participation(
        event, make_person(event.project, "A", email=""), status=Status.DECLINED
    )

    for each in (invited, gone):
        people.confirm(participation=each, by=BY, at=AT)

    assert (invited.status, gone.status) == (Status.CONFIRMED, Status.DECLINED)


def test_a_walk_in_needs_one_name(event):
    made = people.walk_in(
        event=event, name=" Fatma ", organisation_name="", by=BY, at=AT, ref=uuid4()
    )

    assert (made.person.name, made.sending_organisation, made.is_walk_in) == ("Fatma", None, True)
    assert made.status == Status.CONFIRMED
    assert made.passes.current().count() == 1


def test_a_walk_in_of_a_known_organisation_makes_no_new_one(event, graz):
    OrganisationName.objects.create(project=event.project, organisation=graz, name="FH Graz")

    made = people.walk_in(
        event=event, name="Fatma", organisation_name="fh graz", by=BY, at=AT, ref=uuid4()
    )

    assert made.sending_organisation == graz
    assert Organisation.objects.count() == 1


def test_a_walk_in_of_an_unknown_organisation_brings_it(event):
    made = people.walk_in(
        event=event, name="Fatma", organisation_name="Caritas", by=BY, at=AT, ref=uuid4()
    )

    assert not made.sending_organisation.has_address


def test_a_walk_in_with_the_same_ref_is_one(event):
    ref = uuid4()
    for _click in range(2):
        people.walk_in(event=event, name="Fatma", organisation_name="X", by=BY, at=AT, ref=ref)

    assert Participation.objects.count() == 1


def test_a_person_is_in_an_event_once(event):
    made = make_participation(event)

    with pytest.raises(IntegrityError, match="participation"), transaction.atomic():
        Participation.objects.create(event=event, person=made.person)


def test_nobody_leaves_before_arriving(event):
    made = make_participation(event)

    with (
        pytest.raises(IntegrityError, match="travel_leaves_after_it_arrives"),
        transaction.atomic(),
    ):
        Travel.objects.create(
            participation=made, arrives_on=date(2026, 11, 23), leaves_on=date(2026, 11, 22)
        )


@pytest.mark.django_db(transaction=True)
def test_clicks_at_the_same_moment_add_one_person_and_fail_nobody(event):
    ref, answers = uuid4(), []

    def click():
        try:
            answers.append(
                people.add_participation(
                    event=event, person={"given_name": "Noel"}, by=BY, at=AT, ref=ref
                ).pk
            )
        finally:
            connections.close_all()

    clicks = [threading.Thread(target=click) for _number in range(4)]
    for thread in clicks:
        thread.start()
    for thread in clicks:
        thread.join()

    assert len(answers) == 4
    assert len(set(answers)) == event.project.people.count() == 1
