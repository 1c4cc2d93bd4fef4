"""The main job, walked through the pages: five lists in, a verified certificate out.

Ayşe coordinates "Welcoming Cities". Everything she and her guests enter goes in through pages;
the camera at the desk sees a film of the pass as it stands on a phone.
"""

import json
import re
from datetime import UTC, datetime, time, timedelta

import pytest
from django.core import mail
from django.core.management import call_command
from playwright.sync_api import expect

from kit import clock
from tests.journeys.film import film_of

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

LISTS = "tests/data/participants"
FILES = ["01-ankara-katilimci-listesi.xlsx", "02-graz-teilnehmende.xlsx",
         "03-sevilla-participantes.csv", "04-roma-partecipanti.xlsx",
         "05-valletta-participants.csv"]  # fmt: skip
AYSE = "ayse.ornek@directorate.example"


@pytest.fixture
def morning():
    """Today at nine in Graz; server and browser go on from there together."""
    start = datetime.combine(datetime.now(UTC).date(), time(8, 10), tzinfo=UTC)
    with clock.moved(to=start):
        yield start


@pytest.fixture
def sample(morning, transactional_db):
    call_command("demo", now=morning.date().isoformat())
    call_command("work", once=True)


@pytest.fixture
def ayse(open_context, chromium, morning, sample):
    """Her browser at her desk."""
    context = open_context(chromium, viewport={"width": 1440, "height": 900})
    context.clock.install(time=morning)
    return context.new_page()


def test_from_five_lists_to_a_verified_certificate(
    ayse, look, open_context, start_browser, tmp_path, morning
):
    sign_in(ayse, look)
    event = plan_an_event(ayse, look, morning.date())
    bring_in_the_lists(ayse, look, event)
    write_and_publish_the_programme(ayse, look, event)
    pass_url = invite_everybody(ayse, look, event)
    picture = open_the_pass(open_context, start_browser, pass_url, look)
    take_the_roll_call(ayse, look, event)
    film = film_of(picture, tmp_path)
    scan_at_the_desk(ayse, look, event, open_context, start_browser(film), morning)
    see_correct_and_export(ayse, look, event)
    issue_certificates(ayse, look, event)
    verify(open_context, start_browser, ayse, pass_url, look)


def press(page, locator):
    """Press, and go on only when the page that answers is there."""
    with page.expect_navigation():
        locator.click()


def sign_in(page, look):
    page.goto("/")
    look(page, "welcome")
    page.goto("/sign-in/")
    look(page, "sign-in")
    page.get_by_label("E-mail").fill(AYSE)
    press(page, page.get_by_role("button", name=re.compile("code", re.I)))
    code = re.search(r"\b[A-Z0-9]{4}-[A-Z0-9]{4}\b", mail.outbox[-1].body)[0]
    page.get_by_label(re.compile("code", re.I)).fill(code)
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("How Graz receives newcomers")
    look(page, "event-overview")


def plan_an_event(page, look, today):
    page.get_by_role("link", name="Welcoming Cities").first.click()
    look(page, "project")
    page.get_by_role("link", name="Plan an event").click()
    page.get_by_label("Joint staff training").check()
    page.locator("[name=title_en]").fill("Counting on neighbours")
    page.locator("[name=title_tr]").fill("Komşulara güvenmek")
    page.locator("[name=host_organisation]").select_option(
        label="Sample University of Applied Sciences"
    )
    page.locator("[name=promised_activity]").select_option(index=1)
    page.locator("[name=starts_on]").fill(today.isoformat())
    page.locator("[name=ends_on]").fill((today + timedelta(days=1)).isoformat())
    page.locator("[name=venue]").fill("FH auditorium")
    page.locator("[name=street]").fill("Alte Poststraße 149")
    page.locator("[name=city]").fill("Graz")
    page.get_by_role("button", name="Plan the event").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Counting on neighbours")
    slug = page.url.split("/events/")[1].split("/")[0]
    page.goto(f"/events/{slug}/edit/")
    look(page, "event-edit")
    return f"/events/{slug}"


def bring_in_the_lists(page, look, event):
    page.goto(f"{event}/people/import/")
    look(page, "import-lists")
    page.locator("input[type=file]").set_input_files([f"{LISTS}/{name}" for name in FILES])
    press(page, page.get_by_role("button", name="Look at the lists"))
    for name in FILES:
        page.goto(f"{event}/people/import/")
        page.get_by_role("link", name=name).first.click()
        if name.startswith("05"):
            look(page, "import-preview")
        page.get_by_role("button", name=re.compile("^Bring in")).first.click()
        expect(page.get_by_text("brought in").first).to_be_visible()
    page.goto(f"{event}/people/")
    expect(page.get_by_text("46 people on the list")).to_be_visible()
    add_one_by_hand(page, look, event)
    page.goto(f"{event}/people/")
    look(page, "people")


def add_one_by_hand(page, look, event):
    page.goto(f"{event}/people/add/")
    page.get_by_label("Given name").fill("İbrahim")
    page.get_by_label("Family name").fill("Işık Deneme")
    page.get_by_label("E-mail").fill("ibrahim@deneme.example")
    look(page, "person-add")
    page.get_by_label("Given name").fill("İbrahim")
    page.get_by_label("Family name").fill("Işık Deneme")
    page.get_by_label("E-mail").fill("ibrahim@deneme.example")
    page.get_by_role("button", name="Add to the list").click()
    expect(page.get_by_text("İbrahim Işık Deneme").first).to_be_visible()


PROGRAMME = [
    ("session", 0, "09:00", "10:30", "How neighbours help", {}),
    ("break", 0, "10:30", "11:00", "Coffee", {}),
    ("visit", 0, "14:00", "15:30", "Welcome desk",
     {"host_institution": "City of Graz", "address": "Keesgasse 6, 8010 Graz"}),
    ("session", 1, "09:00", "11:00", "What we take home", {}),
]  # fmt: skip


def write_and_publish_the_programme(page, look, event):
    for kind, day, begins, ends, title, more in PROGRAMME:
        page.goto(f"{event}/agenda/new/?kind={kind}")
        page.locator("[name=title_en]").fill(title)
        page.locator("[name=day]").select_option(index=day)
        page.locator("[name=begins]").fill(begins)
        page.locator("[name=ends]").fill(ends)
        for name, text in more.items():
            page.locator(f"[name={name}]").fill(text)
        page.get_by_role("button", name="Save").click()
        expect(page.get_by_text(title).first).to_be_visible()
    look(page, "agenda")
    page.goto(f"{event}/agenda/publish/")
    look(page, "publish")
    press(page, page.get_by_role("button", name="Publish version 1"))
    page.goto(f"{event}/")
    expect(page.get_by_text("Welcome desk").first).to_be_visible()
    look(page, "event-page")
    calendar = page.request.get(f"{event}/agenda.ics").text()
    assert "SUMMARY:Welcome desk" in calendar
    assert "Keesgasse" not in calendar
    assert page.request.get(f"{event}/agenda.pdf").body().startswith(b"%PDF")


def invite_everybody(page, look, event):
    mail.outbox.clear()
    page.goto(f"{event}/people/invite/")
    look(page, "invite")
    press(page, page.get_by_role("button", name="Send 46 invitations"))
    call_command("work", once=True)
    assert len(mail.outbox) == 46
    assert len({message.to[0] for message in mail.outbox}) == 46
    page.goto(f"{event}/people/?q=noel")
    expect(page.get_by_text("no e-mail").first).to_be_visible()
    letter = next(message for message in mail.outbox if "hummer" in message.to[0])
    turkish = next(message for message in mail.outbox if "bilge" in message.to[0])
    assert letter.subject != turkish.subject
    return re.search(r"/p/[0-9A-Z]+", letter.body, re.I)[0]


def open_the_pass(open_context, start_browser, pass_url, look):
    phone = open_context(start_browser(), viewport={"width": 390, "height": 844}).new_page()
    phone.goto(pass_url)
    expect(phone.get_by_role("heading", level=1)).to_have_text("Alexandra Hummer")
    expect(phone.get_by_text("Keesgasse 6").first).to_be_visible()
    picture = phone.locator(".pass-code").screenshot(scale="css")
    look(phone, "pass")
    return picture


def take_the_roll_call(page, look, event):
    page.goto(f"{event}/roll-call/")
    look(page, "roll-call")
    ticked = page.get_by_role("button", name=re.compile("Kristian Bartl"))
    ticked.click()
    expect(
        page.get_by_role("button", name=re.compile("Kristian Bartl"), pressed=True)
    ).to_be_visible()
    page.get_by_role("link", name=re.compile("All here except")).click()
    for name in ("Alexandra Hummer", "Carla Stütz", "Noel Bla Mejl"):
        page.get_by_label(re.compile(name)).check()
    look(page, "roll-call-except")
    for name in ("Alexandra Hummer", "Carla Stütz", "Noel Bla Mejl"):
        page.get_by_label(re.compile(name)).check()
    page.get_by_role("button", name="All others are here").click()
    expect(page.get_by_text("44 of 47 here").first).to_be_visible()


def scan_at_the_desk(page, look, event, open_context, browser, morning):
    page.goto(f"{event}/desk/")
    press(page, page.get_by_role("button", name="Make a link for phones"))
    link = re.search(r"/desk/[0-9A-Z]{20,}", page.content(), re.I)[0]
    look(page, "desk-links")
    context = open_context(browser, viewport={"width": 390, "height": 844}, permissions=["camera"])
    context.clock.install(time=morning)
    desk = context.new_page()
    desk.goto(link)
    look(desk, "desk-enrol")
    desk.get_by_label(re.compile("name", re.I)).first.fill("Phone at the entrance")
    desk.get_by_role("button", name="Use this phone").click()
    expect(desk.get_by_role("button", name="Start the camera")).to_be_visible()
    desk.get_by_role("button", name="Start the camera").click()
    expect(desk.locator(".verdict-name")).to_have_text("Alexandra Hummer", timeout=20_000)
    expect(desk.locator(".verdict-head")).to_have_text("Welcome")
    desk.screenshot(path="pictures/desk-verdict-390.png")
    expect(desk.locator(".desk-count")).to_contain_text("45 of")
    welcome_a_walk_in(desk)
    look(desk, "desk")
    refuse_unknown_and_replaced(desk, page, event)


def welcome_a_walk_in(desk):
    desk.goto("/desk/")
    desk.get_by_role("button", name="Walk-in").or_(
        desk.get_by_text("Not on the list: walk-in")
    ).first.click()
    desk.locator("[data-walk-in] [name=name]").fill("Fatima")
    desk.locator("[data-walk-in]").get_by_role("button", name="Let in").click()
    expect(desk.locator(".verdict-name")).to_have_text("Fatima")


def refuse_unknown_and_replaced(desk, page, event):
    desk.goto("/desk/")
    type_code(desk, "0000-0000-0000-0000-0000-0000-00")
    expect(desk.locator(".verdict-head")).to_be_visible()
    old = pass_code_of(page, event, "Stütz")
    press(page, page.get_by_role("button", name=re.compile("Replace the pass")))
    desk.goto("/desk/")
    type_code(desk, old)
    expect(desk.locator(".verdict-head")).to_have_text("Replaced pass")
    expect(desk.locator("main")).not_to_contain_text("Carla")


def type_code(desk, code):
    opener = desk.get_by_role("button", name="Type or search")
    if opener.is_visible():
        opener.click()
    desk.locator("[data-typed] [name=code]").fill(code)
    desk.locator("[data-typed]").get_by_role("button", name="Check in").click()


def pass_code_of(page, event, name):
    page.goto(f"{event}/people/?q={name}")
    press(page, page.get_by_role("link", name=re.compile(name)).first)
    return re.search(r"/p/([0-9A-Z]{20,})", page.content(), re.I)[1]


def see_correct_and_export(page, look, event):
    page.goto(f"{event}/roll-call/")
    press(page, page.get_by_role("button", name="Done"))
    page.goto(f"{event}/attendance/?q=")
    look(page, "attendance")
    page.get_by_role("row", name=re.compile("Carla Stütz")).get_by_role("link").nth(1).click()
    look(page, "attendance-cell")
    page.get_by_label("Present").or_(page.get_by_label("present")).first.check()
    page.get_by_label(re.compile("Reason", re.I)).fill("Signed on the paper list")
    press(page, page.get_by_role("button", name=re.compile("Save|Change|Correct")).first)
    for ending, start in (("xlsx", b"PK"), ("csv", b"\xef\xbb\xbf")):
        assert page.request.get(f"{event}/attendance.{ending}").body().startswith(start)
    exported = json.loads(page.request.get(f"{event}/attendance.json").text())
    assert "Carla" in json.dumps(exported, ensure_ascii=False)
    assert page.request.get(f"{event}/attendance-list.pdf").body().startswith(b"%PDF")


def issue_certificates(page, look, event):
    page.goto(f"{event}/certificates/")
    look(page, "certificates")
    press(page, page.get_by_role("button", name=re.compile(r"Issue \d+ certificates")))
    call_command("work", once=True)
    page.reload()
    look(page, "certificates-issued")
    expect(page.get_by_text(re.compile("47")).first).to_be_visible()


def verify(open_context, start_browser, page, pass_url, look):
    phone = open_context(start_browser(), viewport={"width": 390, "height": 844}).new_page()
    phone.goto(pass_url)
    pdf = phone.request.get(f"{pass_url}/certificate.pdf").body()
    long_code, letters = codes_of(pdf)
    employer = open_context(start_browser(), viewport={"width": 390, "height": 844}).new_page()
    employer.goto("/verify")
    look(employer, "verify")
    employer.get_by_label(re.compile("Letters")).fill(letters)
    employer.get_by_role("button", name="Check").click()
    expect(employer.get_by_text("A. H.")).to_be_visible()
    expect(employer.locator("body")).not_to_contain_text("Hummer")
    look(employer, "verified-initials")
    employer.get_by_label(re.compile("surname", re.I)).fill("hummer")
    employer.get_by_role("button", name="Show the certificate").click()
    expect(employer.get_by_text("Alexandra Hummer").first).to_be_visible()
    employer.goto(long_code)
    expect(employer.get_by_text("Alexandra Hummer").first).to_be_visible()
    look(employer, "verified")
    assert employer.goto("/verify/" + "0" * 26).status == 404


def codes_of(pdf):
    """What a phone reads from the printed certificate, and the letters beside the code."""
    import subprocess

    import zxingcpp
    from PIL import Image

    args = ["pdftoppm", "-r", "150", "-gray", "-singlefile", "-png", "-", "-"]
    from io import BytesIO

    picture = subprocess.run(args[:-2], input=pdf, capture_output=True, check=True).stdout
    found = zxingcpp.read_barcodes(Image.open(BytesIO(picture)))[0].text
    text = subprocess.run(
        ["pdftotext", "-", "-"], input=pdf, capture_output=True, check=True
    ).stdout
    letters = re.search(r"\b(?:[0-9A-Z]{4}-){3}[0-9A-Z]{4}\b", text.decode())[0]
    return "/verify/" + found.rsplit("/", 1)[1], letters
