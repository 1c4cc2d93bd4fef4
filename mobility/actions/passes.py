"""Passes: the one that counts, and replacing one that was lost or passed on."""

from datetime import datetime

from django.db import transaction

from kit import record
from kit.actor import Actor
from mobility.models import Participation, Pass


def current_pass(participation: Participation) -> Pass:
    """The pass that opens doors now."""
    return participation.passes.current().get()


@transaction.atomic
def replace_pass(
    *, participation: Participation, by: Actor, at: datetime, generation: int | None = None
) -> Pass:
    """Make a new pass; the old code names nobody from now on.

    ``generation`` says which one is meant: when that one was replaced already, as by a second
    click, the newer one is returned and nothing happens.
    """
    old = current_pass(participation)
    # The conditional update settles two clicks at once: only one of them takes the row.
    wanted = participation.passes.current().filter(generation=generation or old.generation)
    if not wanted.update(replaced_at=at):
        return current_pass(participation)
    new = Pass.for_participation(
        participation, seed=old.seed, generation=old.generation + 1, made_at=at
    )
    new.save()
    record.write(
        by, "pass.replaced", participation, scope=participation.event.project.ref,
        detail={"generation": new.generation}, at=at,
    )  # fmt: skip
    return new
