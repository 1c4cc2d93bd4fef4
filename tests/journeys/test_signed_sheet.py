"""The evening: a photo of the signed sheet, all signed except two, closed with a remark.

Lukas hosts in Graz. He has no scanner, a phone in his hand and a tram to catch.
"""

import re
import subprocess
from datetime import UTC, datetime, time

import pytest
from django.core.management import call_command
from PIL import Image, ImageDraw
from playwright.sync_api import expect

from attendance.models import RollCall, SheetPage
from events.models import Event, User
from kit import clock, files

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

EVENT = "how-graz-receives-newcomers"
SIGNED = 14
TABLE = (118, 92, 70)


@pytest.fixture
def evening():
    """Today at half past six in Graz; server and browser go on from there together."""
    start = datetime.combine(datetime.now(UTC).date(), time(16, 30), tzinfo=UTC)
    with clock.moved(to=start):
        yield start


@pytest.fixture
def phone(evening, transactional_db, open_context, chromium, client, settings, live_server):
    """The phone of the host, signed in."""
    call_command("demo", now=evening.date().isoformat())
    call_command("work", once=True)
    client.force_login(User.objects.get(email="lukas@university.example"))
    context = open_context(
        chromium, viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True
    )
    name = settings.SESSION_COOKIE_NAME
    context.add_cookies([{"name": name, "value": client.cookies[name].value,
                          "url": live_server.url}])  # fmt: skip
    context.clock.install(time=evening)
    # what sticks to the edge stands where it belongs in a picture of the whole page
    context.add_init_script("history.scrollRestoration = 'manual'")
    return context.new_page()


def test_a_photo_of_the_signed_sheet_in_two_minutes(phone, look, tmp_path):
    photo = photograph(print_the_list(phone, tmp_path), tmp_path)
    bring_it_back(phone, photo, look)
    all_signed_except_two(phone, look)
    close_with_a_remark(phone, look)
    see_what_is_proved(phone, look)

    page = SheetPage.objects.get()
    assert files.read(page.original) == photo.read_bytes()
    assert Image.open(page.picture.content).getexif() == {}
    call = RollCall.objects.get(remark="two left for the airport")
    assert (call.is_done, call.attendances.there().count()) == (True, SIGNED - 2)


def print_the_list(phone, tmp_path):
    """The list on paper, signed by everybody but two, in the column of this morning."""
    pdf = phone.request.get(f"/events/{EVENT}/attendance-list.pdf").body()
    made = subprocess.run(
        ["pdftoppm", "-r", "170", "-png", "-singlefile", "-", tmp_path / "list"],
        input=pdf, capture_output=True,
    )  # fmt: skip
    assert made.returncode == 0
    paper = Image.open(tmp_path / "list.png").convert("RGB")
    pen = ImageDraw.Draw(paper)
    width, height = paper.size
    for row in range(SIGNED - 2):
        x, y = int(width * 0.765), int(height * (0.262 + 0.0348 * row))
        wave = [(x + step * 9, y + (step * 37 % 17) - 8) for step in range(9)]
        pen.line(wave, fill=(30, 45, 120), width=3, joint="curve")
    return paper


def photograph(paper, tmp_path):
    """As a phone takes it: on a table, a little askew, lying on its side, with the place in it."""
    width, height = paper.size
    table = Image.new("RGB", (width + 240, height + 200), TABLE)
    table.paste(paper, (120, 100))
    table = table.rotate(1.4, resample=Image.Resampling.BICUBIC, fillcolor=TABLE)
    said = Image.Exif()
    said[0x0112] = 6
    said.get_ifd(0x8825)[2] = (47.0, 4.0, 12.0)
    file = tmp_path / "IMG_2041.jpg"
    table.rotate(90, expand=True).save(file, "JPEG", quality=88, exif=said)
    return file


def bring_it_back(phone, photo, look):
    phone.goto(f"/events/{EVENT}/attendance/")
    phone.get_by_role("link", name="Bring back a signed sheet").click()
    look(phone, "signed-sheets")
    with phone.expect_navigation(url=re.compile("signed-sheets/[0-9a-f-]{36}")):
        phone.locator("input[capture]").set_input_files(photo)  # sent without another press
    expect(phone.get_by_role("region", name="Photo 1 of 1")).to_be_visible()


def all_signed_except_two(phone, look):
    event = Event.objects.get(slug=EVENT)
    today = clock.now().date().isoformat()
    phone.goto(f"{phone.url.split('?')[0]}?half={today}/morning")
    people = phone.locator("[name=absent]")
    assert people.count() == event.participations.count() == SIGNED
    tick_the_last_two(people)
    expect(phone.get_by_role("button", name="Record 12 signatures")).to_be_visible()
    turn_and_zoom(phone)
    phone.evaluate("scrollTo(0, 0)")
    look(phone, "signed-sheet")
    tick_the_last_two(people)
    phone.get_by_role("button", name="Record 12 signatures").click()
    expect(phone.get_by_text("12 signatures were recorded.")).to_be_visible()


def tick_the_last_two(people):
    for place in (SIGNED - 2, SIGNED - 1):
        people.nth(place).check()


def turn_and_zoom(phone):
    """Turned right round, and looked at closely: no tick is lost by it."""
    view = phone.locator("#photo svg[viewBox][role=img]")
    for upright in (False, True, False, True):
        phone.get_by_role("button", name="Turn by a quarter").click()
        box = re.compile(r"^0 0 2200 " if upright else r"^0 0 \d{4} 2200$")
        expect(view).to_have_attribute("viewBox", box)
    phone.get_by_role("button", name="Larger").click()
    expect(phone.locator("[data-photo][data-zoomed]")).to_be_visible()
    phone.get_by_role("button", name="Smaller").click()
    expect(phone.locator("[name=absent]:checked")).to_have_count(2)


def close_with_a_remark(phone, look):
    phone.get_by_label("Remark").fill("two left for the airport")
    phone.get_by_role("button", name="Close this half day").click()
    expect(phone.get_by_text("The half day is closed.")).to_be_visible()
    expect(phone.get_by_text("two left for the airport")).to_be_visible()
    expect(phone.get_by_role("link", name=re.compile("^Next: .*afternoon"))).to_be_visible()
    look(phone, "signed-sheet-closed")


def see_what_is_proved(phone, look):
    phone.goto(f"/events/{EVENT}/attendance/")
    expect(phone.get_by_text(re.compile("morning: 12 signatures"))).to_be_visible()
    expect(phone.get_by_text("two left for the airport").first).to_be_visible()
