"""Writing the record. Every action calls ``write`` once, inside its own transaction."""

from kit import clock
from kit.actor import Actor, Ref, ref_of
from kit.models import Record


def write(actor: Actor, verb: str, thing, *, scope="", fields=(), detail=None, at=None) -> Record:
    """Add one entry about ``thing`` (a Ref or a Referable row).

    ``fields`` are names only; ``detail`` holds counts and codes, never names of people.
    """
    ref = thing if isinstance(thing, Ref) else ref_of(thing)
    behalf = actor.on_behalf_of or Ref("", "")
    return Record.objects.create(
        at=at or clock.now(),
        verb=verb,
        scope=str(scope),
        actor_kind=actor.kind,
        actor_ref=actor.ref,
        behalf_kind=behalf.kind,
        behalf_ref=behalf.ref,
        channel=actor.channel,
        object_kind=ref.kind,
        object_ref=ref.ref,
        fields=list(fields),
        detail=detail or {},
    )
