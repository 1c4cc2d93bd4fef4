"""Saying for a participant what they would say on the pass page."""

from datetime import datetime

from django.db import transaction

from kit import behalf
from kit.actor import Actor, ref_of
from mobility.answers import Answer
from mobility.models import Participation


@transaction.atomic
def answer_for(
    *, participation: Participation, answer: Answer, by: Actor, at: datetime, asked: dict
) -> Participation:
    """Keep how the person asked, and do it on their behalf.

    The same ``asked["ref"]`` once more does nothing new. Raises ``kit.refs.RefTaken``.
    """
    person = ref_of(participation.person)
    kept, is_new = behalf.keep(
        scope=participation.event.project.ref, whom=person, by=by, at=at, **asked
    )
    if not is_new:
        return participation
    return answer.act(participation=participation, by=kept.actor, at=at)
