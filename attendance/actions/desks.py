"""The desk's phones: links that enrol them, devices, and their end."""

import uuid
from datetime import datetime, time, timedelta

from django.db import transaction
from django.db.models import Q

from attendance.models import DeskLink, Device
from events.models import Event
from kit import codes, dates, record
from kit.actor import Actor
from kit.refs import RefTaken

SEEN_EVERY = timedelta(minutes=1)
LATE = timedelta(days=1)  # how long a link works that is made after its event


def expiry(event: Event) -> datetime:
    """Until when links and devices of an event work: the end of the day after its last one."""
    return dates.instant(event.ends_on + timedelta(days=2), time(0), event.zone)


@transaction.atomic
def make_link(*, event: Event, by, at: datetime, ref: uuid.UUID) -> tuple[DeskLink, str]:
    """A link that enrols devices, and its secret, which nobody can show again.

    The same ``ref`` once more makes nothing; the secret is then empty. Made when the event is
    over, it works a day: a phone may still hold what it could not send.
    """
    secret = codes.fresh()
    link, is_new = DeskLink.objects.get_or_create(
        ref=ref,
        defaults={
            "event": event,
            "secret_hash": codes.digest("desk-link", secret),
            "made_by": by,
            "made_at": at,
            "expires_at": max(expiry(event), at + LATE),
        },
    )
    if link.event_id != event.pk:
        raise RefTaken
    if is_new:
        _write(by.actor, "desk_link.made", link, at)
    return link, secret if is_new else ""


@transaction.atomic
def end_link(*, link: DeskLink, by, at: datetime) -> None:
    """The link enrols nobody any more; devices that it enrolled go on."""
    if DeskLink.objects.filter(pk=link.pk, ended_at=None).update(ended_at=at):
        _write(by.actor, "desk_link.ended", link, at)


@transaction.atomic
def reopen_link(*, link: DeskLink, by, at: datetime) -> None:
    """Undo of ending a link: it enrols again until its time is over."""
    if DeskLink.objects.filter(pk=link.pk, ended_at__isnull=False).update(ended_at=None):
        _write(by.actor, "desk_link.reopened", link, at)


@transaction.atomic
def enrol(*, link: DeskLink, label: str, at: datetime, ref: uuid.UUID) -> tuple[Device, str]:
    """A device with a token of its own.

    The same ``ref`` once more is the same device with a new token: the first answer was lost.
    """
    token = codes.fresh()
    device, is_new = Device.objects.get_or_create(
        ref=ref,
        defaults={
            "link": link,
            "event": link.event,
            "label": label,
            "token_hash": codes.digest("device", token),
            "enrolled_at": at,
            "seen_at": at,
            "expires_at": link.expires_at,
        },
    )
    if device.link_id != link.pk or device.ended_at:
        raise RefTaken
    if is_new:
        _write(Actor("desk_link", str(link.ref)), "device.enrolled", device, at)
    else:
        Device.objects.filter(pk=device.pk).update(token_hash=codes.digest("device", token))
    return device, token


@transaction.atomic
def end_device(*, device: Device, by, at: datetime) -> None:
    """What the device sends from now on is not taken any more."""
    if Device.objects.filter(pk=device.pk, ended_at=None).update(ended_at=at):
        _write(by.actor, "device.ended", device, at)


@transaction.atomic
def reopen_device(*, device: Device, by, at: datetime) -> None:
    """Undo of ending a device: its token is taken again."""
    if Device.objects.filter(pk=device.pk, ended_at__isnull=False).update(ended_at=None):
        _write(by.actor, "device.reopened", device, at)


def note_seen(device: Device, at: datetime) -> None:
    """Remember that a device was there, once a minute at most."""
    if device.seen_at is None or at - device.seen_at >= SEEN_EVERY:
        not_later = Q(seen_at=None) | Q(seen_at__lt=at)
        Device.objects.filter(not_later, pk=device.pk).update(seen_at=at)


def _write(actor, verb, thing, at):
    record.write(actor, verb, thing, scope=thing.event.project.ref, at=at)
