"""A real browser on pages full of naughty strings: nothing of them runs, nothing is blocked."""

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from mobility.actions.passes import current_pass
from mobility.passes import pass_path
from tests.reliability.naughty_event import fill_with_texts

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
LISTEN = """
window.__violations = [];
document.addEventListener("securitypolicyviolation", (event) =>
  window.__violations.push(`${event.violatedDirective} ${event.blockedURI} ${event.sample}`));
"""


@pytest.fixture
def naughty_event(cast, today):
    fill_with_texts(cast, today)
    return cast.event


@pytest.fixture
def page(open_context, chromium, live_server, ayse):
    """Ayşe's browser, which notes dialogs, blocked things and requests to other sites."""
    signed_in = Client()
    signed_in.force_login(ayse)
    name = settings.SESSION_COOKIE_NAME
    context = open_context(chromium, viewport={"width": 1440, "height": 900})
    context.add_init_script(LISTEN)
    context.add_cookies(
        [{"name": name, "value": signed_in.cookies[name].value, "url": live_server.url}]
    )
    page = context.new_page()
    page.noted = []
    page.on("dialog", lambda dialog: (page.noted.append(dialog.message), dialog.dismiss()))
    page.on("request", lambda request: page.noted.extend(_foreign(request.url, live_server.url)))
    return page


def _foreign(url, ours):
    return [] if url.startswith((ours, "data:", "blob:")) else [url]


def addresses(event):
    """Pages on which the strings stand: lists, one person, the public page, the pass."""
    person = event.participations.order_by("pk").last()
    slug = event.slug
    return [
        f"/events/{slug}/people/", f"/events/{slug}/people/?page=4&q=script",
        f"/events/{slug}/attendance/", f"/events/{slug}/roll-call/2026-11-24/morning/",
        f"/events/{slug}/agenda/", f"/events/{slug}/certificates/", f"/events/{slug}/manage/",
        f"/events/{slug}/agenda/publish/", f"/projects/{event.project.slug}/history/",
        reverse("mobility:participation", args=[slug, person.ref]),
        pass_path(current_pass(person).code), f"/events/{slug}/",
    ]  # fmt: skip


def test_nothing_of_them_runs_in_a_browser(page, naughty_event):
    visited = addresses(naughty_event)
    for path in visited:
        response = page.goto(path, wait_until="load", timeout=90_000)
        assert response.status == 200, path
        assert page.evaluate("window.__xss") is None, path
        assert page.evaluate("window.__violations") == [], path

    assert page.noted == []
