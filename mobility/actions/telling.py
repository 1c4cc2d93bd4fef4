"""Telling people about a change: a mail waits in the outbox, once for each round."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from kit import outbox, record
from kit.actor import Actor, ref_of
from mobility.models import Participation
from mobility.news import News


@transaction.atomic
def tell(
    *, news: News, people: Iterable[Participation], round: int = 1, by: Actor, at: datetime
) -> int:
    """Queue a mail about ``news`` for each of ``people``; how many mails are new.

    The same ``round`` again queues nothing for those who have one: a second press tells nobody
    twice. "Send again" is the next round.
    """
    told = [(news.about, ref_of(one.person), one.person.speaks) for one in people]
    queued = outbox.queue_many(news.purpose, told, round=round)
    if queued:
        record.write(
            by, VERBS[news.purpose], news.version or news.event, scope=news.event.project.ref,
            at=at, detail={"mails": queued, "round": round},
        )  # fmt: skip
    return queued


VERBS = {
    "change": "version.told",
    "cancellation": "cancellation.told",
    "revival": "revival.told",
}
