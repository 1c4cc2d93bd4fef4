"""One person by hand: added, asked about, edited, withdrawn, invited again."""

from datetime import date

import pytest
from django.urls import reverse

from events.models import Person
from kit import outbox
from mobility.models import Participation, Status
from tests.factories.events import make_person
from tests.mobility.conftest import person_of
from tests.mobility.views.conftest import form_of, url


def test_one_person_is_added_by_hand(client, event, seville, ayse):
    client.force_login(ayse)

    client.post(url("person_add", event), form_of(
        organisation=seville.pk, function="Clerk", arrives_on="2026-11-22", language="es",
        printed_name="Noel E. Borg",
    ))  # fmt: skip

    made = person_of(event, "Noel E. Borg")
    assert (made.function, made.sending_organisation) == ("Clerk", seville)
    assert (made.person.email, made.person.language) == ("noel@x.example", "es")
    assert made.travel.arrives_on == date(2026, 11, 22)


def test_two_clicks_add_one_person(client, event, ayse):
    client.force_login(ayse)
    data = form_of()

    for _click in range(2):
        client.post(url("person_add", event), data)

    assert Participation.objects.filter(event=event).count() == 1


def test_an_organisation_of_another_project_is_refused(client, event, ayse, otto):
    client.force_login(ayse)
    theirs = otto.roles.get().project.organisations.get()

    response = client.post(url("person_add", event), form_of(organisation=theirs.pk))

    assert response.status_code == 422
    assert "Canary" not in response.content.decode()


def test_a_name_that_cannot_be_printed_is_refused_with_its_letters(client, event, ayse):
    client.force_login(ayse)

    response = client.post(url("person_add", event), form_of(given_name="Ana 𓀀"))

    assert response.status_code == 422
    assert "𓀀" in response.context["form"].errors["given_name"][0]


def test_a_departure_before_the_arrival_is_refused(client, event, ayse):
    client.force_login(ayse)

    response = client.post(
        url("person_add", event), form_of(arrives_on="2026-11-23", leaves_on="2026-11-22")
    )

    assert list(response.context["form"].errors) == ["leaves_on"]


def test_a_known_name_is_offered_and_nobody_is_added(client, event, ayse, graz):
    known = make_person(event.project, "Noel", "Borg", email="noel@x.example", organisation=graz)
    client.force_login(ayse)

    question = client.post(url("person_add", event), form_of()).context["question"]

    assert (question.people, question.by_name) == ([known], True)
    assert Participation.objects.count() == 0


def test_a_known_name_is_offered_when_no_organisation_was_said(client, event, ayse, graz):
    known = make_person(event.project, "Noel", "Borg", email="other@x.example", organisation=graz)
    client.force_login(ayse)

    question = client.post(url("person_add", event), form_of(email="")).context["question"]

    assert (question.people, question.by_name) == ([known], True)


def test_the_known_person_is_put_on_the_list(client, event, ayse, graz):
    known = make_person(event.project, "Noel", "Borg", email="noel@x.example", organisation=graz)
    client.force_login(ayse)

    client.post(url("person_add", event), form_of(known=known.ref, organisation=graz.pk))

    assert Participation.objects.get().person == known
    assert Person.objects.count() == 1


@pytest.mark.parametrize(
    ("answer", "names"), [("another", {"Ayşe Ak", "Noel Borg"}), ("same", {"Noel Borg"})]
)
def test_the_same_e_mail_with_another_name_asks(client, event, ayse, answer, names):
    known = make_person(event.project, "Ayşe", "Ak", email="noel@x.example")
    client.force_login(ayse)
    data = form_of()

    question = client.post(url("person_add", event), data).context["question"]
    answer = known.ref if answer == "same" else answer
    client.post(url("person_add", event), data | {"known": answer})

    assert (question.people, question.by_name) == ([known], False)
    assert {person.name for person in Person.objects.all()} == names


def test_somebody_of_another_project_is_not_offered(client, event, ayse, otto):
    client.force_login(ayse)

    response = client.post(url("person_add", event), form_of(email="canaria@rivers.example"))

    assert response.status_code == 302


def test_a_person_is_edited_withdrawn_and_put_back(client, event, ayse, one):
    client.force_login(ayse)

    client.post(url("participation", event, one), form_of(reached="Somebody at the desk"))
    one.refresh_from_db()
    assert (one.person.name, one.reached_via) == ("Noel Borg", "Somebody at the desk")

    page = client.post(
        reverse("mobility:participation_withdraw", args=[event.slug, one.ref]), follow=True
    ).content.decode()
    one.refresh_from_db()
    assert one.status == Status.WITHDRAWN
    assert reverse("mobility:participation_return", args=[event.slug, one.ref]) in page

    client.post(reverse("mobility:participation_return", args=[event.slug, one.ref]))
    one.refresh_from_db()
    assert one.status == Status.CONFIRMED


def test_reached_via_finds_a_person_of_the_project(client, event, ayse, one):
    boss = make_person(event.project, "Ayşe", "Örnek", email="boss@x.example")
    client.force_login(ayse)

    client.post(url("participation", event, one), form_of(email="", reached="ayse ornek"))

    one.person.refresh_from_db()
    assert one.person.reached_via == boss


def test_an_invitation_is_sent_again_once_for_two_clicks(client, event, ayse, one, mailoutbox):
    client.force_login(ayse)
    address = reverse("mobility:mail_again", args=[event.slug, one.ref])

    for _click in range(2):
        client.post(address, {"round": "1"})
    client.post(address, {"round": "x"})
    outbox.deliver()

    assert len(mailoutbox) == 1


def test_the_page_shows_the_new_link_after_replacing(client, event, ayse, one):
    client.force_login(ayse)
    page = url("participation", event, one)
    before = client.get(page).context["url"]

    client.post(reverse("mobility:pass_replace", args=[event.slug, one.ref]), {"generation": "1"})

    assert client.get(page).context["url"] != before


def test_a_replacement_made_by_mistake_is_taken_back_by_its_message(client, event, ayse, one):
    client.force_login(ayse)
    page = url("participation", event, one)
    before = client.get(page).context["url"]
    undo = reverse("mobility:pass_keep", args=[event.slug, one.ref])

    replace = reverse("mobility:pass_replace", args=[event.slug, one.ref])
    said = client.post(replace, {"generation": "1"}, follow=True).content.decode()
    client.post(undo, {"generation": "2"})

    assert f'action="{undo}"' in said
    assert client.get(page).context["url"] == before


def test_a_new_pass_that_was_sent_stays_and_the_page_says_so(client, event, ayse, one):
    client.force_login(ayse)
    client.post(reverse("mobility:pass_replace", args=[event.slug, one.ref]), {"generation": "1"})
    client.post(reverse("mobility:mail_again", args=[event.slug, one.ref]), {"round": "1"})
    outbox.deliver()

    undo = reverse("mobility:pass_keep", args=[event.slug, one.ref])
    page = client.post(undo, {"generation": "2"}, follow=True)

    assert page.context["generation"] == 2
    assert "The new pass was sent or used already. It stays." in page.content.decode()
