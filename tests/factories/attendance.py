"""Roll calls, devices and scans for tests."""

from datetime import timedelta
from uuid import uuid4

from attendance.actions.desks import expiry
from attendance.actions.scans import take
from attendance.items import ScanItem
from attendance.models import DeskLink, Device, RollCall
from kit import codes

MORNING = "2026-11-24/morning"


SECRET = "0123456789ABCDEFGHJKMNPQRS"


def make_link(event, secret=SECRET, **changes):
    details = {"secret_hash": codes.digest("desk-link", secret), "expires_at": expiry(event)}
    return DeskLink.objects.create(event=event, **details | changes)


def make_device(event, label="first desk", token="", **changes):
    """A device whose token is its label unless another is given."""
    details = {"token_hash": codes.digest("device", token or label), "expires_at": expiry(event)}
    return Device.objects.create(event=event, label=label, **details | changes)


def make_roll_call(event, day=1, key="morning", **changes):
    on = event.starts_on + timedelta(days=day - 1)
    return RollCall.objects.create(event=event, day=on, key=key, **changes)


def tick(participation, **changes):
    """An item that ticks somebody."""
    details = {"id": uuid4(), "roll_call": MORNING, "method": "tick"}
    return ScanItem(participation=participation.ref, **details | changes)


def scan(participation, **changes):
    """An item made from the code of somebody's pass."""
    code = participation.passes.current().get().code
    details = {"id": uuid4(), "roll_call": MORNING, "method": "camera", "code": code}
    return ScanItem(**details | changes)


def taken(event, *items, at, **sender):
    """The replies to items."""
    return take(event=event, items=list(items), at=at, **sender)
