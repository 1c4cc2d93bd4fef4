"""What a participant says on the pass page can be said for them on their page in the workspace."""

from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from events.actions.behalf import begin_on_behalf
from kit.actor import ref_of
from kit.models import Behalf, Record
from mobility.actions.passes import current_pass
from mobility.models import Participation, Status
from mobility.passes import pass_path
from tests.factories.events import make_person
from tests.factories.mobility import make_participation

pytestmark = pytest.mark.django_db
WORDS = {
    "confirm": "I will come",
    "cannot-come": "I cannot come",
    "can-come": "I can come after all",
}
CASES = [
    # as somebody stands, what they say, as they stand then, how the record calls it
    ("invited", "confirm", "confirmed", "participation.confirmed"),
    ("confirmed", "cannot-come", "declined", "participation.declined"),
    ("declined", "can-come", "confirmed", "participation.returned"),
]


@pytest.fixture
def one(event, seville):
    person = make_person(event.project, "Renata", "Cañas", email="", organisation=seville)
    return make_participation(event, person)


@pytest.fixture
def team(client, ayse):
    client.force_login(ayse)
    return client


def stand(one, status):
    Participation.objects.filter(pk=one.pk).update(status=status)


def status_of(one):
    return Participation.objects.get(pk=one.pk).status


def address(one, answer="cannot-come"):
    return reverse("mobility:participation_answer", args=[one.event.slug, one.ref, answer])


def page(client, one):
    return client.get(reverse("mobility:participation", args=[one.event.slug, one.ref]))


def say(client, one, answer, **changes):
    values = {"channel": "telephone", "note": "Called at nine", "ref": uuid4()}
    return client.post(address(one, answer), values | changes)


def act(client, one, whom, by, at):
    """The signed-in person acts for ``whom``."""
    asked = begin_on_behalf(
        project=one.event.project, whom=ref_of(whom), channel="email", by=by.actor, at=at,
        ref=uuid4(),
    )  # fmt: skip
    client.post(reverse("events:acting_go_on", args=[asked.ref]))
    return asked


@pytest.mark.parametrize(("before", "answer", "after", "verb"), CASES)
def test_each_answer_is_said_on_behalf_of_the_participant(
    team, one, ayse, before, answer, after, verb
):
    stand(one, before)

    response = say(team, one, answer)

    record = Record.objects.get()
    assert response.url == reverse("mobility:participation", args=[one.event.slug, one.ref])
    assert (status_of(one), record.verb, record.actor_ref) == (after, verb, str(ayse.ref))
    assert record.behalf.whom == ref_of(one.person)
    assert (record.behalf.channel, record.behalf.note) == ("telephone", "Called at nine")


@pytest.mark.parametrize(("before", "answer", "after", "verb"), CASES)
def test_the_page_offers_it_while_the_pass_page_does(
    client, ayse, one, before, answer, after, verb
):
    stand(one, before)
    on_the_pass = client.get(pass_path(current_pass(one).code)).content.decode()
    client.force_login(ayse)

    on_the_page = page(client, one).content.decode()

    said = {word: word in on_the_pass for word in WORDS.values()}
    offered = {word: f">{word}</a>" in on_the_page for word in WORDS.values()}
    assert said == offered
    assert offered[WORDS[answer]]


def test_a_proof_is_kept_with_the_answer(team, one):
    say(team, one, "cannot-come", proof=SimpleUploadedFile("mail.eml", b"Subject: sorry"))

    assert Record.objects.get().behalf.proof.name == "mail.eml"


def test_opening_the_form_changes_nothing(team, one):
    response = team.get(address(one))

    assert "“I cannot come”, on behalf of Renata Cañas" in response.content.decode()
    assert (status_of(one), Behalf.objects.exists()) == (Status.CONFIRMED, False)


def test_a_form_that_lacks_the_channel_does_nothing(team, one):
    response = say(team, one, "cannot-come", channel="")

    assert response.status_code == 422
    assert "Called at nine" in response.content.decode()
    assert (status_of(one), Behalf.objects.exists()) == (Status.CONFIRMED, False)


def test_a_second_click_says_it_once(team, one):
    ref = uuid4()

    say(team, one, "cannot-come", ref=ref)
    again = say(team, one, "cannot-come", ref=ref)
    say_it = team.get(again.url).content.decode()

    assert (Record.objects.count(), Behalf.objects.count()) == (1, 1)
    assert "Nothing to change: Renata Cañas is declined already." in say_it


def test_somebody_withdrawn_by_the_organisers_does_not_return_by_an_answer(team, one):
    stand(one, "withdrawn")

    say(team, one, "can-come")

    assert (status_of(one), Behalf.objects.exists()) == (Status.WITHDRAWN, False)


def test_an_unknown_answer_is_404(team, one):
    assert team.get(address(one, "maybe")).status_code == 404


def test_whoever_acts_for_a_contact_says_it_with_one_press(team, one, ayse, carmen, today):
    asked = act(team, one, carmen, ayse, today)

    offered = page(team, one).content.decode()
    team.post(address(one))

    assert f'action="{address(one)}"' in offered
    assert status_of(one) == Status.DECLINED
    assert Record.objects.get(verb="participation.declined").behalf == asked


def test_what_the_team_does_with_a_person_is_recorded_for_whom_they_act(
    team, one, ayse, carmen, today
):
    asked = act(team, one, carmen, ayse, today)

    team.post(reverse("mobility:participation_withdraw", args=[one.event.slug, one.ref]))
    team.post(reverse("mobility:participation_return", args=[one.event.slug, one.ref]))

    verbs = {record.verb: record.behalf for record in Record.objects.exclude(verb="behalf.begun")}
    assert verbs == {"participation.withdrawn": asked, "participation.returned": asked}


def test_a_press_on_the_pass_page_stays_the_coordinators_while_acting(
    team, one, ayse, carmen, today
):
    asked = act(team, one, carmen, ayse, today)

    team.post(pass_path(current_pass(one).code, "pass_decline"))

    record = Record.objects.get(verb="participation.declined")
    assert (record.actor_kind, record.actor_ref) == ("user", str(ayse.ref))
    assert record.behalf == asked


def test_the_page_hands_over_what_the_pass_gives(team, one):
    text = page(team, one).content.decode()

    code = current_pass(one).code
    for path in (pass_path(code), pass_path(code, "pass_pdf"),
                 reverse("mobility:badges", args=[one.event.slug])):  # fmt: skip
        assert path in text


@pytest.mark.parametrize("who", ["lukas", "carmen"])
def test_hosts_and_contacts_answer_for_nobody(client, one, request, who):
    client.force_login(request.getfixturevalue(who))

    assert client.get(address(one)).status_code == 403
    assert say(client, one, "cannot-come").status_code == 403
    assert "I cannot come" not in page(client, one).content.decode()
