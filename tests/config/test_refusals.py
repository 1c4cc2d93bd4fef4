"""Pages that say no: what, why, what now; and what was typed is never lost."""

import html
import re
from collections import defaultdict
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client, RequestFactory
from django.urls import reverse

from config import refusals
from events.models import Project
from kit import clock
from tests.events.test_projects import form as project_data

pytestmark = pytest.mark.django_db
OWN = {"Origin": "http://testserver"}


@pytest.fixture
def edit(project):
    return reverse("events:project_edit", args=[project.slug])


def words_of(response):
    return response.content.decode()


def hidden_fields(page):
    """The fields of the form that sends the words again, each with all its values."""
    found = defaultdict(list)
    for name, value in re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', page):
        found[name].append(html.unescape(value))
    return dict(found)


@pytest.mark.parametrize("debug", [True, False])
def test_an_address_that_is_not_there_has_our_page_also_in_a_workshop(client, settings, debug):
    settings.DEBUG = debug
    response = client.get("/no-such-page")

    assert response.status_code == 404
    assert "This page does not exist" in words_of(response)


@pytest.mark.parametrize("debug", [True, False])
def test_somebody_elses_project_is_not_there(client, settings, otto, project, debug):
    settings.DEBUG = debug
    client.force_login(otto)
    response = client.get(f"/projects/{project.slug}/")

    assert response.status_code == 404
    assert "This page does not exist" in words_of(response)


@pytest.mark.parametrize("debug", [True, False])
def test_a_missing_slash_is_still_added(client, settings, debug):
    settings.DEBUG = debug

    assert client.get("/projects").headers["Location"] == "/projects/"


@pytest.mark.parametrize("debug", [True, False])
def test_who_lacks_the_right_reads_account_and_role(client, settings, carmen, edit, debug):
    settings.DEBUG = debug
    client.force_login(carmen)
    response = client.get(edit)

    assert response.status_code == 403
    assert carmen.email in words_of(response)
    assert "Your role here: contact person." in words_of(response)


def test_faults_are_no_refusals():
    assert refusals.page_for(RequestFactory().get("/"), ValueError()) is None


def test_a_stranger_is_led_to_signing_in_and_back(client):
    page = words_of(client.get("/no-such-page?a=1"))

    assert "/sign-in/?next=%2Fno-such-page%3Fa%3D1" in page


def test_who_is_signed_in_is_led_to_the_own_projects(client, ayse):
    client.force_login(ayse)
    page = words_of(client.get("/no-such-page"))

    assert f'href="{reverse("events:projects")}"' in page
    assert "/sign-in/?next" not in page


def test_a_broken_request_gets_a_page(client):
    response = refusals.not_understood(None)

    assert response.status_code == 400
    assert "This was not understood" in words_of(response)


def test_the_address_of_a_press_explains_itself(client, ayse, event):
    client.force_login(ayse)
    response = client.get(reverse("events:event_revive", args=[event.slug]))

    assert (response.status_code, response.headers["Allow"]) == (405, "POST")
    assert "only takes a press" in words_of(response)


# --- the sign-in ran out while somebody typed ---------------------------------------------


def test_words_typed_while_signed_out_wait_until_signed_in(client, ayse, project, edit):
    answer = client.post(edit, project_data(title_en="Typed for an hour"))
    assert answer.headers["Location"] == "/sign-in/?next=/typed-again/"

    client.force_login(ayse)
    page = words_of(client.get("/typed-again/"))
    assert "Typed for an hour" in page
    sent_on = client.post("/typed-again/", hidden_fields(page))
    assert (sent_on.status_code, sent_on.headers["Location"]) == (307, edit)
    client.post(edit, hidden_fields(page))

    assert Project.objects.get().title["en"] == "Typed for an hour"


def test_words_wait_for_one_press_only(client, ayse, edit):
    client.post(edit, project_data())
    client.force_login(ayse)
    client.post("/typed-again/")

    assert client.get("/typed-again/").headers["Location"] == "/"


def test_words_wait_for_an_hour(client, ayse, edit, today):
    client.post(edit, project_data())
    client.force_login(ayse)

    with clock.at(today + timedelta(hours=2)):
        assert client.get("/typed-again/").status_code == 302


def test_a_file_is_not_kept_and_named(client, ayse, event):
    url = reverse("mobility:import_new", args=[event.slug])
    client.post(url, {"files": SimpleUploadedFile("guests.xlsx", b"x")})
    client.force_login(ayse)

    assert "The file could not be kept: guests.xlsx" in words_of(client.get("/typed-again/"))


def test_a_flood_of_words_is_not_kept(client, edit):
    client.post(edit, {"title_en": "x" * 300_000})

    assert client.session["typed"]["fields"] == []


def test_what_waits_gives_no_right(client, otto, project, edit):
    client.post(edit, project_data(title_en="Mine now"))
    client.force_login(otto)
    page = words_of(client.get("/typed-again/"))

    assert client.post(edit, hidden_fields(page)).status_code == 404


# --- the page was older than the last sign-in ----------------------------------------------


@pytest.fixture
def careful(ayse):
    """Ayşe's browser, with the token of every form checked."""
    client = Client(enforce_csrf_checks=True)
    client.force_login(ayse)
    return client


def test_an_old_page_comes_back_with_its_words_and_a_fresh_token(careful, edit):
    refused = careful.post(edit, project_data(title_en="Kept"), headers=OWN)
    page = words_of(refused)
    assert refused.status_code == 403
    assert hidden_fields(page)["title_en"] == ["Kept"]

    careful.post(edit, hidden_fields(page), headers=OWN)

    assert Project.objects.get().title["en"] == "Kept"


@pytest.mark.parametrize("origin", ["https://evil.example", "null", "http://[", ""])
def test_a_form_of_another_site_comes_back_with_nothing(careful, edit, origin):
    refused = careful.post(edit, project_data(title_en="Not mine"), headers={"Origin": origin})

    assert refused.status_code == 403
    assert "Not mine" not in words_of(refused)


def test_a_request_inside_a_page_gets_a_fresh_token(careful, edit):
    refused = careful.post(edit, {}, headers=OWN | {"HX-Request": "true"})
    token = refused.headers["X-Fresh-Token"]

    assert careful.post(edit, {}, headers=OWN | {"X-CSRFToken": token}).status_code == 200
