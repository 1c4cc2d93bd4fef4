"""Nothing scrolls sideways or falls apart on a small phone, nor in a window at 200 %."""

import pytest
from django.conf import settings

from tests.factories.routes import ROUTES, address, ask

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
LONG_WORDS = ["tr", "de"]
WIDTHS = [320, 640]  # 640: a window of 1280 px at 200 %
STICKS_OUT = """() => {
  const [root, edge] = [document.documentElement, document.documentElement.clientWidth];
  const beyond = (e) => e.getBoundingClientRect().right > edge + 1;
  if (root.scrollWidth <= edge) return "";
  const widest = [...document.querySelectorAll("body *")].filter(beyond).pop();
  return `${root.scrollWidth} px, ${widest ? widest.outerHTML.slice(0, 90) : "unknown"}`;
}"""

MARK_ALONE = """() => {
  const [title, mark] = ["h1", ".term-ask"].map((each) => document.querySelector(`.title ${each}`));
  const lines = [...title.getClientRects()];
  return mark.getBoundingClientRect().top > lines[lines.length - 1].bottom;
}"""


@pytest.fixture
def pages(world, askers):
    """The address of every page that the permission matrix lets a coordinator read."""
    found = []
    for entry in ROUTES:
        if entry["methods"].get("GET", {}).get("coordinator") != "allow":
            continue
        path = address(entry, world, "coordinator")
        response, _body = ask(askers["coordinator"], "GET", path, world, "coordinator")
        if response.status_code == 200 and response["Content-Type"].startswith("text/html"):
            found.append(path)
    assert len(found) > 40
    return found


@pytest.fixture
def open_window(open_context, chromium, live_server, askers):
    """Open a window of the coordinator in a language."""

    def open_one(language):
        session = askers["coordinator"].cookies[settings.SESSION_COOKIE_NAME].value
        context = open_context(chromium, viewport={"width": WIDTHS[0], "height": 640})
        context.add_cookies(
            [
                {"name": name, "value": value, "url": live_server.url}
                for name, value in {
                    settings.SESSION_COOKIE_NAME: session,
                    settings.LANGUAGE_COOKIE_NAME: language,
                }.items()
            ]
        )
        return context.new_page()

    return open_one


def test_no_page_of_a_coordinator_scrolls_sideways(pages, open_window):
    wide = []
    for language in LONG_WORDS:
        window = open_window(language)
        for path in pages:
            window.goto(path)
            for width in WIDTHS:
                window.set_viewport_size({"width": width, "height": 640})
                if too_wide := window.evaluate(STICKS_OUT):
                    wide.append(f"{language} {width} px {path}: {too_wide}")

    assert wide == []


def test_the_mark_of_a_word_stands_on_the_last_line_of_its_title(pages, open_window):
    alone = []
    for language in LONG_WORDS:
        window = open_window(language)
        for path in pages:
            window.goto(path)
            if not window.locator(".title .term-ask").count():
                continue
            for width in (340, 390):
                window.set_viewport_size({"width": width, "height": 844})
                if window.evaluate(MARK_ALONE):
                    alone.append(f"{language} {width} px {path}")

    assert alone == []


def test_names_in_a_list_beside_a_form_keep_their_room(pages, open_window):
    window = open_window("tr")
    window.set_viewport_size({"width": 1100, "height": 900})
    window.goto(next(path for path in pages if path.endswith("/access/")))

    texts = window.locator(".row-text").all()

    assert len(texts) > 2
    assert min(text.bounding_box()["width"] for text in texts) > 200
