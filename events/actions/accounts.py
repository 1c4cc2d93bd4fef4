"""What people change about their own account."""

from datetime import datetime

from allauth.account.models import EmailAddress
from django.db import IntegrityError, transaction

from events.actions.common import assign
from events.models import FormerAddress, Session, User
from kit import outbox, record
from kit.actor import Actor, ref_of


class AddressTaken(Exception):
    """Another account has this address."""


@transaction.atomic
def change_account(*, user: User, by: Actor, at: datetime, **fields) -> None:
    """The account says ``fields`` now: name, language."""
    if changed := assign(user, fields):
        record.write(by, "account.changed", user, fields=changed, at=at)


def change_address(*, user: User, email: str, by: Actor, at: datetime) -> None:
    """``email``, which was proved, signs in from now on; the old one is told and does no more."""
    try:
        _change_address(user, email.strip().lower(), by, at)
    except IntegrityError as error:
        raise AddressTaken from error


@transaction.atomic
def _change_address(user, email, by, at):
    former = FormerAddress.objects.create(user=user, email=user.email, left_at=at)
    assign(user, {"email": email})
    # allauth would let an address sign in that it has in its own table
    EmailAddress.objects.filter(user=user).delete()
    record.write(by, "account.address_changed", user, fields=["email"], at=at)
    outbox.queue("address_left", ref_of(user), ref_of(former), language=user.speaks)


@transaction.atomic
def end_sessions(*, user: User, sessions: list[Session], by: Actor, at: datetime) -> int:
    """Those sign-ins are over; how many there were."""
    keys = [session.session_key for session in sessions]
    ended, _rows = Session.objects.filter(user=user, session_key__in=keys).delete()
    if ended:
        record.write(by, "account.signed_out", user, detail={"sessions": ended}, at=at)
    return ended
