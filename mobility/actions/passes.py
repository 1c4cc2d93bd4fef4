"""Passes: the one that counts, and replacing one that was lost or passed on.

``uses`` is for floors above: each entry is a function that says whether a pass was used.
"""

from collections.abc import Callable
from datetime import datetime

from django.db import transaction
from django.db.models import Max

from kit import record
from kit.actor import Actor
from kit.models import Message, Record
from mobility.models import Participation, Pass

uses: list[Callable[[Pass], bool]] = []


class InUse(ValueError):
    """Somebody has this pass: it was mailed, shown, or pressed on."""


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
        participation, seed=old.seed, generation=_newest(participation) + 1, made_at=at
    )
    new.save()
    _write(by, "pass.replaced", new, at)
    return new


@transaction.atomic
def take_back_replacement(
    *, participation: Participation, generation: int, by: Actor, at: datetime
) -> Pass:
    """Undo of replacing: the pass before counts again, and the code made by mistake is refused.

    ``generation`` is that of the mistake; when another one counts meanwhile, nothing happens.
    Raises InUse when somebody has it already: they would stand at the door with a dead code.
    """
    mistake = current_pass(participation)
    before = participation.passes.filter(generation__lt=generation).last()
    if mistake.generation != generation or before is None:
        return mistake
    if is_used(mistake):
        raise InUse
    if participation.passes.current().filter(generation=generation).update(replaced_at=at):
        before.replaced_at = None
        before.save(update_fields=["replaced_at"])
        _write(by, "pass.kept", before, at)
    return current_pass(participation)


def is_used(held: Pass) -> bool:
    """Whether a mail went to its holder since it was made, or anybody showed or pressed on it."""
    participation = held.participation
    mails = Message.objects.filter(recipient_ref=str(participation.person.ref))
    by_holder = Record.objects.filter(actor_kind="participation", actor_ref=str(participation.ref))
    return (
        mails.filter(sent_at__gte=held.made_at).exists()
        or by_holder.filter(at__gte=held.made_at).exists()
        or any(used_by(held) for used_by in uses)
    )


def _newest(participation) -> int:
    return participation.passes.aggregate(newest=Max("generation"))["newest"]


def _write(by, verb, held, at):
    participation = held.participation
    record.write(
        by, verb, participation, scope=participation.event.project.ref,
        detail={"generation": held.generation}, at=at,
    )  # fmt: skip
