"""A real browser for journeys, and the pictures they take.

Pictures go into the ignored folder ``pictures/``; with ``KILIM_DOCS_PICTURES=1`` the two that
the manual shows of each page (1440 light English, 390 dark Turkish) go into ``docs/pictures``.
"""

import os
import shutil
from pathlib import Path

import pytest
from django.db import connection
from playwright.sync_api import sync_playwright

os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "1")  # playwright's loop is not our database's

ROOT = Path(__file__).parent.parent.parent
AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
QUIET = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip
CAMERA = ["--use-fake-ui-for-media-stream", "--use-fake-device-for-media-stream"]
WIDTHS = {390: 844, 1440: 900}


def chromium_path():
    return os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")


@pytest.fixture(scope="session")
def playwright_driver():
    if not chromium_path():
        if os.environ.get("CI"):
            pytest.fail("a browser must be there in CI")
        pytest.skip("no Chromium on this machine: journeys were not walked")
    with sync_playwright() as driver:
        yield driver


@pytest.fixture(scope="session")
def start_browser(playwright_driver):
    """Start a Chromium; ``film`` is what its camera sees."""
    started = []

    def start(film=None):
        arguments = [*QUIET, *CAMERA]
        if film:
            arguments.append(f"--use-file-for-fake-video-capture={film}")
        browser = playwright_driver.chromium.launch(executable_path=chromium_path(), args=arguments)
        started.append(browser)
        return browser

    yield start
    for browser in started:
        browser.close()


@pytest.fixture(scope="session")
def chromium(start_browser):
    return start_browser()


@pytest.fixture
def open_context(live_server):
    """Open a browser context on the site; whatever a script logs as an error fails the test."""
    opened, complaints = [], []

    def open_one(browser, **options):
        context = browser.new_context(base_url=live_server.url, **{"locale": "en-GB"} | options)
        context.set_default_timeout(15_000)
        context.on("weberror", lambda error: complaints.append(str(error.error)))
        opened.append(context)
        return context

    yield open_one
    for context in opened:
        context.close()
    assert complaints == []


@pytest.fixture
def look(live_server):
    """Take a page's pictures in both widths, schemes and languages, and let axe judge each.

    Once is enough: on PostgreSQL, and with ``KILIM_NO_PICTURES=1``, axe judges the page as it is.
    """

    def take(page, name):
        if connection.vendor != "sqlite" or os.environ.get("KILIM_NO_PICTURES"):
            assert violations(page) == [], name
            return
        before = page.viewport_size
        for width, height in WIDTHS.items():
            page.set_viewport_size({"width": width, "height": height})
            for scheme in ("light", "dark"):
                page.emulate_media(color_scheme=scheme)
                for language in ("en", "tr"):
                    show_in(page, language)
                    save_picture(page, name, width, scheme, language)
                assert violations(page) == [], f"{name} {width} {scheme}"
        page.emulate_media(color_scheme="light")
        show_in(page, "en")
        page.set_viewport_size(before)

    return take


def show_in(page, language):
    """The same page in another language, by the cookie a person's choice would set."""
    host = page.url.split("//")[1].split("/")[0].split(":")[0]
    page.context.add_cookies(
        [{"name": "kilim_language", "value": language, "domain": host, "path": "/"}]
    )
    page.reload()
    page.evaluate("document.fonts.ready")


def save_picture(page, name, width, scheme, language):
    file = f"{name}-{width}-{scheme}-{language}.png"
    folder = ROOT / "pictures"
    folder.mkdir(exist_ok=True)
    page.screenshot(path=folder / file, full_page=True)
    for_manual = (width, scheme, language) in ((1440, "light", "en"), (390, "dark", "tr"))
    if for_manual and os.environ.get("KILIM_DOCS_PICTURES"):
        (ROOT / "docs" / "pictures").mkdir(parents=True, exist_ok=True)
        shutil.copy(folder / file, ROOT / "docs" / "pictures" / file)


def violations(page):
    """What axe-core finds wrong on the page as it is shown."""
    page.evaluate(AXE.read_text())
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    return [
        f"{fault['id']}: {node['html'][:120]}"
        for fault in found["violations"]
        for node in fault["nodes"]
    ]
