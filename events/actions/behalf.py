"""Beginning to act on behalf of somebody."""

import uuid
from datetime import datetime

from django.db import transaction

from events.models import Project
from kit import behalf, record
from kit.actor import Actor, Ref
from kit.models import Behalf
from kit.uploads import Upload


@transaction.atomic
def begin_on_behalf(
    *, project: Project, whom: Ref, channel: str, by: Actor, at: datetime, ref: uuid.UUID,
    note: str = "", proof: Upload | None = None,
) -> Behalf:  # fmt: skip
    """Somebody asked ``by`` to do something for them: whom, how, with what proof.

    The same ``ref`` once more begins nothing new. Raises ``kit.refs.RefTaken``.
    """
    begun, is_new = behalf.keep(
        scope=project.ref, whom=whom, channel=channel, note=note, proof=proof, by=by, at=at, ref=ref
    )
    if is_new:
        record.write(begun.actor, "behalf.begun", whom, scope=project.ref, at=at)
    return begun
