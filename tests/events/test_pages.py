"""The ladder of every page of this floor: who gets in, by which method, to which thing."""

import uuid

import pytest
from django.urls import reverse

from events.access import event_secret
from events.models import Visibility
from tests.factories.cast import Cast
from tests.factories.events import make_programme, make_role, make_user, make_version

pytestmark = pytest.mark.django_db

TEAM = {"ayse", "deniz"}
RUNNING = TEAM | {"lukas"}
PARTNERS = RUNNING | {"carmen"}
EVERYBODY = PARTNERS | {"cetta"}
CAST = [*sorted(PARTNERS), "cetta", "root", "otto"]

PROJECT_PAGES = {
    "project": PARTNERS, "project_edit": TEAM, "organisations": PARTNERS, "organisation_new": TEAM,
    "activities": PARTNERS, "activity_new": TEAM, "access": TEAM, "history": TEAM,
    "event_new": TEAM,
}  # fmt: skip
EVENT_PAGES = {
    "event_overview": RUNNING, "event_edit": RUNNING, "event_cancel": TEAM, "agenda": RUNNING,
    "team_pdf": RUNNING, "item_new": RUNNING, "publish": RUNNING, "versions": PARTNERS,
    "event_page": EVERYBODY, "agenda_ics": EVERYBODY, "agenda_pdf": EVERYBODY,
    "band_png": EVERYBODY,
}  # fmt: skip
OPEN = {"event_page", "agenda_ics", "agenda_pdf", "band_png"}
POSTS = {
    "role_take": TEAM, "role_give_back": TEAM, "event_revive": TEAM, "link_renew": TEAM,
    "item_restore": RUNNING,
}  # fmt: skip
LADDER = [*PROJECT_PAGES.items(), *EVENT_PAGES.items()]


def address(name, event):
    thing = (
        event.project.slug
        if name in {*PROJECT_PAGES, "role_take", "role_give_back"}
        else event.slug
    )
    return reverse(f"events:{name}", args=[thing])


def knows(name):
    """Who has a role towards what the page is about; participants know their event."""
    return PARTNERS if name in {*PROJECT_PAGES, "role_take", "role_give_back"} else EVERYBODY


@pytest.fixture(scope="module")
def shared_cast(shared):
    """Everybody, and the event with its programme, for all tests of this module."""
    cast = Cast()
    cast.everybody()
    make_programme(cast.event)
    make_version(cast.event)
    return cast


@pytest.fixture(autouse=True)
def everybody(cast, today):
    return cast.everybody()


@pytest.fixture
def item(event):
    return event.items.first()


@pytest.mark.parametrize("who", CAST)
@pytest.mark.parametrize(("name", "allowed"), LADDER, ids=[name for name, _ in LADDER])
def test_page_opens_for_those_who_may(as_user, event, everybody, name, allowed, who):
    answer = as_user(everybody[who]).get(address(name, event))

    assert answer.status_code == (200 if who in allowed else 403 if who in knows(name) else 404)


@pytest.mark.parametrize(("name", "allowed"), LADDER, ids=[name for name, _ in LADDER])
def test_page_of_a_project_asks_strangers_to_sign_in(client, event, name, allowed):
    answer = client.get(address(name, event))

    assert answer.status_code == (404 if name in OPEN else 302)


def test_piece_of_a_page_is_refused_when_nobody_is_signed_in_any_more(client, event):
    answer = client.get(address("agenda", event), headers={"HX-Request": "true"})

    assert answer.status_code == 401


@pytest.mark.parametrize(("name", "allowed"), LADDER, ids=[name for name, _ in LADDER])
def test_page_of_something_unknown_is_not_found(as_user, everybody, name, allowed):
    answer = as_user(everybody["ayse"]).get(reverse(f"events:{name}", args=["unknown-thing"]))

    assert answer.status_code == 404


@pytest.mark.parametrize(("name", "allowed"), LADDER, ids=[name for name, _ in LADDER])
def test_page_refuses_verbs_it_does_not_know(as_user, event, everybody, name, allowed):
    answer = as_user(everybody["ayse"]).delete(address(name, event))

    assert answer.status_code == 405


@pytest.mark.parametrize("who", CAST)
@pytest.mark.parametrize(("name", "allowed"), POSTS.items(), ids=list(POSTS))
def test_step_is_open_to_those_who_may(as_user, event, everybody, name, allowed, who):
    answer = as_user(everybody[who]).post(address(name, event))

    if who in allowed:
        assert answer.status_code in (302, 404)  # 404: the press names nothing
    else:
        assert answer.status_code == (403 if who in knows(name) else 404)


@pytest.mark.parametrize("name", POSTS)
def test_step_is_not_taken_by_looking(as_user, event, everybody, name):
    assert as_user(everybody["ayse"]).get(address(name, event)).status_code == 405


@pytest.mark.parametrize("name", ["item", "item_copy", "item_move", "item_delete"])
def test_line_of_another_event_is_not_found(as_user, event, item, everybody, name):
    unknown = reverse(f"events:{name}", args=[event.slug, uuid.uuid4()])
    own = reverse(f"events:{name}", args=[event.slug, item.key])

    assert as_user(everybody["ayse"]).post(unknown).status_code == 404
    assert as_user(everybody["carmen"]).post(own).status_code == 403
    assert as_user(everybody["otto"]).post(own).status_code == 404


@pytest.mark.parametrize("name", ["organisation", "activity"])
def test_parts_of_a_project_are_edited_by_its_team(as_user, graz, activity, everybody, name):
    url = reverse(f"events:{name}", args=[(graz if name == "organisation" else activity).ref])

    seen = {who: as_user(everybody[who]).get(url).status_code for who in CAST}

    assert seen == {"ayse": 200, "deniz": 200, "lukas": 403, "carmen": 403, "cetta": 404,
                    "root": 404, "otto": 404}  # fmt: skip


def test_host_of_another_organisation_reads_a_published_event_and_runs_nothing(
    as_user, event, seville
):
    elena = make_user("elena@formacion.example")
    make_role(elena, "host", organisation=seville)

    assert as_user(elena).get(address("event_page", event)).status_code == 200
    assert as_user(elena).get(address("agenda", event)).status_code == 403


def test_planned_event_exists_only_for_its_team(as_user, event, everybody):
    type(event).objects.filter(pk=event.pk).update(state="planned")

    seen = {who: as_user(everybody[who]).get(address("event_page", event)).status_code
            for who in ("ayse", "lukas", "carmen", "otto")}  # fmt: skip

    assert seen == {"ayse": 200, "lukas": 200, "carmen": 404, "otto": 404}


@pytest.mark.parametrize("name", ["event_link", "link_ics", "link_pdf", "link_png"])
def test_secret_address_opens_for_whoever_has_it_and_for_no_other_secret(client, event, name):
    type(event).objects.filter(pk=event.pk).update(visibility=Visibility.LINK)
    secret = event_secret(event)

    right = client.get(reverse(f"events:{name}", args=[event.slug, secret.lower()]))
    wrong = client.get(reverse(f"events:{name}", args=[event.slug, secret[::-1]]))

    assert (right.status_code, wrong.status_code) == (200, 404)


def test_secret_address_leads_nowhere_for_an_event_of_the_partnership(client, event):
    url = reverse("events:event_link", args=[event.slug, event_secret(event)])

    assert client.get(url).status_code == 404


@pytest.mark.parametrize("who", CAST)
def test_only_an_operator_makes_projects(as_user, everybody, who):
    answer = as_user(everybody[who]).get(reverse("events:project_new"))

    assert answer.status_code == (200 if who == "root" else 403)
