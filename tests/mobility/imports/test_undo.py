"""The way back: what was made goes, what was replaced returns, what is needed stays."""

from kit import outbox
from mobility.actions import list_imports as actions
from mobility.actions.invitations import invite_all
from mobility.actions.people import edit_participation
from mobility.models import ListImport, Participation
from tests.factories.events import make_event, make_person
from tests.factories.mobility import make_participation
from tests.mobility.conftest import AT, BY, bring_in, person_of, stage_text, verdicts

HEAD = "Given name,Family name,E-mail,Organisation,Function,Arrival"


def changing_list(event, graz):
    person = make_person(event.project, "Noel", "Borg", email="noel@x.example", organisation=graz)
    make_participation(event, person, function="Clerk")
    found = stage_text(event, f"{HEAD}\nNoel,Borg,noel@x.example,Malta Office,Head,16.05.2027")
    bring_in(found)
    return found


def undo(list_import):
    return actions.undo_list(list_import=list_import, by=BY, at=AT)


def test_replaced_values_return(event, graz):
    found = changing_list(event, graz)
    changed = person_of(event, "Noel Borg")
    assert (changed.function, str(changed.sending_organisation)) == ("Head", "Malta Office")

    undo(found)

    again = person_of(event, "Noel Borg")
    assert (again.function, again.sending_organisation, again.person.organisation) == (
        "Clerk", graz, graz,
    )  # fmt: skip
    assert not hasattr(again, "travel")


def test_what_somebody_changed_since_stays(event, graz):
    found = changing_list(event, graz)
    edit_participation(
        participation=person_of(event, "Noel Borg"), person={}, travel={}, function="Director",
        by=BY, at=AT,
    )  # fmt: skip

    undo(found)

    assert person_of(event, "Noel Borg").function == "Director"


def test_the_search_finds_again_what_it_found_before(event, graz):
    found = changing_list(event, graz)

    undo(found)

    assert "sample university" in person_of(event, "Noel Borg").person.search


def test_rows_with_a_sent_invitation_stay_and_are_named(event, sevilla):
    bring_in(sevilla)
    invite_all(event=event, by=BY, at=AT)
    outbox.deliver()

    undone = undo(sevilla)

    assert undone.rows == []
    assert undone.kept == dict.fromkeys(range(2, 11), "sent_mail")
    assert Participation.objects.filter(event=event).count() == 9
    assert ListImport.objects.get().state == "applied"


def test_a_waiting_invitation_goes_nowhere_after_undo(event, sevilla, mailoutbox):
    bring_in(sevilla)
    invite_all(event=event, by=BY, at=AT)

    undo(sevilla)
    outbox.deliver()

    assert mailoutbox == []


def test_an_upper_floor_can_keep_rows(event, sevilla, monkeypatch):
    bring_in(sevilla)
    wanted = person_of(event, "Renata Cañas Contreras").pk
    monkeypatch.setattr(actions, "keeps", [lambda ids: {wanted: "She was scanned."}])

    undone = undo(sevilla)

    assert undone.kept == {3: "She was scanned."}
    assert Participation.objects.filter(event=event).get().pk == wanted


def test_a_person_who_is_on_another_list_stays_a_person(event, graz, sevilla):
    bring_in(sevilla)
    person = person_of(event, "Renata Cañas Contreras").person
    make_participation(make_event(event.project, graz, title={"en": "Next"}), person)

    undo(sevilla)

    assert list(event.project.people.all()) == [person]


def test_an_undone_list_can_be_brought_in_again(event, sevilla):
    bring_in(sevilla)
    undo(sevilla)

    assert set(verdicts(sevilla).values()) == {"new"}
    assert bring_in(sevilla)["new"] == 9


def test_undoing_twice_changes_nothing(event, sevilla):
    bring_in(sevilla)
    undo(sevilla)

    assert undo(sevilla).rows == []


def test_a_list_that_was_never_brought_in_cannot_be_undone(sevilla):
    assert undo(sevilla).rows == []
    assert ListImport.objects.get().state == "staged"


def test_the_record_names_nobody(event, sevilla):
    from kit.models import Record

    bring_in(sevilla)
    undo(sevilla)

    assert list(Record.objects.order_by("pk").values_list("verb", "detail")) == [
        ("list.staged", {"rows": 9}),
        ("list.applied", {"new": 9, "same": 0, "changed": 0, "look": 0, "left_out": 0}),
        ("list.undone", {"rows": 9, "kept": 0}),
    ]
