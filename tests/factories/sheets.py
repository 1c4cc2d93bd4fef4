"""Signed sheets for tests: photos looked at, sheets kept, signatures recorded."""

from datetime import UTC, date, datetime
from uuid import uuid4

from django.urls import reverse

from attendance.actions.signatures import record_signatures
from attendance.actions.signed_sheets import keep_sheet
from attendance.models import Attendance
from attendance.naming import Name
from tests.factories import photos

MORNING = Name(date(2026, 11, 24), "morning")
HALF = (MORNING.day, MORNING.key)
EVENING = datetime(2026, 11, 24, 17, 30, tzinfo=UTC)


def uploads(*data):
    return [photos.looked(each) for each in data or (photos.photo(),)]


def kept(event, by, *data, at=EVENING, ref=None):
    return keep_sheet(event=event, uploads=uploads(*data), by=by, at=at, ref=ref or uuid4())


def record(sheet, by, *unsigned, at=EVENING, ref=None, name=MORNING):
    page = sheet.pages.get(number=1)
    page.sheet = sheet
    return record_signatures(
        page=page, name=name, unsigned={person.ref for person in unsigned}, by=by, at=at,
        ref=ref or uuid4(),
    )  # fmt: skip


def there(event):
    return set(Attendance.objects.of_event(event).there().values_list("participation", flat=True))


def url(name, sheet, *more):
    return reverse(f"attendance:{name}", args=[sheet.event.slug, sheet.ref, *more])
