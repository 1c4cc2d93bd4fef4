"""The people of an event: who may look at them and who may change them."""

from uuid import uuid4

import pytest
from django.urls import reverse

from tests.factories.answers import body
from tests.factories.events import make_event, make_person
from tests.factories.mobility import make_participation
from tests.mobility.views.conftest import url

READING = ["people", "people_sheet", "badges", "participation"]
TEAM = ["person_add", "import_new", "invite"]


@pytest.mark.parametrize("name", READING)
@pytest.mark.parametrize(
    ("who", "status"),
    [("ayse", 200), ("deniz", 200), ("lukas", 200), ("otto", 404), ("root", 404)],
)
def test_reading_is_for_those_who_run_or_host(client, request, event, one, name, who, status):
    client.force_login(request.getfixturevalue(who))

    assert client.get(url(name, event, one)).status_code == status


@pytest.mark.parametrize("name", TEAM)
@pytest.mark.parametrize(
    ("who", "status"),
    [("ayse", 200), ("deniz", 200), ("lukas", 403), ("carmen", 403), ("otto", 404), ("cetta", 403)],
)
def test_changing_is_for_the_team(client, request, event, name, who, status):
    client.force_login(request.getfixturevalue(who))

    assert client.get(url(name, event)).status_code == status


@pytest.mark.parametrize("name", [*READING, *TEAM])
def test_strangers_are_asked_to_sign_in(client, event, one, name):
    response = client.get(url(name, event, one))

    assert (response.status_code, response.url.split("?")[0]) == (302, reverse("account_login"))


@pytest.mark.parametrize(
    "name",
    ["participation_withdraw", "participation_return", "mail_again", "pass_replace", "pass_keep"],
)
@pytest.mark.parametrize(("who", "status"), [("lukas", 403), ("carmen", 403), ("otto", 404)])
def test_only_the_team_presses(client, request, event, one, name, who, status):
    client.force_login(request.getfixturevalue(who))
    address = reverse(f"mobility:{name}", args=[event.slug, one.ref])

    assert client.post(address).status_code == status
    assert client.get(address).status_code == 405


def test_an_unknown_person_is_404(client, event, ayse):
    client.force_login(ayse)

    address = reverse("mobility:participation", args=[event.slug, uuid4()])
    assert client.get(address).status_code == 404


def test_a_person_of_another_event_is_not_found_under_this_one(client, event, graz, ayse, one):
    other = make_event(event.project, graz, title={"en": "Another"})
    client.force_login(ayse)

    address = reverse("mobility:participation", args=[other.slug, one.ref])
    assert client.get(address).status_code == 404


def test_a_contact_person_sees_the_own_organisations_people_only(client, event, graz, carmen, one):
    theirs = make_participation(
        event, make_person(event.project, "Lukas", "Groß", email="l@x.example", organisation=graz)
    )
    client.force_login(carmen)

    page = client.get(url("people", event)).content.decode()
    sheet = body(client.get(url("people_sheet", event))).decode()

    assert "Renata Cañas" in page
    assert "Renata;Cañas" in sheet
    assert "Groß" not in page + sheet
    assert client.get(url("participation", event, one)).status_code == 200
    assert client.get(url("participation", event, theirs)).status_code == 404


def test_a_contact_person_sees_no_link_of_a_pass(client, event, carmen, one):
    client.force_login(carmen)

    page = client.get(url("participation", event, one)).content.decode()

    assert "/p/" not in page


def test_nothing_of_another_project_is_on_any_page(client, event, ayse, otto, one):
    client.force_login(ayse)

    pages = [client.get(url(name, event, one)).content.decode() for name in
             ("people", "participation", *TEAM)]  # fmt: skip

    assert [
        word for word in ("Canary", "Canaria", "Rivulet") for page in pages if word in page
    ] == []
