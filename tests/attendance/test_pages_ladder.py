"""Every page of this floor: who may, who may not, who finds nothing, what it costs."""

from datetime import UTC, date, datetime
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from attendance.actions.signed_sheets import keep_sheet
from attendance.models import SignedSheet
from tests.factories import photos
from tests.factories.answers import body, said
from tests.factories.attendance import make_device, make_link, taken, tick
from tests.factories.cast import Cast
from tests.factories.events import make_programme
from tests.factories.mobility import make_participations

pytestmark = pytest.mark.usefixtures("today")

NOW = datetime(2026, 11, 24, 8, 10, tzinfo=UTC)  # where the clock stands
HALF = (date(2026, 11, 24), "morning")
TAKERS = ["ayse", "deniz", "lukas"]
# who knows the event but takes no attendance, and who is a stranger to it
OTHERS = {"carmen": 403, "cetta": 403, "otto": 404, "root": 404}
READ = [
    ("roll_call_now", 302), ("roll_call", 200), ("attendance", 200), ("cell", 200),
    ("list_pdf", 200), ("export", 200), ("desks", 200), ("signed_sheets", 200),
    ("signed_sheet", 200), ("page_picture", 200), ("page_original", 200),
]  # fmt: skip
WRITE = [
    "tick", "untick", "all_but", "done", "opened_again", "cell", "desks", "desk_link_end",
    "device_end", "desk_link_reopen", "device_reopen", "pass_check_in", "signed_sheets",
    "pages_add", "page_turn", "sheet_record", "sheet_by_hand", "sheet_take_back", "sheet_done",
    "sheet_reopen", "sheet_remove", "sheet_restore",
]  # fmt: skip

OF_SHEET = ["signed_sheet", "pages_add", "sheet_remove", "sheet_restore"]
OF_PAGE = ["page_picture", "page_original", "page_turn"]
OF_SIGNING = [
    "sheet_record", "sheet_by_hand", "sheet_take_back", "sheet_done", "sheet_reopen",
]  # fmt: skip
SHEETS = {*OF_SHEET, *OF_PAGE, *OF_SIGNING}


@pytest.fixture(scope="module")
def shared_cast(shared):
    """Everybody, and the event with its people, its sheet and its desks, for all tests here."""
    cast = Cast()
    cast.everybody()
    cast.people = make_participations(cast.event, 5, cast.graz)
    cast.sheet = keep_sheet(
        event=cast.event, uploads=[photos.looked_photo()], by=cast.lukas, at=NOW, ref=uuid4()
    )
    cast.link, cast.device = make_link(cast.event, "L" * 26), make_device(cast.event, "ladder")
    return cast


@pytest.fixture
def people(cast):
    return cast.people


@pytest.fixture
def address(cast, event, people):
    """The address of a page by its name."""
    sheet, link, device = cast.sheet, cast.link, cast.device
    own = {
        "cell": [people[0].ref, *HALF], "export": ["json"], "desk_link_end": [link.ref],
        "device_end": [device.ref], "desk_link_reopen": [link.ref], "device_reopen": [device.ref],
        "roll_call_now": [], "attendance": [], "list_pdf": [],
        "desks": [], "signed_sheets": [],
        **{name: [sheet.ref] for name in OF_SHEET},
        **{name: [sheet.ref, 1] for name in OF_PAGE},
        **{name: [sheet.ref, *HALF] for name in OF_SIGNING},
    }  # fmt: skip

    def address(name, slug=event.slug):
        if name == "pass_check_in":
            return reverse("attendance:pass_check_in", args=[people[0].passes.get().code])
        return reverse(f"attendance:{name}", args=[slug, *own.get(name, HALF)])

    address.sheet = sheet
    return address


@pytest.mark.parametrize("who", TAKERS)
@pytest.mark.parametrize(("name", "status"), READ)
def test_those_who_run_the_event_read(sign_in, address, name, status, who):
    assert sign_in(who).get(address(name)).status_code == status


@pytest.mark.parametrize(("who", "status"), OTHERS.items())
@pytest.mark.parametrize("name", [name for name, _status in READ])
def test_others_do_not_read(sign_in, address, name, who, status):
    if (who, name in SHEETS) == ("cetta", True):
        status = 404  # a participant knows the event and nothing of its sheets

    assert sign_in(who).get(address(name)).status_code == status


@pytest.mark.parametrize("who", TAKERS)
@pytest.mark.parametrize("name", WRITE)
def test_those_who_run_the_event_write(sign_in, address, name, who):
    assert sign_in(who).post(address(name)).status_code in (200, 302, 422)


@pytest.mark.parametrize(("who", "status"), OTHERS.items())
@pytest.mark.parametrize("name", WRITE)
def test_others_do_not_write(sign_in, address, name, who, status):
    if (name, who) == ("pass_check_in", "cetta"):
        status = 404  # somebody else's pass is nothing to a participant
    if (who, name in SHEETS) == ("cetta", True):
        status = 404

    assert sign_in(who).post(address(name)).status_code == status


@pytest.mark.parametrize("name", [*WRITE, *(name for name, _status in READ)])
def test_strangers_are_asked_to_sign_in(client, address, name):
    response = client.post(address(name)) if name in WRITE else client.get(address(name))

    assert response.status_code == 302
    assert response.url.startswith("/sign-in/")


@pytest.mark.parametrize(
    "name", [name for name in WRITE if name not in ("cell", "desks", "signed_sheets")]
)
def test_reading_changes_nothing(sign_in, address, name):
    assert sign_in("ayse").get(address(name)).status_code == 405


@pytest.mark.parametrize("name", [name for name, _status in READ])
def test_an_unknown_event_is_not_found(sign_in, address, name):
    assert sign_in("ayse").get(address(name, slug="nothing")).status_code == 404


@pytest.mark.parametrize(
    "path",
    ["roll-call/2026-11-22/morning/", "roll-call/2026-11-24/evening/",
     "roll-call/2026-02-30/morning/", "attendance.xml",
     "attendance/0b6e1a7c-1111-4222-8333-444455556666/2026-11-24/morning/"],
)  # fmt: skip
def test_what_the_event_has_not_is_not_found(sign_in, event, path):
    assert sign_in("ayse").get(f"/events/{event.slug}/{path}").status_code == 404


def test_people_links_and_devices_of_another_event_are_not_found(sign_in, event, otto, people):
    from mobility.models import Participation

    theirs = Participation.objects.exclude(event=event).get()
    link, device = make_link(theirs.event), make_device(theirs.event, "canary")
    client = sign_in("ayse")
    asked = [
        client.get(reverse("attendance:cell", args=[event.slug, theirs.ref, *HALF])),
        client.post(reverse("attendance:desk_link_end", args=[event.slug, link.ref])),
        client.post(reverse("attendance:device_end", args=[event.slug, device.ref])),
        client.post(reverse("attendance:desk_link_reopen", args=[event.slug, link.ref])),
        client.post(reverse("attendance:device_reopen", args=[event.slug, device.ref])),
        client.post(
            reverse("attendance:tick", args=[event.slug, *HALF]),
            {"person": theirs.ref, "scan": uuid4()},
        ),
    ]

    assert [response.status_code for response in asked] == [404] * 6


def add_sheets(sheet, people, at, number):
    """Sheets with pages of their own, and signatures from the page of one that is there."""
    page = sheet.pages.get(number=1)
    page.sheet = sheet
    signed = [tick(person, method="sheet", page=page) for person in people]
    taken(sheet.event, *signed, at=at, user=sheet.uploaded_by)
    for _one in range(number):
        more = SignedSheet.objects.create(event=sheet.event, uploaded_by=sheet.uploaded_by)
        more.pages.create(number=1, original=page.original)


LISTS = ["roll_call", "attendance", "list_pdf", "export", "desks", "signed_sheets", "signed_sheet"]


@pytest.mark.parametrize("name", LISTS)
def test_pages_cost_the_same_for_many_as_for_few(
    sign_in, address, name, event, seville, device, nine
):
    make_programme(event)
    client, counts = sign_in("ayse"), []
    for number in (1, 12):
        people = make_participations(event, number, seville)
        taken(event, *map(tick, people), at=nine, device=device)
        make_device(event, f"desk {number}")
        make_link(event, secret=f"0123456789ABCDEFGH{number:08}")
        add_sheets(address.sheet, make_participations(event, number, seville), nine, number)
        with CaptureQueriesContext(connection) as captured:
            client.get(address(name))
        counts.append(said(captured))

    assert counts[0] == counts[1]


@pytest.mark.parametrize("name", LISTS)
def test_no_word_of_another_project_is_shown(sign_in, address, name, otto):
    assert b"anary" not in body(sign_in("ayse").get(address(name)))


def test_a_tick_through_the_page_needs_few_statements(sign_in, address, people, event, nine):
    client = sign_in("ayse")
    client.post(address("tick"), {"person": people[1].ref, "scan": uuid4()})

    with CaptureQueriesContext(connection) as captured:
        client.post(address("tick"), {"person": people[0].ref, "scan": uuid4()})

    assert said(captured) <= 12
