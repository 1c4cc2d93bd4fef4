"""Who is who: by e-mail and name, by name and organisation, and what is asked."""

import pytest

from events.models import OrganisationName, Person
from mobility.actions import list_imports as actions
from mobility.models import Participation, Status
from tests.factories.events import make_event, make_organisation, make_person
from tests.factories.mobility import make_participation
from tests.mobility.conftest import (
    AT,
    BY,
    bring_in,
    person_of,
    problems,
    stage_text,
    verdicts,
)

HEAD = "Given name,Family name,E-mail,Organisation,Function,Arrival,Departure"


def rows(event, *lines):
    return stage_text(event, "\n".join([HEAD, *lines]))


def mend(list_import, **answers):
    mended = {2: answers} if "row" not in answers else {answers.pop("row"): answers}
    return actions.mend_rows(list_import=list_import, mended=mended, by=BY, at=AT)


def test_same_e_mail_and_name_is_the_same_person(event, graz):
    person = make_person(
        event.project, "Şule", "Çağlayan", email="sule@x.example", organisation=graz
    )
    make_participation(event, person)

    found = rows(event, f"SULE,Caglayan,SULE@X.example,{graz.legal_name},,,")

    assert verdicts(found) == {2: "same"}


def test_a_spelling_without_marks_does_not_replace_ours(event, graz):
    make_participation(
        event,
        make_person(event.project, "Şule", "Çağlayan", email="s@x.example", organisation=graz),
    )

    found = rows(event, f"Sule,Caglayan,s@x.example,{graz.legal_name},,,")

    (judged,) = actions.preview(found)
    assert [note["code"] for note in judged.notes] == ["spelling_kept"]


def test_a_spelling_with_marks_replaces_one_without(event, graz):
    make_participation(
        event,
        make_person(event.project, "Sule", "Caglayan", email="s@x.example", organisation=graz),
    )

    bring_in(rows(event, f"Şule,Çağlayan,s@x.example,{graz.legal_name},,,"))

    assert Person.objects.get().name == "Şule Çağlayan"


def test_without_e_mail_name_and_organisation_decide(event, graz):
    person = make_person(event.project, "Noel", "Borg", email="", organisation=graz)
    make_participation(event, person)

    found = rows(event, f"Noel,Borg,,{graz.legal_name},,,", "Noel,Borg,,Somewhere Else,,,")

    assert verdicts(found) == {2: "same", 3: "new"}


def test_an_e_mail_is_added_to_somebody_known_by_name(event, graz):
    person = make_person(event.project, "Noel", "Borg", email="", organisation=graz)
    make_participation(event, person)

    bring_in(rows(event, f"Noel,Borg,noel@x.example,{graz.legal_name},,,"))

    assert Person.objects.get().email == "noel@x.example"


def test_a_known_person_of_another_event_is_new_here_and_made_once(event, graz):
    person = make_person(event.project, "Noel", "Borg", email="noel@x.example", organisation=graz)
    other = make_event(event.project, graz, title={"en": "Another"})
    make_participation(other, person)

    counts = bring_in(rows(event, f"Noel,Borg,noel@x.example,{graz.legal_name},Clerk,,"))

    assert counts["new"] == 1
    assert Participation.objects.get(event=event).person == person


def test_what_a_list_says_otherwise_is_shown_old_and_new(event, graz):
    person = make_person(event.project, "Noel", "Borg", email="noel@x.example", organisation=graz)
    make_participation(event, person, function="Clerk")

    found = rows(event, f"Noel,Borg,noel@x.example,{graz.legal_name},Head,16.05.2027,")

    (judged,) = actions.preview(found)
    assert judged.verdict == "changed"
    assert judged.changes == {"function": ["Clerk", "Head"], "arrival": ["", "2027-05-16"]}


def test_an_empty_cell_takes_nothing_away(event, graz):
    person = make_person(event.project, "Noel", "Borg", email="noel@x.example", organisation=graz)
    make_participation(event, person, function="Clerk")

    assert verdicts(rows(event, "Noel,Borg,noel@x.example,,,,")) == {2: "same"}


def test_same_e_mail_with_another_name_is_asked(event, graz):
    make_person(event.project, "Ayşe", "Ak", email="office@x.example", organisation=graz)

    found = rows(event, f"Mehmet,Can,office@x.example,{graz.legal_name},,,")

    assert problems(found) == [(2, "shared_email", "C2")]


def test_the_answer_same_person_renames(event, graz):
    person = make_person(event.project, "Ayşe", "Ak", email="a@x.example", organisation=graz)
    make_participation(event, person)
    found = rows(event, f"Ayşe,Ak-Yılmaz,a@x.example,{graz.legal_name},,,")

    mend(found, question="shared_email", person=str(person.ref))
    bring_in(found)

    assert Person.objects.get().name == "Ayşe Ak-Yılmaz"


def test_the_answer_another_person_holds_for_the_whole_mailbox(event, graz):
    make_person(event.project, "Ayşe", "Ak", email="office@x.example", organisation=graz)
    found = rows(
        event,
        f"Mehmet,Can,office@x.example,{graz.legal_name},,,",
        f"Deniz,Su,office@x.example,{graz.legal_name},,,",
    )

    mend(found, question="shared_email", person="another")
    counts = bring_in(found)

    assert counts["new"] == 2
    assert Person.objects.filter(email="office@x.example").count() == 3
    assert verdicts(rows(event, f"Deniz,Su,office@x.example,{graz.legal_name},,,")) == {2: "same"}


def test_a_mailbox_shared_inside_the_list_is_asked_once(event):
    found = rows(event, "A,One,m@x.example,Org,,,", "B,Two,m@x.example,Org,,,")

    assert verdicts(found) == {2: "new", 3: "look"}


def test_namesakes_are_asked_about(event, graz):
    for _number in range(2):
        make_person(event.project, "Ali", "Kaya", email="", organisation=graz)

    found = rows(event, f"Ali,Kaya,,{graz.legal_name},,,")

    assert problems(found) == [(2, "namesakes", "A2")]


def test_a_row_that_repeats_somebody_otherwise_has_to_be_looked_at(event):
    found = rows(event, "Ali,Kaya,a@x.example,Org,Clerk,,", "Ali,Kaya,a@x.example,Org,Head,,")

    assert problems(found) == [(3, "repeats_otherwise", "E3")]


def test_two_of_one_name_with_an_e_mail_each_are_two(event):
    found = rows(event, "Ali,Kaya,a@x.example,Org,,,", "Ali,Kaya,b@x.example,Org,,,")

    assert verdicts(found) == {2: "new", 3: "new"}


def test_somebody_withdrawn_stays_withdrawn(event, graz):
    person = make_person(event.project, "Noel", "Borg", email="noel@x.example", organisation=graz)
    make_participation(event, person, status=Status.WITHDRAWN)

    bring_in(rows(event, f"Noel,Borg,noel@x.example,{graz.legal_name},Head,,"))

    assert person_of(event, "Noel Borg").status == Status.WITHDRAWN


def test_a_departure_before_the_arrival_that_is_known_waits(event, graz):
    person = make_person(event.project, "Noel", "Borg", email="noel@x.example", organisation=graz)
    made = make_participation(event, person)
    bring_in(rows(event, f"Noel,Borg,noel@x.example,{graz.legal_name},,20.05.2027,"))

    found = rows(event, f"Noel,Borg,noel@x.example,{graz.legal_name},,,19.05.2027")

    assert made.travel.leaves_on is None
    assert problems(found) == [(2, "departure_before_arrival", "G2")]


@pytest.mark.parametrize(("given", "letters"), [("Ana 𓀀", "𓀀"), ("ខ្មែរ", "ខ")])
def test_a_name_that_cannot_be_printed_waits(event, given, letters):
    found = rows(event, f"{given},Borg,a@x.example,Org,,,")

    (judged,) = actions.preview(found)
    said = [p for p in judged.problems if p["code"] == "cannot_print"]
    assert [p["cell"] for p in said] == ["A2"]
    assert letters in said[0]["params"]["letters"]


def test_people_of_another_project_are_nobody_here(event, otto):
    found = rows(event, "Canaria,Rivulet,canaria@rivers.example,Org,,,")

    bring_in(found)

    assert verdicts(found) == {2: "new"}
    assert Person.objects.filter(email="canaria@rivers.example").count() == 2


def test_an_organisation_is_known_by_its_other_names(event, graz):
    OrganisationName.objects.create(project=event.project, organisation=graz, name="FH Beispiel")

    bring_in(rows(event, "Ali,Kaya,a@x.example,fh beıspıel,,,"))

    assert Participation.objects.get().sending_organisation == graz


def test_what_a_list_calls_an_organisation_is_remembered(event, graz):
    found = rows(event, "Ali,Kaya,a@x.example,University of Graz,,,")
    actions.map_columns(
        list_import=found, chosen={}, sheet=found.sheet, header_row=1, options={},
        organisations={"University of Graz": str(graz.ref)}, by=BY, at=AT,
    )  # fmt: skip

    bring_in(found)
    bring_in(rows(event, "Veli,Kaya,v@x.example,UNIVERSITY of graz,,,"))

    assert {each.sending_organisation for each in Participation.objects.all()} == {graz}
    assert OrganisationName.objects.get().name == "University of Graz"


def test_a_similar_name_is_suggested_not_taken(event):
    known = make_organisation(event.project, "Fondazzjoni Eżempju Valletta")
    found = rows(event, "Ali,Kaya,a@x.example,Fondazzjoni Ezempju,,,")

    (judged,) = actions.preview(found)
    assert judged.organisation is None
    from mobility.organisations import KnownNames

    assert KnownNames.of(event.project).like("Fondazzjoni Ezempju") == known
