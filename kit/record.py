"""Writing the record. Every action calls ``write`` once, inside its own transaction."""

from kit import clock
from kit.actor import Actor, Ref, ref_of
from kit.models import Record


def write(actor: Actor, verb: str, thing, *, scope="", fields=(), detail=None, at=None) -> Record:
    """Add one entry about ``thing`` (a Ref or a Referable row).

    ``fields`` are names only; ``detail`` holds counts and codes, never names of people. On whose
    behalf it was done is noted when that was asked for in the same ``scope``.
    """
    ref = thing if isinstance(thing, Ref) else ref_of(thing)
    return Record.objects.create(
        at=at or clock.now(),
        verb=verb,
        scope=str(scope),
        actor_kind=actor.kind,
        actor_ref=actor.ref,
        behalf=actor.behalf_in(scope),
        object_kind=ref.kind,
        object_ref=ref.ref,
        fields=list(fields),
        detail=detail or {},
    )
