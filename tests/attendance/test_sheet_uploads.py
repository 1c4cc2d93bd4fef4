"""Photos and scans of sheets, brought back through the page."""

from uuid import uuid4

import pytest
from django.urls import reverse

from attendance.models import SignedSheet
from tests.factories import photos
from tests.factories.sheets import url


def bring(client, event, *files, name="photos", follow=False, **more):
    address = reverse("attendance:signed_sheets", args=[event.slug])
    return client.post(address, {"ref": uuid4(), name: list(files), **more}, follow=follow)


def test_a_photo_is_brought_back_and_its_sheet_opens(lukas_in, event, people):
    response = bring(lukas_in, event, photos.upload(photos.photo()))

    sheet = SignedSheet.objects.get()
    page = lukas_in.get(response.url)
    assert response.url == url("signed_sheet", sheet)
    assert (page.context["mode"], page.context["signing"].waiting) == ("open", 5)


def test_the_camera_of_a_phone_is_a_way_in(lukas_in, event):
    page = lukas_in.get(reverse("attendance:signed_sheets", args=[event.slug])).content.decode()
    bring(lukas_in, event, photos.upload(photos.photo()), name="camera")

    assert 'capture="environment"' in page
    assert SignedSheet.objects.get().pages.count() == 1


def test_what_cannot_be_kept_is_said_with_its_reason_and_nothing_is_made(lukas_in, event):
    response = bring(lukas_in, event, photos.upload(b"<html>", "list.jpg"))

    assert response.status_code == 422
    assert "“list.jpg” was not kept. It is neither a photo" in response.content.decode()
    assert not SignedSheet.objects.exists()


def test_of_several_files_the_good_ones_are_kept(lukas_in, event):
    response = bring(
        lukas_in, event, photos.upload(photos.bomb(), "bomb.png"), photos.upload(photos.photo()),
        follow=True,
    )  # fmt: skip

    assert "“bomb.png” was not kept. The picture is too large" in response.content.decode()
    assert SignedSheet.objects.get().pages.count() == 1


def test_a_file_above_the_limit_says_what_to_do(lukas_in, event, settings):
    settings.PHOTO_LIMIT = 2**20
    response = bring(lukas_in, event, photos.upload(photos.photo() + bytes(2**20)))

    assert "larger than 1 MB. Take the photo in a lower resolution" in response.content.decode()


@pytest.mark.parametrize("count", [0, 11])
def test_no_file_and_too_many_are_refused(lukas_in, event, count):
    files = [photos.upload(b"x") for _number in range(count)]

    assert bring(lukas_in, event, *files).status_code == 422
    assert not SignedSheet.objects.exists()


def test_a_photo_of_a_phone_of_today_is_taken(lukas_in, event):
    data = photos.photo() + bytes(12 * 2**20)  # what a JPEG has behind its end is no matter

    bring(lukas_in, event, photos.upload(data))

    assert SignedSheet.objects.get().pages.get().original.size == len(data)


def test_more_pages_come_to_the_same_sheet(lukas_in, sheet):
    form = {"more-ref": uuid4(), "more-photos": [photos.upload(photos.scan(2))]}

    page = lukas_in.post(url("pages_add", sheet), form, follow=True)

    assert "2 pages were added." in page.content.decode()
    assert sheet.pages.count() == 3
