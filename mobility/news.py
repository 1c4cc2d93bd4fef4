"""What there is to tell the people of an event now: a version, a cancellation, or its undoing."""

from dataclasses import dataclass
from functools import cached_property

from django.db.models import Min

from events import changes, programme
from events.changes import Change
from events.models import Event, Version
from kit.actor import Ref, ref_of
from kit.models import Message
from kit.models.message import State
from mobility.models import Participation

CHANGE, CANCELLATION, REVIVAL = "change", "cancellation", "revival"
TURN = "event_turn"  # one cancelling or taking back, as "<event>/<number>"


@dataclass(frozen=True)
class News:
    """One thing to tell: what kind, of which event, and under what it stands in the outbox."""

    purpose: str
    event: Event
    about: Ref
    version: Version | None = None

    @cached_property
    def changes(self) -> list[Change]:
        """What is different from what people were told before; nothing for the first version."""
        if self.purpose != CHANGE or not (known := version_known_before(self.version)):
            return []
        before = programme.items_of(known)
        return changes.compare(before, programme.items_of(self.version))

    @property
    def is_awaited(self) -> bool:
        """Whether people know something else. A first version comes with the invitation, so it is
        news for those alone who were invited before it."""
        if self.version is None or self.version.number > 1:
            return True
        invited = Participation.objects.filter(event=self.event)
        return invited.filter(invited_at__lt=self.version.published_at).exists()

    def messages(self):
        """The mails about it so far, the newest round last."""
        return Message.objects.about(self.purpose, self.about.ref).order_by("round", "pk")


def news_of(event: Event) -> News | None:
    """What people can be told now; None while nothing is published."""
    version = programme.newest_version(event)
    if event.is_cancelled:
        return News(CANCELLATION, event, turn(event))
    if _was_revived_last(event, version) and _told_of_cancellation(event).exists():
        return News(REVIVAL, event, turn(event))
    return news_of_version(version, event) if version else None


def news_of_version(version: Version, event: Event) -> News:
    """A published version as something to tell."""
    return News(CHANGE, event, ref_of(version), version)


def turn(event: Event, number: int | None = None) -> Ref:
    """How one cancelling or taking back is spoken about; the last one by default."""
    return Ref(TURN, f"{event.ref}/{event.turns if number is None else number}")


def _was_revived_last(event, version) -> bool:
    return bool(event.turns) and not (version and version.published_at > event.turned_at)


def _told_of_cancellation(event):
    """Mails about the cancelling before the last taking back that left, or still may."""
    told = Message.objects.about(CANCELLATION, turn(event, event.turns - 1).ref)
    return told.filter(state__in=[State.SENT, State.WAITING])


def heard_of_cancellation(event: Event, person_ref: str) -> bool:
    """Whether a mail said to somebody that the event does not take place."""
    told = _told_of_cancellation(event).filter(state=State.SENT, recipient_ref=person_ref)
    return told.exists()


def version_known_before(version: Version) -> Version | None:
    """The version that people know: the last one told, else the one they were invited to, else
    the one before; None for the first."""
    earlier = list(version.event.versions.filter(number__lt=version.number))
    told = Message.objects.about(CHANGE, *[one.ref for one in earlier])
    refs = set(told.values_list("object_ref", flat=True))
    known = [one for one in earlier if str(one.ref) in refs]
    known = known or _at_invitation(version.event, earlier) or earlier
    return known[0] if known else None


def _at_invitation(event, earlier) -> list[Version]:
    people = Participation.objects.filter(event=event)
    first = people.aggregate(at=Min("invited_at"))["at"]
    return [one for one in earlier if first and one.published_at <= first]
