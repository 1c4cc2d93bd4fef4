"""Mail leaves after the commit: actions queue, the worker draws and sends (decision 20).

The owner of a purpose registers how its letter is drawn, at the moment it is sent:

    @outbox.draws("invitation")
    def invitation(message) -> outbox.Letter | None: …

``None`` means that nobody is left to be told. A second ``queue`` of the same purpose, object,
recipient and round queues nothing. A worker killed between the mail server's yes and our
commit repeats that one mail, with the same Message-ID.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.core import mail
from django.db.models import F
from django.template.loader import render_to_string

from kit import clock
from kit.actor import Ref
from kit.languages import speaking
from kit.models.message import ATTEMPTS, LEASE, Message, State
from kit.plain_text import one_line

logger = logging.getLogger(__name__)
_drawers: dict[str, Callable] = {}


@dataclass(frozen=True)
class Letter:
    """One mail to one address, as plain text."""

    to: str
    subject: str
    text: str


def letter(to: str, template: str, context: dict) -> Letter:
    """A letter in the language spoken now; the first line of its template is the subject."""
    text = render_to_string(template, context)
    subject, _line, body = text.strip().partition("\n")
    return Letter(to, one_line(subject), body.strip() + "\n")


def draws(purpose: str):
    """Register the function that draws the letters of ``purpose``."""

    def register(drawer):
        _drawers[purpose] = drawer
        return drawer

    return register


def queue(purpose: str, about: Ref, to: Ref, *, language="en", round=1, due_at=None) -> bool:
    """Add a message to the outbox, in the caller's transaction. False: it was there already."""
    made = Message.objects.bulk_create(
        [_row(purpose, about, to, language, round, due_at)], ignore_conflicts=True
    )
    return Message.objects.filter(ref=made[0].ref).exists()


def queue_many(purpose: str, pairs, *, round=1) -> int:
    """``queue`` for many (about, to, language) at once; how many were new."""
    rows = [_row(purpose, about, to, language, round, None) for about, to, language in pairs]
    Message.objects.bulk_create(rows, ignore_conflicts=True, batch_size=200)
    return Message.objects.filter(ref__in=[row.ref for row in rows]).count()


def _row(purpose, about, to, language, round, due_at):
    now = clock.now()
    return Message(
        purpose=purpose,
        object_kind=about.kind,
        object_ref=about.ref,
        recipient_kind=to.kind,
        recipient_ref=to.ref,
        language=language,
        round=round,
        queued_at=now,
        due_at=due_at or now,
    )


def draw(message: Message) -> Letter | None:
    """The letter as it would go out now, in the message's language or English."""
    with speaking(message.language):
        return _drawers[message.purpose](message)


def preview(purpose: str, about: Ref, to: Ref, *, language="en") -> Letter | None:
    """The letter of a message that is not queued yet."""
    return draw(_row(purpose, about, to, language, 1, None))


def send_now(letter: Letter) -> None:
    """Past the outbox, for a code that somebody waits for; raises what the mail server raises."""
    _mail(None, letter).send()


def deliver(limit: int = 100) -> int:
    """Send what is due, each message in a claim of its own; how many left the house."""
    sent = 0
    for message in Message.objects.due(clock.now())[:limit]:
        if _claim(message):
            sent += _send(message)
    return sent


def _claim(message) -> bool:
    """Whether this worker holds the message now: a conditional update settles who does."""
    now = clock.now()
    return Message.objects.due(now).filter(pk=message.pk).update(
        held_until=now + LEASE, attempts=F("attempts") + 1
    ) == 1  # fmt: skip


def _send(message) -> bool:
    try:
        letter = draw(message)
        if letter:
            _mail(message, letter).send()
    except Exception as error:
        logger.exception("message %s could not be sent", message.ref)
        _put_off(message, error)
        return False
    state, sent_at = (State.SENT, clock.now()) if letter else (State.DROPPED, None)
    Message.objects.filter(pk=message.pk).update(
        state=state, sent_at=sent_at, held_until=None, problem=""
    )
    return bool(letter)


def _mail(message: Message | None, letter) -> mail.EmailMessage:
    """A message that is sent twice, after a worker died, has the same Message-ID both times."""
    headers = {"Auto-Submitted": "auto-generated"}
    if message:
        domain = urlsplit(settings.SITE_URL).hostname
        headers["Message-ID"] = f"<{message.ref}@{domain}>"
    return mail.EmailMessage(letter.subject, letter.text, to=[letter.to], headers=headers)


def _put_off(message, error):
    attempts = message.attempts + 1
    wait = timedelta(seconds=min(30 * 2**attempts, 6 * 3600))
    Message.objects.filter(pk=message.pk).update(
        state=State.FAILED if attempts >= ATTEMPTS else State.WAITING,
        due_at=clock.now() + wait,
        held_until=None,
        problem=type(error).__name__,
    )
