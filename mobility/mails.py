"""How far the invitation of each participation has come."""

from django.utils.translation import gettext_lazy as _

from kit.models import Message
from mobility.letters import INVITATION

# state of the newest round -> (look, words)
SAID = {
    "waiting": ("note", _("mail waiting")),
    "sent": ("good", _("mail sent")),
    "failed": ("stop", _("mail failed")),
    "dropped": ("soon", _("mail not sent")),
    "no_email": ("soon", _("no e-mail")),
    "not_yet": ("", _("not invited")),
    "by_hand": ("", _("invited")),
}


def invitations_of(participations) -> dict[str, Message]:
    """Participation ref -> the newest invitation; one statement."""
    refs = [participation.ref for participation in participations]
    messages = Message.objects.about(INVITATION, *refs).order_by("round")
    return {message.object_ref: message for message in messages}


def mail_state(participation, message: Message | None) -> str:
    """One of the keys of ``SAID``."""
    if message:
        return message.state
    if not participation.person.email:
        return "no_email"
    return "by_hand" if participation.invited_at else "not_yet"


def next_round(message: Message | None) -> int:
    """The round that "send again" on a page means."""
    return message.round + 1 if message else 1
