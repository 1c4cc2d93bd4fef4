"""Welcoming somebody who is on no list: on the list and in the log at once."""

from datetime import datetime

from django.db import transaction

from attendance.actions.scans import Taking
from attendance.items import Reply, ScanItem, Sender
from attendance.models import Method, SheetPage
from events.models import Event
from mobility.actions import people


@transaction.atomic
def welcome(
    *, event: Event, name: str, organisation_name: str, roll_call: str, ref, by: Sender,
    at: datetime, page: SheetPage | None = None, seen_at: datetime | None = None,
) -> Reply:  # fmt: skip
    """A new participation, checked in. The same ``ref`` once more answers the same.

    ``seen_at`` is when, by the sender's clock, for a phone that had no network or for a sheet on
    which somebody wrote the own name; ``page`` is that of the sheet.
    """
    participation = people.walk_in(
        event=event, name=name, organisation_name=organisation_name, by=by.actor, at=at, ref=ref
    )
    method = Method.SHEET if page else Method.WALK_IN
    item = ScanItem(
        ref, roll_call, method, participation=participation.ref, page=page, device_time=seen_at
    )
    return Taking(event, [item], by, at).done().replies()[0]
