"""What every page has: a title that helps, a way back, icons; read on every route there is."""

import json
import re

import pytest
from django.test import override_settings
from django.urls import reverse

from config.shortcuts import LIST, listed, shortcuts
from kit import clock, glossary, parts
from tests.conftest import TODAY
from tests.factories.cast import Cast
from tests.factories.routes import ROUTES, address, ask, askers
from tests.factories.world import make_world, world_settings

pytestmark = pytest.mark.django_db
HOME = "/"
# a device is no account and has no other page; the pass is where its holder begins
BEGINS_HERE = {"events:home", "attendance:desk", "mobility:pass", "mobility:pass_in_capitals",
               "attendance:enrol", "attendance:enrol_in_capitals"}  # fmt: skip


@pytest.fixture(scope="module")
def pages(taken_back, tmp_path_factory):
    """(route, path, page) of everything that answers a GET with a page of ours."""
    opened = override_settings(**world_settings(tmp_path_factory.mktemp("mails")))
    with taken_back(), opened, clock.at(TODAY):
        cast = Cast()
        found = list(walked(make_world(cast, TODAY), askers(cast)))
    assert len({name for name, _path, _page in found}) > 30
    return found


def walked(world, askers):
    for who in ("coordinator", "operator", "pass holder", "link holder", "device", "anonymous"):
        for entry in ROUTES:
            if entry["methods"].get("GET", {}).get(who) == "allow":
                path = address(entry, world, who)
                response, body = ask(askers[who], "GET", path, world, who)
                kind = response.headers.get("Content-Type", "")
                if response.status_code == 200 and kind.startswith("text/html"):
                    yield entry["name"], path, body.decode()


def title_of(page):
    return re.search(r"<title>(.*?)</title>", page, re.DOTALL)[1].strip()


def heading_of(page):
    return re.search(r"<h1[^>]*>(.*?)</h1>", page, re.DOTALL)[1].strip()


def test_every_page_has_its_title_and_a_way_back(pages):
    untitled, stuck = [], []
    for name, path, page in pages:
        if not title_of(page).removesuffix("· Kilim").strip():
            untitled.append(path)
        if name not in BEGINS_HERE and not has_a_way_back(page):
            stuck.append(f"{name} {path}")

    assert untitled == []
    assert stuck == []


def has_a_way_back(page):
    if 'class="work"' in page:
        crumbs = re.search(r'<nav class="crumbs".*?</nav>', page, re.DOTALL)
        return bool(crumbs) and "<a href=" in crumbs[0]
    main = page[page.index("<main") :]
    return 'class="way-back"' in main or 'class="crumbs"' in main


def test_pages_of_the_workspace_say_whose_they_are(pages):
    lost = [
        path
        for _name, path, page in pages
        if 'class="work"' in page and not re.search("Welcoming Cities|How Graz", title_of(page))
    ]

    assert lost == []


def test_every_page_has_icons_and_the_way_to_words_and_keys(pages):
    for _name, path, page in pages:
        for needed in ("img/mark.svg", "img/icon-180.png", "/manifest.webmanifest", "theme-color"):
            assert needed in page, (path, needed)
        if "<footer" in page:
            assert f'href="{reverse("words")}"' in page


def test_every_word_that_a_page_explains_is_on_the_page_of_words(pages, client):
    words = client.get("/words/").content.decode()
    asked = {key for _name, _path, page in pages for key in re.findall(r'id="term-(\w+)"', page)}

    assert {
        "project",
        "organisation",
        "agenda",
        "participation",
        "roll_call",
        "certificate",
    } <= asked
    assert all(f'<div id="{key}">' in words for key in asked)


def test_a_word_is_explained_without_a_script_and_without_a_popover(client, ayse, project):
    client.force_login(ayse)
    page = client.get(f"/projects/{project.slug}/").content.decode()

    assert 'popovertarget="term-project"' in page
    assert 'href="/words/#project"' in page
    assert "What does “Project” mean?" in page


def test_words_are_explained_by_every_floor_in_the_readers_language(client):
    assert len(parts.filled("glossary")) == 4
    assert len({word.key for word in glossary.words()}) == len(glossary.words()) > 20
    client.cookies["kilim_language"] = "tr"
    assert client.get("/words/").headers["Content-Language"] == "tr"


def test_keys_on_the_page_are_those_that_the_script_reads(client):
    page = client.get("/shortcuts/").content.decode()

    assert len(shortcuts()) == len(listed()) == page.count("<dt>")
    script = (LIST.parent / "shortcuts.js").read_text()
    assert 'from "./shortcuts.json"' in script
    for one in listed():
        assert re.search(rf"^  {one['action']}[(:]", script, re.MULTILINE), one


def test_the_site_can_stand_on_the_first_screen_of_a_phone(client):
    response = client.get("/manifest.webmanifest")

    assert response.headers["Content-Type"] == "application/manifest+json"
    said = json.loads(response.content)
    assert (said["name"], said["start_url"]) == ("Kilim", "/")
    for icon in said["icons"]:
        assert client.get(icon["src"]).status_code == 200


def test_programs_that_ask_for_the_old_name_find_the_icon(client):
    assert client.get("/favicon.ico").headers["Location"].endswith("img/icon-180.png")


def test_a_public_event_is_a_picture_where_its_link_is_shared(client, event):
    event.visibility = "public"
    event.save()
    page = client.get(f"/events/{event.slug}/").content.decode()

    def said(name):
        return re.search(rf'<meta (?:property|name)="{name}" content="([^"]*)"', page)[1]

    assert said("og:title") == "How Graz receives newcomers"
    assert said("og:image") == f"http://testserver/events/{event.slug}/band.png"
    assert "23–25 November 2026" in said("og:description")
    assert said("description") == said("og:description")
    assert client.get(f"/events/{event.slug}/band.png").headers["Content-Type"] == "image/png"
