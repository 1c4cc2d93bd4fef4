"""Many certificates with one press: the press writes rows, the worker issues one by one."""

import logging
from collections.abc import Iterable

from django.db import DatabaseError, transaction

from certificates import readiness
from certificates.actions.certificates import issue
from certificates.models import BatchEntry, CertificateBatch, EntryState
from certificates.proposals import propose
from events.models import Event
from kit import busy, clock, record
from kit.actor import Actor
from kit.pdf import MissingGlyph
from kit.refs import RefTaken
from mobility.models import Participation

logger = logging.getLogger(__name__)


@transaction.atomic
def begin(
    *, event: Event, people: Iterable[Participation], languages: list[str], ref, by: Actor, at
) -> CertificateBatch:
    """A batch waits for the worker. The same ``ref`` again gives the same batch."""
    batch, is_new = CertificateBatch.objects.get_or_create(
        ref=ref,
        defaults={
            "event": event, "languages": languages, "asked_at": at,
            "actor_kind": by.kind, "actor_ref": by.ref, "behalf": by.behalf_in(event.project.ref),
        },
    )  # fmt: skip
    if batch.event_id != event.pk:
        raise RefTaken
    if is_new:
        entries = [BatchEntry(batch=batch, participation=person) for person in people]
        BatchEntry.objects.bulk_create(entries)
        record.write(
            by, "certificate_batch.begun", batch, scope=event.project.ref, at=at,
            detail={"people": len(entries)},
        )  # fmt: skip
    return batch


def run_waiting() -> int:
    """Issue what waits, batch after batch; how many people were dealt with.

    Every certificate is a transaction of its own. A worker that is killed leaves the rest
    waiting; one that runs beside it finds what is issued already.
    """
    batches = CertificateBatch.objects.unfinished().select_related(
        "event__project", "event__host_organisation", "behalf"
    )
    return sum(_run(batch) for batch in list(batches))


def _run(batch) -> int:
    by = Actor(batch.actor_kind, batch.actor_ref, batch.behalf)
    proposals = {each.participation.pk: each for each in propose(batch.event)}
    waiting = list(batch.entries.filter(state=EntryState.WAITING))
    for entry in waiting:
        _finish(entry, proposals.get(entry.participation_id), batch.languages, by)
    return len(waiting)


def _finish(entry, proposal, languages, by) -> None:
    certificate, reason = _issued_or_why_not(proposal, languages, by)
    state = EntryState.DONE if certificate else EntryState.FAILED
    BatchEntry.objects.filter(pk=entry.pk, state=EntryState.WAITING).update(
        state=state, certificate=certificate, reason=reason
    )


def _issued_or_why_not(proposal, languages, by):
    """The certificate, or the reason why this person gets none; the others go on."""
    if proposal is None:
        return None, readiness.GONE
    if proposal.is_blocked and not proposal.certificate:
        return None, proposal.problems[0]
    try:
        return issue(proposal=proposal, languages=languages, by=by, at=clock.now()), ""
    except MissingGlyph:
        return None, readiness.UNPRINTABLE
    except DatabaseError:
        raise  # nothing is wrong with this person; the worker tries again
    except Exception as error:
        if busy.passes(error):
            raise
        logger.exception("certificate for participation %s", proposal.participation.ref)
        return None, readiness.TROUBLE
