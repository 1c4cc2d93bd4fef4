"""What a participant says on the pass page, and that can be said for them on the person's page."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from mobility.actions import people
from mobility.models import Participation, Status


@dataclass(frozen=True)
class Answer:
    """One press of the pass page: its words, what it does, and while the person is … it is so."""

    key: str
    words: str
    done: str
    act: object
    statuses: frozenset

    def is_open(self, participation: Participation) -> bool:
        """Whether it can be said now."""
        return participation.status in self.statuses


EXPECTED = frozenset(set(Status) - {Status.DECLINED, Status.WITHDRAWN})
ANSWERS = {
    answer.key: answer
    for answer in (
        Answer("confirm", _("I will come"), _("%(name)s is expected."), people.confirm,
               frozenset({Status.INVITED})),
        Answer("cannot-come", _("I cannot come"), _("%(name)s is not expected any more."),
               people.decline, EXPECTED),
        Answer("can-come", _("I can come after all"), _("%(name)s is on the list again."),
               people.come_after_all, frozenset({Status.DECLINED})),
    )
}  # fmt: skip


def open_answers(participation: Participation) -> list[Answer]:
    """What the person could say on the pass page now."""
    return [answer for answer in ANSWERS.values() if answer.is_open(participation)]
