"""Signed sheets: keeping what came back, more pages, turning them, removing a wrong one."""

import uuid
from datetime import datetime

from django.db import transaction

from attendance.models import SheetPage, SignedSheet
from attendance.uploads import Upload
from events.models import Event
from kit import files, record
from kit.refs import RefTaken

COPY = "image/jpeg"


@transaction.atomic
def keep_sheet(
    *, event: Event, uploads: list[Upload], by, at: datetime, ref: uuid.UUID
) -> SignedSheet:
    """A sheet with the uploads as its pages; each original is kept byte for byte.

    The same ``ref`` once more keeps nothing and answers with the same sheet.
    """
    sheet, is_new = SignedSheet.objects.get_or_create(
        ref=ref, defaults={"event": event, "uploaded_by": by, "uploaded_at": at}
    )
    if sheet.event_id != event.pk:
        raise RefTaken
    if is_new:
        pages = _add(sheet, uploads, after=0)
        _write(by, "signed_sheet.kept", sheet, at, {"pages": pages})
    return sheet


@transaction.atomic
def add_pages(*, sheet: SignedSheet, uploads: list[Upload], by, at: datetime) -> int:
    """More pages behind those that are there; a file that is there already is not kept twice."""
    # whoever else adds pages waits here: numbers follow one another
    SignedSheet.objects.select_for_update().get(pk=sheet.pk)
    known = list(sheet.pages.values_list("number", "original__sha256"))
    kept = {sha256 for _number, sha256 in known}
    fresh = [each for each in uploads if files.fingerprint(each.read()) not in kept]
    pages = _add(sheet, fresh, after=max((number for number, _sha256 in known), default=0))
    if pages:
        _write(by, "signed_sheet.pages_added", sheet, at, {"pages": pages})
    return pages


def turn_page(*, page: SheetPage) -> None:
    """A quarter clockwise, for everybody who looks. Only the look: nothing for the record."""
    turned = (page.turned + 90) % 360
    SheetPage.objects.filter(pk=page.pk, turned=page.turned).update(turned=turned)


@transaction.atomic
def remove_sheet(*, sheet: SignedSheet, by, at: datetime) -> None:
    """It was the wrong one. Row and files stay until they are purged, signatures in any case."""
    kept = SignedSheet.objects.kept().filter(pk=sheet.pk)
    if kept.update(removed_at=at, removed_by=by):
        _write(by, "signed_sheet.removed", sheet, at)


@transaction.atomic
def restore_sheet(*, sheet: SignedSheet, by, at: datetime) -> None:
    """It was the right one after all."""
    removed = SignedSheet.objects.filter(pk=sheet.pk, removed_at__isnull=False)
    if removed.update(removed_at=None, removed_by=None):
        _write(by, "signed_sheet.restored", sheet, at)


def _add(sheet, uploads, after: int) -> int:
    """Make the pages of each upload, numbered on from ``after``; how many."""
    number = after
    for upload in uploads:
        original = files.keep(
            upload.read(), name=upload.name, content_type=upload.copies.kind.content_type
        )
        for copy in upload.copies.pages or [None]:
            number += 1
            _page(sheet, number, original, copy)
    return number - after


def _page(sheet, number, original, copy) -> SheetPage:
    shown = {}
    if copy:
        picture = files.keep(copy.data, name=f"{number}.jpg", content_type=COPY)
        shown = {"picture": picture, "width": copy.width, "height": copy.height}
    return SheetPage.objects.create(sheet=sheet, number=number, original=original, **shown)


def _write(by, verb, sheet, at, detail=None):
    record.write(by.actor, verb, sheet, scope=sheet.event.project.ref, at=at, detail=detail)
