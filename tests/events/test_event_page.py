"""What the event's own addresses show, and to whom."""

import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import icalendar
import pytest
from django.urls import reverse
from pypdf import PdfReader

from events.models import Event, Visibility
from tests.factories.answers import body
from tests.factories.events import make_item, make_programme, make_version

pytestmark = pytest.mark.django_db

HIDDEN = ["Keesgasse 6", "Frau Huber", "Ring at the blue door", "cross the yard"]


@pytest.fixture
def public(event):
    """A public event whose visits have addresses that are nobody's business."""
    Event.objects.filter(pk=event.pk).update(visibility=Visibility.PUBLIC)
    event.refresh_from_db()
    make_programme(event)
    event.items.filter(kind="visit").update(
        access_note={"en": "Ring at the blue door"}, way_to_next="5 min, cross the yard"
    )
    make_version(event)
    return event


def url(name, event):
    return reverse(f"events:{name}", args=[event.slug])


def text_of_pdf(data, folder):
    (folder / "agenda.pdf").write_bytes(data)
    pages = PdfReader(folder / "agenda.pdf").pages
    return "\n".join(page.extract_text() for page in pages)


def found_in(text):
    return [word for word in HIDDEN if word in text]


def test_page_shows_strangers_the_programme_without_addresses(client, public):
    page = client.get(url("event_page", public)).content.decode()

    assert "Welcome desk 1" in page
    assert found_in(page) == []


@pytest.mark.parametrize("who", ["carmen", "cetta"])
def test_page_shows_no_addresses_to_contacts_and_participants(as_user, request, public, who):
    page = as_user(request.getfixturevalue(who)).get(url("event_page", public)).content.decode()

    assert found_in(page) == []


@pytest.mark.parametrize("who", ["ayse", "deniz", "lukas"])
def test_page_shows_addresses_to_the_team(as_user, request, public, who):
    page = as_user(request.getfixturevalue(who)).get(url("event_page", public)).content.decode()

    assert found_in(page) == HIDDEN


def test_released_address_is_public_while_contact_and_access_stay_hidden(client, event):
    Event.objects.filter(pk=event.pk).update(visibility=Visibility.PUBLIC)
    make_item(event, kind="visit", address="Keesgasse 6", is_address_public=True,
              contact="Frau Huber", access_note={"en": "Ring at the blue door"})  # fmt: skip
    make_version(event)

    page = client.get(url("event_page", event)).content.decode()
    feed = client.get(url("agenda_ics", event)).content.decode()

    assert (found_in(page), found_in(feed)) == (["Keesgasse 6"], ["Keesgasse 6"])


@pytest.mark.parametrize("name", ["agenda_ics", "agenda_pdf"])
def test_files_of_the_open_address_never_hold_addresses_even_for_the_team(
    as_user, ayse, public, name, tmp_path
):
    data = body(as_user(ayse).get(url(name, public)))
    text = text_of_pdf(data, tmp_path) if name == "agenda_pdf" else data.decode()

    assert "Welcome desk 1" in text
    assert found_in(text) == []


def test_print_of_the_team_holds_addresses(as_user, ayse, public, tmp_path):
    text = text_of_pdf(body(as_user(ayse).get(url("team_pdf", public))), tmp_path)

    assert found_in(text) == HIDDEN


def test_pdf_carries_imprint_version_and_names_as_they_are_written(
    as_user, ayse, event, tmp_path, today
):
    make_item(event, title={"en": "Γιώργος Παπαδόπουλος"}, speaker="İbrahim Işık, Ċetta Għaxaq")
    make_version(event, 3)

    text = text_of_pdf(body(as_user(ayse).get(url("agenda_pdf", event))), tmp_path)

    wanted = ["Γιώργος Παπαδόπουλος", "İbrahim Işık, Ċetta Għaxaq", "Version 3 of 24 November 2026",
              "2025-1-TR01-KA220-ADU-000000000", "Turkish National Agency"]  # fmt: skip
    assert [word for word in wanted if word not in text] == []


def test_pdf_puts_a_box_where_no_font_has_the_letter(as_user, ayse, event, tmp_path):
    make_item(event, title={"en": "Hieroglyph 𓀀"})
    make_version(event)

    answer = as_user(ayse).get(url("agenda_pdf", event))

    assert "Hieroglyph □" in text_of_pdf(body(answer), tmp_path)


def test_page_marks_what_runs_now_and_what_moved(as_user, ayse, event, today):
    item = make_item(event, 2, "09:30", "10:30")
    make_version(event)
    item.starts_at -= timedelta(minutes=30)
    item.save()
    make_version(event, 2)

    page = as_user(ayse).get(url("event_page", event)).content.decode()

    assert "moved from 09:30" in page
    assert 'class="session now"' in page


def test_page_keeps_dropped_items_struck_out(as_user, ayse, event):
    gone = make_item(event, title={"en": "Boat trip"}, kind="social", is_counted=False)
    make_item(event, 2)
    make_version(event)
    gone.delete()
    make_version(event, 2)

    page = as_user(ayse).get(url("event_page", event)).content.decode()

    assert 'class="social gone"' in page


def test_draft_is_not_shown(client, public):
    make_item(public, title={"en": "Secret plan"})

    assert "Secret plan" not in client.get(url("event_page", public)).content.decode()


def test_cancelled_event_says_so_on_page_and_in_calendar(client, public):
    Event.objects.filter(pk=public.pk).update(state="cancelled")

    page = client.get(url("event_page", public)).content.decode()
    feed = icalendar.Calendar.from_ical(client.get(url("agenda_ics", public)).content)

    assert "This event is cancelled." in page
    assert {str(event["status"]) for event in feed.walk("VEVENT")} == {"CANCELLED"}


@pytest.mark.parametrize(
    ("visibility", "robots"), [("public", "index, follow"), ("partnership", "noindex, nofollow")]
)
def test_only_public_events_want_to_be_found(as_user, ayse, public, visibility, robots):
    Event.objects.filter(pk=public.pk).update(visibility=visibility)

    page = as_user(ayse).get(url("event_page", public)).content.decode()

    assert f'<meta name="robots" content="{robots}">' in page


def test_page_can_be_read_in_another_language(client, public):
    page = client.get(url("event_page", public), {"lang": "tr"}).content.decode()

    assert '<html lang="tr"' in page
    assert "Graz’ın karşılaması" in page


def test_old_address_leads_to_the_new_one(client, public):
    public.old_slugs.create(slug="first-idea")

    answer = client.get("/events/first-idea/agenda.ics?lang=tr")

    assert answer.url == f"/events/{public.slug}/agenda.ics?lang=tr"


def test_calendar_of_an_event_that_moved_is_another_one(client, public):
    first = client.get(url("agenda_ics", public))
    public.venue = "Town hall"
    public.save(update_fields=["venue"])

    other = client.get(url("agenda_ics", public), headers={"If-None-Match": first["ETag"]})

    assert other.status_code == 200
    assert b"Town hall" in other.content


def test_calendar_answers_304_until_a_version_is_published(client, public):
    first = client.get(url("agenda_ics", public))
    same = client.get(url("agenda_ics", public), headers={"If-None-Match": first["ETag"]})
    make_version(public, 2)
    other = client.get(url("agenda_ics", public), headers={"If-None-Match": first["ETag"]})

    assert [first.status_code, same.status_code, other.status_code] == [200, 304, 200]
    assert first["Cache-Control"] == "public, max-age=900"


def test_calendar_takes_three_statements_once_drawn(client, public, django_assert_num_queries):
    tag = client.get(url("agenda_ics", public))["ETag"]

    with django_assert_num_queries(3):
        client.get(url("agenda_ics", public))
    with django_assert_num_queries(2):
        client.get(url("agenda_ics", public), headers={"If-None-Match": tag})


@pytest.mark.parametrize(
    "change", [{"state": "cancelled"}, {"title": {"en": "Another"}}, {"street": "Ring 1"}]
)
def test_calendar_of_an_event_that_changed_is_drawn_anew(client, public, change):
    first = client.get(url("agenda_ics", public))
    Event.objects.filter(pk=public.pk).update(**change)

    other = client.get(url("agenda_ics", public), headers={"If-None-Match": first["ETag"]})

    assert other.status_code == 200
    assert other.content != first.content


def test_calendar_of_the_partnership_is_kept_by_nobody_else(as_user, ayse, event, programme):
    answer = as_user(ayse).get(url("agenda_ics", event))

    assert "private" in answer["Cache-Control"]


def test_calendar_keeps_its_identifiers_and_counts_versions(client, public):
    uids = [item.key for item in public.items.all()]
    make_version(public, 2)

    feed = icalendar.Calendar.from_ical(client.get(url("agenda_ics", public)).content)

    events = feed.walk("VEVENT")
    assert [str(event["uid"]) for event in events] == [f"{uid}@localhost" for uid in uids]
    assert {event["sequence"] for event in events} == {2}


def test_calendar_opens_in_a_calendar_program(client, public, tmp_path):
    file, home = tmp_path / "agenda.ics", tmp_path / "calendar"
    file.write_bytes(client.get(url("agenda_ics", public)).content)
    config = tmp_path / "khal.conf"
    config.write_text(
        f"[calendars]\n[[one]]\npath = {home}\n[default]\ndefault_calendar = one\n"
        f"[sqlite]\npath = {tmp_path / 'khal.db'}\n"
        "[locale]\nlocal_timezone = Europe/Vienna\ndefault_timezone = Europe/Vienna\n"
        "timeformat = %H:%M\ndateformat = %d.%m.\nlongdateformat = %d.%m.%Y\n"
        "datetimeformat = %d.%m. %H:%M\nlongdatetimeformat = %d.%m.%Y %H:%M\n"
    )
    home.mkdir()
    khal = [str(Path(sys.executable).parent / "khal"), "-c", str(config)]

    subprocess.run([*khal, "import", "--batch", str(file)], check=True, capture_output=True)
    listed = subprocess.run(
        [*khal, "list", "--format", "{start-time} {title}", "--day-format", "", "23.11.2026", "1d"],
        check=True, capture_output=True, text=True,
    )  # fmt: skip

    assert listed.stdout.split("\n")[:3] == [
        "09:00 Session 1",
        "10:30 Coffee",
        "14:00 Welcome desk 1",
    ]


def test_page_takes_the_same_queries_for_many_items(client, public, django_assert_num_queries):
    with django_assert_num_queries(2):
        client.get(url("event_page", public))

    for minute in range(5):
        make_item(public, 1, f"17:0{minute}", "18:00")
    make_version(public, 2)
    make_version(public, 3)
    with django_assert_num_queries(3):  # the items of the previous version too
        client.get(url("event_page", public))


def test_band_is_a_picture(client, public):
    answer = client.get(url("band_png", public))

    assert (answer["Content-Type"], answer.content[:4]) == ("image/png", b"\x89PNG")


def test_shared_link_has_words_and_a_picture(client, public):
    page = client.get(url("event_page", public)).content.decode()

    assert 'content="How Graz receives newcomers"' in page
    assert (
        f'<meta property="og:image" content="http://testserver/events/{public.slug}/band.png">'
        in page
    )


def test_event_cancelled_before_it_was_announced_is_nobodys_business(client, event):
    Event.objects.filter(pk=event.pk).update(visibility=Visibility.PUBLIC, state="cancelled")

    assert client.get(url("event_page", event)).status_code == 404
    assert not Event.objects.public().exists()


def test_files_never_hold_a_draft_that_was_not_published(as_user, carmen, event, tmp_path):
    make_item(event, title={"en": "Secret plan"})

    data = body(as_user(carmen).get(url("agenda_pdf", event)))

    assert "Secret plan" not in text_of_pdf(data, tmp_path)


@pytest.mark.parametrize("name", ["agenda_ics", "agenda_pdf", "band_png"])
def test_files_that_others_may_keep_carry_no_cookie(client, public, name):
    answer = client.get(url(name, public), {"lang": "tr"})

    assert "kilim_language" not in answer.cookies


@pytest.mark.parametrize(
    "text",
    ["<b>&amp;<br", '<img src="/etc/passwd">', "{{7*7}}", "x" * 1000, "a\r\nb\x07c\u2028d",
     "السيدة فاطمة الزهراء", "line " * 300],
)  # fmt: skip
def test_hostile_words_are_printed_as_they_are(as_user, ayse, event, text, tmp_path):
    make_item(event, kind="visit", title={"en": text}, note={"en": text}, speaker=text[:160],
              place=text[:160], host_institution=text[:200], address=text[:250])  # fmt: skip
    Event.objects.filter(pk=event.pk).update(title={"en": text}, venue=text[:160])
    make_version(event)
    client = as_user(ayse)

    pdf = body(client.get(url("team_pdf", event)))
    feed = icalendar.Calendar.from_ical(client.get(url("agenda_ics", event)).content)
    page = client.get(url("event_page", event))

    assert (pdf[:5], len(feed.walk("VEVENT")), page.status_code) == (b"%PDF-", 1, 200)
    assert b'<img src="/etc' not in page.content


@pytest.mark.parametrize("visibility", ["public", "link", "partnership"])
@pytest.mark.parametrize("state", ["planned", "published", "cancelled", "closed"])
@pytest.mark.parametrize("is_announced", [True, False])
def test_an_event_knows_whether_it_is_among_the_public_ones(event, visibility, state, is_announced):
    event.visibility, event.state = visibility, state
    event.save()
    if is_announced:
        make_item(event)
        make_version(event)

    assert event.is_public == Event.objects.public().filter(pk=event.pk).exists()
