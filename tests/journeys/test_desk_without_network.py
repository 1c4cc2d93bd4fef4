"""The desk loses its network: nothing that was scanned is lost, and nothing is sent twice."""

import pytest
from playwright.sync_api import Error, expect

from attendance.models import Attendance, Scan
from events.actions.events import cancel_event
from kit.actor import COMMAND
from mobility.actions.passes import replace_pass
from tests.factories.attendance import SECRET, make_device, make_link
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
    with page.expect_response("**/api/v1/desk/snapshot"):
        page.goto("/desk/")
    return page


@pytest.fixture
def code_of(people):
    """The codes as they stand on the passes that people carry."""
    return {person: person.passes.get().code for person in people}


def type_code(page, participation):
    type_text(page, participation.passes.get().code.lower())


def type_text(page, code):
    page.get_by_label("Code of the pass").fill(code)
    page.get_by_role("button", name="Check in").click()


def test_scans_wait_on_the_phone_and_are_sent_once(phone, people):
    type_code(phone, people[0])
    expect(phone.locator("main[data-verdict=in]")).to_be_visible()
    expect(phone.locator("main[data-verdict]")).to_have_count(0, timeout=5000)

    phone.context.set_offline(True)
    for person in people[1:]:
        type_code(phone, person)
        expect(phone.locator("main[data-verdict=in]")).to_contain_text(person.name)
        expect(phone.locator("main[data-verdict=in]")).to_contain_text("Kept on this phone")
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
    expect(phone.locator("main[data-verdict=in]")).to_contain_text("Kept on this phone")
    expect(phone.locator(".desk-net")).to_have_text("offline · 1 not sent")
    assert not Scan.objects.exists()

    phone.unroute("**/api/v1/desk/scans")
    wait_for_scans(phone, 1, moments=200)
    expect(phone.locator(".desk-net")).to_have_text("online")
    assert Attendance.objects.count() == 1


def test_an_ended_desk_keeps_what_it_could_not_send_until_it_is_enrolled_again(
    phone, people, today
):
    people[0].event.devices.update(ended_at=today)
    type_code(phone, people[0])
    expect(phone.locator(".desk-net")).to_have_text("This desk was ended · 1 not sent")
    expect(phone.locator("[data-waits]")).to_have_text(
        "Check-ins waiting on this phone: 1. Scan the desk link again to send them."
    )
    assert not Scan.objects.exists()

    phone.reload()
    expect(phone.get_by_role("heading")).to_have_text("This phone is not at the desk")
    expect(phone.locator("[data-waiting]")).to_contain_text("Check-ins waiting on this phone: 1.")

    enrol(phone, people[0].event)
    expect(phone.locator(".desk-net")).to_have_text("online")
    wait_for_scans(phone, 1)
    assert Scan.objects.get().device.label == "second desk"
    assert Attendance.objects.get().participation == people[0]


def test_check_ins_of_another_event_wait_for_that_event(phone, people, today):
    phone.context.set_offline(True)
    type_code(phone, people[0])
    expect(phone.locator(".desk-net")).to_have_text("offline · 1 not sent")
    other = make_event(people[0].event.project, slug="other-event")

    people[0].event.devices.update(ended_at=today)
    phone.goto("about:blank")
    phone.context.set_offline(False)
    enrol(phone, other)

    expect(phone.locator("[data-waits]")).to_have_text(
        "Check-ins of another event waiting on this phone: 1. "
        "Scan that event's desk link to send them."
    )
    expect(phone.locator(".desk-net")).to_have_text("online")
    assert not Scan.objects.exists()
    assert len(journal(phone)) == 1

    enrol(phone, people[0].event, secret="5" * 26)
    wait_for_scans(phone, 1)
    assert Attendance.objects.get().participation == people[0]


def test_the_phone_forgets_a_code_when_the_server_has_it(phone, people, code_of):
    phone.context.set_offline(True)
    type_code(phone, people[0])
    expect(phone.locator(".desk-net")).to_have_text("offline · 1 not sent")
    [waiting] = journal(phone)
    assert waiting["code"].upper() == code_of[people[0]]

    phone.context.set_offline(False)
    expect(phone.locator(".desk-net")).to_have_text("online")

    [sent] = journal(phone)
    assert sent["state"] == "sent"
    kept = str(sent).upper()
    assert code_of[people[0]] not in kept
    assert people[0].name.upper() not in kept


def test_without_network_the_phone_says_who_it_is(phone, people, code_of, today):
    replaced = code_of[people[2]]
    replace_pass(participation=people[2], by=COMMAND, at=today)
    with phone.expect_response("**/api/v1/desk/snapshot"):
        phone.reload()
    phone.context.set_offline(True)

    type_code(phone, people[0])
    verdict = phone.locator("main[data-verdict=in]")
    expect(verdict).to_contain_text(people[0].name)
    expect(verdict).to_contain_text(people[0].organisation_name)
    expect(phone.locator("main[data-verdict]")).to_have_count(0, timeout=5000)

    type_code(phone, people[0])
    expect(phone.locator("main[data-verdict=again]")).to_contain_text("first desk")
    expect(phone.locator("main[data-verdict]")).to_have_count(0, timeout=5000)

    type_text(phone, replaced)
    expect(phone.locator("main[data-verdict=no]")).to_contain_text("A newer pass exists.")
    phone.get_by_role("button", name="Type or search").click()

    type_text(phone, "0123456789ABCDEFGHJKMNPQRS")
    expect(phone.locator("main[data-verdict=ask]")).to_contain_text("One question first")
    expect(phone.get_by_role("button", name="Walk-in")).to_be_visible()


def test_without_network_names_are_found_and_walk_ins_are_welcomed(phone, people):
    phone.context.set_offline(True)

    phone.get_by_label("Find by name").fill(people[1].name[:3].lower())
    phone.get_by_role("button", name=people[1].name).click()
    expect(phone.locator("main[data-verdict=in]")).to_contain_text(people[1].name)
    expect(phone.locator("main[data-verdict]")).to_have_count(0, timeout=5000)
    phone.get_by_text("Not on the list: walk-in").click()
    phone.get_by_label("Name", exact=True).fill("Amina Yusuf")
    phone.get_by_role("button", name="Let in").click()
    expect(phone.locator("main[data-verdict=in]")).to_contain_text("Amina Yusuf")
    expect(phone.locator(".desk-net")).to_have_text("offline · 2 not sent")
    assert not Scan.objects.exists()

    phone.context.set_offline(False)
    wait_for_scans(phone, 2)

    expect(phone.locator(".desk-net")).to_have_text("online")
    assert Attendance.objects.count() == 2
    assert Attendance.objects.filter(participation__is_walk_in=True).count() == 1


def test_the_desk_opens_again_without_network(phone, people):
    wait_until_kept(phone)
    phone.context.set_offline(True)
    phone.reload()

    expect(phone.locator(".desk-net")).to_have_text("offline")
    type_code(phone, people[0])
    expect(phone.locator("main[data-verdict=in]")).to_contain_text(people[0].name)
    expect(phone.locator(".desk-net")).to_have_text("offline · 1 not sent")

    phone.context.set_offline(False)
    wait_for_scans(phone, 1)
    assert Attendance.objects.get().participation == people[0]


def test_a_half_day_that_was_chosen_is_taken_by_the_page_that_was_kept_too(phone, people):
    wait_until_kept(phone)
    phone.context.set_offline(True)
    phone.goto("/desk/?half=2026-11-25/afternoon")

    type_code(phone, people[0])
    expect(phone.locator("main[data-verdict=in]")).to_be_visible()
    phone.context.set_offline(False)
    wait_for_scans(phone, 1)

    call = Scan.objects.get().roll_call
    assert (f"{call.day:%Y-%m-%d}", call.key) == ("2026-11-25", "afternoon")


def test_what_is_kept_to_open_again_names_nobody(phone, people):
    phone.goto(f"/desk/?q={people[0].person.family_name}")
    expect(phone.locator("[data-found]")).to_contain_text(people[0].name)
    wait_until_kept(phone)

    pages = kept_pages(phone)

    assert list(pages) == ["/desk/"]
    assert not [one.name for one in people if one.name in pages["/desk/"]]


def test_a_phone_that_is_ended_opens_nothing_without_network(phone, people, today):
    wait_until_kept(phone)
    people[0].event.devices.update(ended_at=today)

    phone.reload()
    expect(phone.get_by_role("heading")).to_have_text("This phone is not at the desk")
    wait_until(phone, "async () => (await caches.keys()).length === 0")

    assert journal(phone, "snapshots") == []
    phone.context.set_offline(True)
    with pytest.raises(Error, match="ERR_INTERNET_DISCONNECTED"):
        phone.reload()


def test_without_network_the_phone_still_knows_that_the_event_is_cancelled(phone, people, today):
    expect(phone.locator("[data-is-cancelled]")).to_be_hidden()
    cancel_event(event=people[0].event, by=COMMAND, at=today)
    with phone.expect_response("**/api/v1/desk/snapshot"):
        phone.evaluate("dispatchEvent(new Event('online'))")
    expect(phone.locator("[data-is-cancelled]")).to_have_text("This event is cancelled.")

    phone.context.set_offline(True)
    type_code(phone, people[0])

    verdict = phone.locator("main[data-verdict=ask]")
    expect(verdict).to_contain_text("The event is cancelled. Tell the person kindly")


def wait_until_kept(page):
    """Until the worker stands by and the page is where it finds it."""
    wait_until(
        page,
        """async () => (await navigator.serviceWorker.ready)
                        && Boolean(await caches.match("/desk/", { ignoreVary: true }))""",
    )


def wait_until(page, condition):
    """``wait_for_function`` takes a promise for a yes."""
    for _moment in range(100):
        if page.evaluate(condition):
            return
        page.wait_for_timeout(100)
    pytest.fail(f"never true: {condition}")


def kept_pages(page):
    """Path -> text of what the browser keeps, without the files of the house."""
    return page.evaluate(
        """async () => {
             const kept = await caches.open("kilim-desk");
             const pages = (await kept.keys()).filter(({ url }) => !url.includes("/static/"));
             const text = async (each) => (await kept.match(each)).text();
             const named = async (each) => [new URL(each.url).pathname, await text(each)];
             return Object.fromEntries(await Promise.all(pages.map(named)));
           }"""
    )


def enrol(page, event, secret=SECRET):
    """The phone opens a new link of the event and is used."""
    make_link(event, secret)
    page.goto(f"/desk/{secret}")
    page.get_by_role("textbox").fill("second desk")
    page.get_by_role("button", name="Use this phone").click()
    page.wait_for_url("**/desk/")


def journal(page, store="journal"):
    """All that the phone's own database holds of scans."""
    return page.evaluate(
        """(store) => new Promise((done) => {
             const opening = indexedDB.open("kilim-desk");
             opening.onsuccess = () => {
               const rows = opening.result.transaction(store).objectStore(store).getAll();
               rows.onsuccess = () => done(rows.result);
             };
           })""",
        store,
    )


def wait_for_scans(page, count, moments=50):
    for _moment in range(moments):
        if Scan.objects.count() == count:
            return
        page.wait_for_timeout(100)
