"""Inviting: the time is stamped and a mail waits in the outbox, once for each (decision 16)."""

from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet

from events.models import Event
from kit import outbox, record
from kit.actor import Actor, ref_of
from mobility.letters import INVITATION
from mobility.models import Participation


def waiting_for_invitation(event: Event) -> QuerySet:
    """Those of the list who were not invited yet, in the order of the list; nobody while the
    event is cancelled."""
    if event.is_cancelled:
        return Participation.objects.none()
    admitted = Participation.objects.filter(event=event).admitted().filter(invited_at=None)
    return admitted.with_people()


@transaction.atomic
def invite_all(*, event: Event, by: Actor, at: datetime) -> int:
    """Invite everybody who has an e-mail and was not invited; how many mails wait now.

    A second click finds nobody left. People without e-mail stay "not invited": their link is
    handed over by somebody.
    """
    people = list(waiting_for_invitation(event).exclude(person__email=""))
    if not people:
        return 0
    stamped = Participation.objects.filter(pk__in=[one.pk for one in people], invited_at=None)
    stamped.update(invited_at=at)
    queued = outbox.queue_many(INVITATION, [_addressed(one) for one in people])
    record.write(
        by, "event.invited", event, scope=event.project.ref, detail={"mails": queued}, at=at
    )
    return queued


@transaction.atomic
def send_again(*, participation: Participation, round: int, by: Actor, at: datetime) -> bool:
    """Queue one more invitation for one person. The same ``round`` twice queues one mail.

    Nobody is invited to an event that is cancelled.
    """
    if participation.event.is_cancelled:
        return False
    about, to, language = _addressed(participation)
    queued = outbox.queue(INVITATION, about, to, language=language, round=round)
    if queued:
        Participation.objects.filter(pk=participation.pk, invited_at=None).update(invited_at=at)
        record.write(
            by, "invitation.sent", participation, scope=participation.event.project.ref,
            detail={"round": round}, at=at,
        )  # fmt: skip
    return queued


def _addressed(participation):
    person = participation.person
    return ref_of(participation), ref_of(person), person.speaks
