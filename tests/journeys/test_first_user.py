"""What a first user runs into: signed out in the middle of a form, a word nobody explained."""

import re

import pytest
from django.core import mail
from django.core.cache import cache
from playwright.sync_api import expect

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


@pytest.fixture(autouse=True)
def nobody_asked_before(transactional_db):
    """Codes that other tests asked for do not count."""
    cache.clear()


@pytest.fixture(params=[True, False], ids=["with scripts", "without scripts"])
def page(request, open_context, chromium, ayse, graz):
    size = {"width": 390, "height": 844}
    page = open_context(chromium, viewport=size, java_script_enabled=request.param).new_page()
    page.goto("/sign-in/")
    sign_in(page)
    return page


def sign_in(page):
    page.get_by_label("E-mail").fill("ayse@ornek.example")
    page.get_by_role("button", name="Send me a code").click()
    expect(page.get_by_label("Code")).to_be_visible()
    code = re.search(r"\b[A-Z0-9]{4}-[A-Z0-9]{4}\b", mail.outbox[-1].body)[0]
    page.get_by_label("Code").fill(code)
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("heading", level=1)).not_to_have_text("Enter the code")


def test_nothing_typed_is_lost_when_the_sign_in_ends(page):
    page.goto("/projects/welcoming-cities/events/new/")
    page.locator("[name=title_en]").fill("Typed for an hour")
    page.context.clear_cookies(name="kilim")
    page.get_by_role("button", name="Plan the event").click()
    sign_in(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("What you had typed is here again")
    page.get_by_role("button", name="Send it now").click()

    expect(page.locator(".error-summary")).to_be_visible()  # dates and host are still to be said
    expect(page.locator("[name=title_en]")).to_have_value("Typed for an hour")


def test_a_page_that_was_open_too_long_gives_back_its_words(page):
    page.goto("/account/")
    page.get_by_label("Name").fill("Ayşe Bekleyen")
    page.context.clear_cookies(name="csrf")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("This page was open too long")
    page.get_by_role("button", name="Send it once more").click()

    expect(page.get_by_label("Name")).to_have_value("Ayşe Bekleyen")
    expect(page.get_by_text("Saved.")).to_be_visible()


def test_a_word_explains_itself_at_a_press(page):
    page.goto("/projects/welcoming-cities/")
    page.get_by_role("button", name="What does “Project” mean?").click()
    expect(page.get_by_text("The partnership that a grant pays for")).to_be_visible()
    page.keyboard.press("Escape")

    expect(page.get_by_text("The partnership that a grant pays for")).to_be_hidden()


def test_keys_lead_where_their_page_says(open_context, chromium, transactional_db):
    page = open_context(chromium).new_page()
    page.goto("/verify")
    page.locator("h1").click()
    page.keyboard.press("?")
    page.wait_for_url("**/shortcuts/")
    page.get_by_label("Use shortcuts of a single key").uncheck()
    page.locator("h1").click()
    page.keyboard.press("h")
    expect(page.get_by_role("heading", level=1)).to_have_text("Keyboard shortcuts")
    page.get_by_label("Use shortcuts of a single key").check()
    page.locator("h1").click()
    page.keyboard.press("h")

    expect(page.get_by_role("heading", level=1)).to_have_text("Meetings woven well")
