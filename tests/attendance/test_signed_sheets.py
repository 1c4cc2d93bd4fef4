"""Signed sheets: kept as they came, shown by copies, removed and brought back."""

from uuid import uuid4

import pytest

from attendance.actions.signed_sheets import (
    add_pages,
    remove_sheet,
    restore_sheet,
    turn_page,
)
from attendance.models import SignedSheet
from kit import files
from kit.models import Record, StoredFile
from kit.refs import RefTaken
from tests.factories import photos
from tests.factories.events import make_event
from tests.factories.sheets import EVENING, kept, uploads


def test_the_original_is_kept_byte_for_byte_under_a_random_name(event, lukas):
    data = photos.photo()

    page = kept(event, lukas, data).pages.get()

    assert files.read(page.original) == data
    assert (page.original.name, page.original.content_type) == ("IMG_2041.jpg", "image/jpeg")
    assert "IMG" not in page.original.content.name
    assert files.read(page.picture) != data
    assert (page.width, page.height) == (480, 640)


def test_the_pages_of_a_scan_share_their_original(event, lukas):
    sheet = kept(event, lukas, photos.photo(), photos.scan(2))

    pages = list(sheet.pages.all())
    assert [page.number for page in pages] == [1, 2, 3]
    assert pages[0].original != pages[1].original == pages[2].original


def test_a_signed_file_is_kept_without_a_picture(event, lukas):
    page = kept(event, lukas, photos.signed_file()).pages.get()

    assert (page.picture, page.original.content_type) == (None, "application/pkcs7-mime")


def test_keeping_the_same_once_more_keeps_nothing(event, lukas):
    ref = uuid4()

    first, second = kept(event, lukas, ref=ref), kept(event, lukas, ref=ref)

    assert first == second
    assert (StoredFile.objects.count(), SignedSheet.objects.count()) == (2, 1)
    assert Record.objects.filter(verb="signed_sheet.kept").count() == 1


def test_a_mark_of_another_event_is_refused(project, graz, event, lukas, sheet):
    other = make_event(project, graz, title={"en": "Another"})

    with pytest.raises(RefTaken):
        kept(other, lukas, ref=sheet.ref)


def test_pages_are_added_behind_and_none_twice(sheet, lukas):
    more = uploads(photos.photo(), photos.scan(2))

    counts = [add_pages(sheet=sheet, uploads=more, by=lukas, at=EVENING) for _press in range(2)]

    assert counts == [2, 0]
    assert list(sheet.pages.values_list("number", flat=True)) == [1, 2, 3]


def test_a_page_is_turned_by_quarters_and_comes_round(sheet):
    turned = []
    for _press in range(4):
        turn_page(page=sheet.pages.get())
        turned.append(sheet.pages.get().turned)

    assert turned == [90, 180, 270, 0]


def test_a_removed_sheet_keeps_its_row_and_files_and_comes_back(sheet, lukas):
    remove_sheet(sheet=sheet, by=lukas, at=EVENING)
    removed = SignedSheet.objects.get()
    restore_sheet(sheet=sheet, by=lukas, at=EVENING)

    assert (removed.removed_at, removed.removed_by) == (EVENING, lukas)
    assert files.read(sheet.pages.get().original)
    assert not SignedSheet.objects.get().is_removed
    assert set(Record.objects.values_list("verb", flat=True)) == {
        "signed_sheet.kept", "signed_sheet.removed", "signed_sheet.restored"
    }  # fmt: skip
