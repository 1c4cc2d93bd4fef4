"""The desk loses its network: nothing that was scanned is lost, and nothing is sent twice."""

import pytest
from playwright.sync_api import expect

from attendance.models import Attendance, Scan
from tests.factories.attendance import make_device
from tests.factories.events import make_event, make_project
from tests.factories.mobility import make_participations

pytestmark = [pytest.mark.journey, pytest.mark.usefixtures("transactional_db", "today")]


@pytest.fixture
def people(today, transactional_db):
    return make_participations(make_event(make_project()), 3)


@pytest.fixture
def phone(open_context, chromium, live_server, people):
    """A phone at the desk, enrolled as "first desk"."""
    make_device(people[0].event)
    context = open_context(chromium, viewport={"width": 390, "height": 844})
    context.add_cookies(
        [{"name": "kilim_device", "value": "first desk", "url": live_server.url, "httpOnly": True}]
    )
    page = context.new_page()
    page.goto("/desk/")
    return page


def type_code(page, participation):
    page.get_by_label("Code of the pass").fill(participation.passes.get().code.lower())
    page.get_by_role("button", name="Check in").click()


def test_scans_wait_on_the_phone_and_are_sent_once(phone, people):
    type_code(phone, people[0])
    expect(phone.locator("main[data-verdict=in]")).to_be_visible()
    expect(phone.locator("main[data-verdict]")).to_have_count(0, timeout=5000)

    phone.context.set_offline(True)
    for person in people[1:]:
        type_code(phone, person)
        expect(phone.locator("main[data-verdict=kept]")).to_be_visible()
        expect(phone.locator("main[data-verdict]")).to_have_count(0, timeout=5000)
    expect(phone.locator(".desk-net")).to_have_text("offline · 2 not sent")
    kept = Scan.objects.count()

    phone.context.set_offline(False)
    phone.reload()
    expect(phone.locator(".desk-net")).to_have_text("online")
    wait_for_scans(phone, 3)

    assert (kept, Scan.objects.count(), Attendance.objects.count()) == (1, 3, 3)


def test_a_server_that_is_busy_is_asked_again_and_nothing_is_dropped(phone, people):
    busy = {"status": 503, "content_type": "application/problem+json", "body": "{}"}
    phone.route("**/api/v1/desk/scans", lambda route: route.fulfill(**busy))

    type_code(phone, people[0])
    expect(phone.locator("main[data-verdict=kept]")).to_be_visible()
    expect(phone.locator(".desk-net")).to_have_text("offline · 1 not sent")
    assert not Scan.objects.exists()

    phone.unroute("**/api/v1/desk/scans")
    wait_for_scans(phone, 1, moments=200)
    expect(phone.locator(".desk-net")).to_have_text("online")
    assert Attendance.objects.count() == 1


def test_an_ended_desk_keeps_what_it_could_not_send(phone, people, today):
    people[0].event.devices.update(ended_at=today)

    type_code(phone, people[0])

    expect(phone.locator(".desk-net")).to_have_text("This desk was ended · 1 not sent")
    assert not Scan.objects.exists()


def wait_for_scans(page, count, moments=50):
    for _moment in range(moments):
        if Scan.objects.count() == count:
            return
        page.wait_for_timeout(100)
