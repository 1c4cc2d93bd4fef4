"""Whom news reaches: by mail, through somebody else, and how far the mails have come."""

from dataclasses import dataclass, field

from django.utils.translation import gettext_lazy as _

from events.models import Event
from kit.models import Message
from kit.models.message import State
from mobility.models import Participation
from mobility.news import News

# what the mail server's library calls it -> what it means for whoever sends
WHY = {
    "SMTPRecipientsRefused": _("The mail server refused the address."),
    "SMTPSenderRefused": _("The mail server does not take mail from us."),
    "SMTPAuthenticationError": _("The mail server does not know our password."),
    "SMTPServerDisconnected": _("The mail server hung up."),
    "ConnectionRefusedError": _("The mail server could not be reached."),
    "TimeoutError": _("The mail server did not answer."),
    "gaierror": _("The mail server was not found."),
}
OTHERWISE = _("It could not be sent (%(problem)s).")


@dataclass
class Told:
    """One person with the newest mail about the news, if there is one."""

    participation: Participation
    message: Message | None = None

    @property
    def why(self) -> str:
        """Why the mail has not left, in words; empty when nothing went wrong."""
        problem = self.message.problem if self.message else ""
        return str(WHY.get(problem, OTHERWISE)) % {"problem": problem} if problem else ""

    @property
    def is_untold(self) -> bool:
        return self.message is None

    @property
    def is_failed(self) -> bool:
        return self.message is not None and self.message.state == State.FAILED


@dataclass
class Audience:
    """Those who are expected, by how they can be reached."""

    by_mail: list[Told] = field(default_factory=list)
    without_email: list[Participation] = field(default_factory=list)

    @property
    def untold(self) -> list[Participation]:
        """Those to whom no mail about it was queued yet."""
        return [told.participation for told in self.by_mail if told.is_untold]

    @property
    def failed(self) -> list[Told]:
        return [told for told in self.by_mail if told.is_failed]

    @property
    def late(self) -> list[Told]:
        """Mails that wait because something went wrong and is tried again."""
        return [
            told for told in self.by_mail
            if told.why and not told.is_failed and told.message.state == State.WAITING
        ]  # fmt: skip

    @property
    def people(self) -> list[Participation]:
        return [told.participation for told in self.by_mail]

    def count(self, state: str) -> int:
        """How many newest mails are in a state."""
        return sum(bool(told.message) and told.message.state == state for told in self.by_mail)

    @property
    def next_round(self) -> int:
        """The round that "send again" means."""
        return max((told.message.round for told in self.by_mail if told.message), default=0) + 1

    @property
    def is_on_its_way(self) -> bool:
        return self.count(State.WAITING) > 0


def audience_of(news: News) -> Audience:
    """Two statements, whatever the number of people."""
    newest = {message.recipient_ref: message for message in news.messages()}
    found = Audience()
    for one in expected(news.event):
        if one.person.email:
            found.by_mail.append(Told(one, newest.get(str(one.person.ref))))
        else:
            found.without_email.append(one)
    return found


def expected(event: Event):
    """Everybody who is expected, in the order of the list."""
    return Participation.objects.filter(event=event).admitted().with_people()
