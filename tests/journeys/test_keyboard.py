"""The main path without a mouse, with scripts and without: Tab reaches each step, and shows it."""

import re

import pytest
from django.core import mail
from playwright.sync_api import expect

from tests.journeys.test_main_job import AYSE, morning, sample  # noqa: F401  fixtures

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
FOCUSED = """() => {
  const e = document.activeElement;
  if (e === document.body) return null;
  const named = e.getAttribute("aria-label") || e.labels?.[0]?.innerText || e.innerText || "";
  return {name: named.replace(/\\s+/g, " ").trim(), outline: getComputedStyle(e).outlineStyle};
}"""
FAR_ENOUGH = 90  # more than one page has: whoever needs so many presses is lost


@pytest.fixture(params=[True, False], ids=["with scripts", "without scripts"])
def window(request, open_context, chromium, morning, sample):  # noqa: F811
    """Ayşe's browser at her desk."""
    context = open_context(
        chromium, viewport={"width": 1440, "height": 900}, java_script_enabled=request.param
    )
    if request.param:
        context.clock.install(time=morning)
    return context.new_page()


def test_from_signing_in_to_certificates_by_keyboard(window):
    sign_in(window)
    go(window, "How Graz receives newcomers|Open the event")
    go(window, "People")
    expect(window.get_by_role("heading", level=1)).to_have_text("People")
    go(window, "Roll call")
    tick(window, "Yiğit Güneş", "Space")
    tick(window, "Şule Çağlayan", "Enter")
    go(window, "Certificates")
    expect(window.get_by_role("heading", level=1)).to_have_text("Certificates")
    go(window, r"Issue \d+ certificates")
    expect(window).to_have_url(re.compile("/certificates/batches/"))


def tab_to(page, name, within=FAR_ENOUGH):
    """Press Tab until the thing of this name has the focus, and see that it shows."""
    for _press in range(within + 1):
        if focused := page.evaluate(FOCUSED):
            assert focused["outline"] != "none", f"no focus to be seen on {focused['name']!r}"
            if re.match(f"(?:{name})", focused["name"]):
                return
        page.keyboard.press("Tab")
    raise AssertionError(f"{name} is not reached with Tab on {page.url}")


def go(page, name):
    tab_to(page, name)
    with page.expect_navigation():
        page.keyboard.press("Enter")


def sign_in(page):
    page.goto("/sign-in/")
    tab_to(page, "E-mail")
    page.keyboard.type(AYSE)
    with page.expect_navigation():
        page.keyboard.press("Enter")
    tab_to(page, "Code")
    page.keyboard.type(re.search(r"\b[A-Z0-9]{4}-[A-Z0-9]{4}\b", mail.outbox[-1].body)[0])
    with page.expect_navigation():
        page.keyboard.press("Enter")


def tick(page, name, key):
    tab_to(page, name)
    page.keyboard.press(key)
    ticked = page.get_by_role("button", name=re.compile(name), pressed=True)
    expect(ticked).to_be_visible()
    tab_to(page, name, within=1)  # the next Tab goes on from here, not from the top of the page
