"""What the page of a sheet shows, and where sheets are found."""

from uuid import uuid4

import pytest
from django.urls import reverse

from attendance.actions.roll_calls import finish
from attendance.actions.signed_sheets import (
    keep_sheet,
)
from attendance.models import RollCall
from attendance.uploads import looked_at
from tests.factories import photos
from tests.factories.events import make_event
from tests.factories.sheets import EVENING, kept, record, url


def test_the_original_leaves_as_an_attachment_and_the_copy_as_a_picture(lukas_in, event, lukas):
    data = photos.photo() + b"<script>canary</script>"
    [upload], _refused = looked_at([photos.upload(data, "list.html", "text/html")])
    sheet = keep_sheet(event=event, uploads=[upload], by=lukas, at=EVENING, ref=uuid4())

    original = lukas_in.get(url("page_original", sheet, 1))
    picture = lukas_in.get(url("page_picture", sheet, 1))

    assert b"".join(original.streaming_content) == data
    assert original["Content-Disposition"] == 'attachment; filename="list.html.jpg"'
    assert (original["Content-Type"], picture["Content-Type"]) == ("image/jpeg", "image/jpeg")
    assert "sandbox" in original["Content-Security-Policy"]
    assert b"canary" not in b"".join(picture.streaming_content)


def test_the_address_names_half_day_and_photo(lukas_in, event, people, lukas):
    sheet = kept(event, lukas, photos.photo(), photos.scan(1))

    page = lukas_in.get(url("signed_sheet", sheet), {"half": "2026-11-23/afternoon", "page": "2"})

    assert str(page.context["signing"].name) == "2026-11-23/afternoon"
    assert page.context["page"].number == 2


@pytest.mark.parametrize("query", [{"half": "x", "page": "99"}, {"half": "2027-01-01/morning"}])
def test_an_address_that_names_nothing_opens_what_waits(lukas_in, sheet, people, query):
    page = lukas_in.get(url("signed_sheet", sheet), query)

    assert (str(page.context["signing"].name), page.context["page"].number) == (
        "2026-11-23/morning",
        1,
    )


def test_the_photo_is_turned_where_it_is_looked_at(lukas_in, sheet):
    address = url("page_turn", sheet, 1) + "?half=2026-11-23%2Fmorning&page=1"

    response = lukas_in.post(address)

    page = lukas_in.get(response.url)
    assert response.url.endswith("?half=2026-11-23%2Fmorning&page=1")
    assert 'viewBox="0 0 640 480"' in page.content.decode()
    assert 'transform="translate(640 0) rotate(90)"' in page.content.decode()


def test_a_file_without_a_picture_says_where_it_is(lukas_in, event, lukas):
    sheet = kept(event, lukas, photos.signed_file())

    page = lukas_in.get(url("signed_sheet", sheet)).content.decode()

    assert "is kept byte for byte" in page
    assert lukas_in.get(url("page_picture", sheet, 1)).status_code == 404


def test_the_attendance_page_lists_sheets_and_remarks(lukas_in, event, people, sheet, lukas):
    record(sheet, lukas)
    finish(roll_call=RollCall.objects.get(), by=lukas, at=EVENING, remark="two left early")

    page = lukas_in.get(reverse("attendance:attendance", args=[event.slug]))

    [listed] = page.context["sheets"]
    assert (listed.proves, listed.photos) == ([("Tue 24 Nov, morning", 5)], 1)
    assert "two left early" in page.content.decode()


def test_a_removed_sheet_leaves_the_attendance_page(lukas_in, event, sheet):
    lukas_in.post(url("sheet_remove", sheet))

    page = lukas_in.get(reverse("attendance:attendance", args=[event.slug]))
    own = lukas_in.get(reverse("attendance:signed_sheets", args=[event.slug]))
    assert page.context["sheets"] == []
    assert [one.is_removed for one in own.context["sheets"]] == [True]
    assert lukas_in.get(url("signed_sheet", sheet)).context["mode"] == "removed"


@pytest.mark.parametrize("name", ["signed_sheet", "page_picture", "page_original"])
def test_sheets_of_another_project_are_not_found(lukas_in, otto, name):
    theirs = kept(otto.roles.get().project.events.get(), otto)
    more = [] if name == "signed_sheet" else [1]

    assert lukas_in.get(url(name, theirs, *more)).status_code == 404


def test_a_sheet_is_found_under_its_own_event_only(lukas_in, project, graz, sheet):
    other = make_event(project, graz, title={"en": "Another"})

    address = reverse("attendance:signed_sheet", args=[other.slug, sheet.ref])
    assert lukas_in.get(address).status_code == 404
