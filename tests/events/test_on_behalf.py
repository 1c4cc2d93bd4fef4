"""Acting on behalf: begun with a form, ended by a press, by time or by another account."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse

from kit import clock
from kit.actor import ref_of
from kit.models import Behalf, Record
from tests.events.acting import PHONE, add_organisation, begin, form_of, last, letter, page
from tests.factories.events import make_person

pytestmark = pytest.mark.django_db


def test_what_is_done_from_then_on_is_recorded_with_whom_how_and_the_proof(
    acting, project, ayse, carmen
):
    add_organisation(acting, project)

    done = last()
    assert (done.verb, done.actor_ref) == ("organisation.added", str(ayse.ref))
    assert (done.behalf.whom, done.behalf.channel) == (ref_of(carmen), "email")
    assert done.behalf.proof.name == "letter.eml"


def test_the_bar_says_it_on_every_page_of_the_project(acting, project):
    text = page(acting, project)

    assert "You act for <strong>Carmen Vila (Sevilla)</strong>" in text
    assert "by e-mail" in text
    assert "letter.eml" in text


@pytest.mark.parametrize("whom", ["lukas", "graz", "person"])
def test_one_can_act_for_accounts_organisations_and_people(
    as_user, ayse, project, graz, lukas, seville, whom
):
    somebody = {"lukas": lukas, "graz": graz, "person": make_person(project, organisation=seville)}
    client = as_user(ayse)

    begin(client, project, somebody[whom])

    assert Behalf.objects.get().whom == ref_of(somebody[whom])
    assert f"<strong>{somebody[whom]}" in page(client, project)


def test_somebody_is_chosen_when_the_form_is_opened_from_their_page(as_user, ayse, project, graz):
    text = as_user(ayse).get(form_of(project), {"for": str(ref_of(graz))}).content.decode()

    assert f'<option value="organisation:{graz.ref}" selected>' in text


def test_it_leads_back_to_where_it_was_begun(as_user, ayse, project, graz):
    there = reverse("events:access", args=[project.slug])

    assert begin(as_user(ayse), project, graz, next=there).url == there


@pytest.mark.parametrize("next", ["https://evil.example/", "//evil.example", ""])
def test_it_leads_nowhere_else(as_user, ayse, project, graz, next):
    response = begin(as_user(ayse), project, graz, next=next)

    assert response.url == reverse("events:project", args=[project.slug])


def test_a_second_click_begins_once(as_user, ayse, project, graz):
    client, ref = as_user(ayse), uuid4()

    begin(client, project, graz, ref=ref)
    begin(client, project, graz, ref=ref)

    assert (Behalf.objects.count(), Record.objects.count()) == (1, 1)


def test_what_is_missing_is_said_and_nothing_typed_is_lost(as_user, ayse, project):
    response = as_user(ayse).post(form_of(project), {"ref": uuid4(), "note": "Called at nine"})

    text = response.content.decode()
    assert response.status_code == 422
    assert "Choose for whom you act." in text
    assert "Say how you were asked." in text
    assert "Called at nine" in text


@pytest.mark.parametrize(
    ("proof", "said"),
    [
        (letter("letter.html", b"<script>"), "“letter.html” cannot be attached."),
        (letter("letter.pdf", b"MZ"), "“letter.pdf” is not what its name says"),
        (letter("scan.pdf", b"%PDF" + b"." * 2**20), "“scan.pdf” has 2 MB; at most 1 MB"),
    ],
)
def test_a_proof_that_cannot_be_kept_begins_nothing(
    as_user, ayse, project, graz, settings, proof, said
):
    settings.PROOF_LIMIT = 2**20
    proof.seek(0)

    response = begin(as_user(ayse), project, graz, proof=proof)

    assert response.status_code == 422
    assert said in response.content.decode()
    assert not Behalf.objects.exists()


def test_nobody_of_another_project_can_be_chosen(as_user, ayse, project, otto):
    stranger = otto.roles.get().project.people.get()

    assert begin(as_user(ayse), project, stranger).status_code == 422


def test_an_account_without_a_voice_in_the_project_cannot_be_chosen(as_user, ayse, project, root):
    assert begin(as_user(ayse), project, root).status_code == 422


def test_finish_ends_it(acting, project):
    response = acting.post(reverse("events:acting_finish", args=[project.slug]), follow=True)
    add_organisation(acting, project)

    assert "You no longer act for Carmen Vila (Sevilla)" in response.content.decode()
    assert last().behalf is None
    assert "You act for" not in page(acting, project)


def test_signing_out_ends_it(acting, ayse, project):
    acting.logout()
    acting.force_login(ayse)

    add_organisation(acting, project)

    assert last().behalf is None


def test_another_account_in_the_same_browser_acts_for_nobody(acting, deniz, project):
    acting.force_login(deniz)

    add_organisation(acting, project)

    assert (last().actor_ref, last().behalf) == (str(deniz.ref), None)


def test_two_hours_without_a_press_end_it_and_it_is_said(as_user, ayse, project, carmen, today):
    client = as_user(ayse)
    begin(client, project, carmen)

    with clock.at(today + timedelta(hours=2)):
        add_organisation(client, project)
        text = page(client, project)

    assert last().behalf is None
    assert "You no longer act for Carmen Vila (Sevilla), because nothing was pressed" in text
    assert "You act for" not in text


def test_every_press_gives_two_more_hours_and_reading_gives_none(
    as_user, ayse, project, carmen, today
):
    client = as_user(ayse)
    begin(client, project, carmen)

    with clock.at(today + timedelta(minutes=90)):
        add_organisation(client, project, "First")
    with clock.at(today + timedelta(minutes=180)):
        page(client, project)
        add_organisation(client, project, "Second")
        assert last().behalf is not None
    with clock.at(today + timedelta(minutes=290)):
        page(client, project)
    with clock.at(today + timedelta(minutes=301)):
        add_organisation(client, project, "Third")

    assert last().behalf is None


def test_a_press_inside_a_page_that_still_shows_the_bar_loads_it_again(
    as_user, ayse, project, carmen, today
):
    client = as_user(ayse)
    begin(client, project, carmen)

    with clock.at(today + timedelta(hours=3)):
        answer = client.get(form_of(project), headers={"HX-Request": "true"})

    assert answer["HX-Refresh"] == "true"


def test_beginning_for_somebody_else_ends_the_first(acting, project, graz):
    begin(acting, project, graz, **PHONE)
    add_organisation(acting, project)

    assert last().behalf.whom == ref_of(graz)


def test_what_was_asked_for_before_can_be_gone_on_with_by_a_colleague(
    acting, ayse, deniz, carmen, project
):
    asked = Behalf.objects.get()
    acting.force_login(deniz)

    text = acting.get(form_of(project)).content.decode()
    acting.post(reverse("events:acting_go_on", args=[asked.ref]))
    add_organisation(acting, project)

    assert "Ayşe Örnek for Carmen Vila, by e-mail" in text
    assert "1 entry in the history" in text
    assert (last().actor_ref, last().behalf) == (str(deniz.ref), asked)
