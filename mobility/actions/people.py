"""Who takes part: added by hand, changed, withdrawn, welcomed at the desk."""

import uuid
from datetime import datetime

from django.db import transaction
from django.db.models import F

from events.actions.common import assign
from events.models import Event, Organisation, Person
from kit import record
from kit.actor import Actor
from mobility.models import GONE, Participation, ParticipationRole, Pass, Status, Travel
from mobility.organisations import KnownNames


@transaction.atomic
def add_participation(
    *,
    event: Event,
    person: Person | dict,
    by: Actor,
    at: datetime,
    ref: uuid.UUID | None = None,
    travel: dict | None = None,
    renamed: dict | None = None,
    **fields,
) -> Participation:
    """Put a person on an event's list, with a pass.

    ``person`` is somebody the project knows, or the fields of somebody new; ``fields`` are those
    of the participation. ``renamed`` holds what is known better about the known person now. The
    same ``ref``, or a person who is on the list already, adds nothing and answers with what is
    there.
    """
    # On PostgreSQL the second of two clicks at once waits here and then finds what the first made;
    # SQLite lets one transaction write at a time anyway.
    Event.objects.select_for_update().only("pk").get(pk=event.pk)
    if ref and (made := Participation.objects.filter(event=event, ref=ref).first()):
        return made
    if isinstance(person, dict):
        person = Person.objects.create(project=event.project, **person)
    assign(person, {name: value for name, value in (renamed or {}).items() if value})
    defaults = {"sending_organisation": person.organisation, "joined_at": at, **fields}
    participation, is_new = Participation.objects.get_or_create(
        event=event, person=person, defaults=defaults | {"ref": ref or uuid.uuid4()}
    )
    if is_new:
        Pass.for_participation(participation, made_at=at).save()
        _keep_travel(participation, travel or {})
        _write(by, "participation.added", participation, at, fields=sorted(fields))
    return participation


@transaction.atomic
def edit_participation(
    *, participation: Participation, person: dict, travel: dict, by: Actor, at: datetime, **fields
) -> Participation:
    """Change a person and how they take part; what is equal already is not written."""
    changed = [
        *assign(participation.person, person),
        *assign(participation, fields),
        *_keep_travel(participation, travel),
    ]
    if changed:
        _write(by, "participation.edited", participation, at, fields=changed)
    return participation


def withdraw(*, participation: Participation, by: Actor, at: datetime) -> Participation:
    """Take somebody off the list; the row stays, and undo gives back the status it had."""
    return _go(participation, Status.WITHDRAWN, "participation.withdrawn", by, at)


def decline(*, participation: Participation, by: Actor, at: datetime) -> Participation:
    """Somebody says "I cannot come"."""
    return _go(participation, Status.DECLINED, "participation.declined", by, at)


@transaction.atomic
def come_after_all(*, participation: Participation, by: Actor, at: datetime) -> Participation:
    """Undo a withdrawal or a refusal: the status is again what it was before."""
    before = participation.status_before or Status.CONFIRMED
    taken = _rows(participation, GONE).update(status=before, status_before="")
    return _went(taken, participation, "participation.returned", by, at)


@transaction.atomic
def confirm(*, participation: Participation, by: Actor, at: datetime) -> Participation:
    """Somebody who was invited says yes."""
    taken = _rows(participation, [Status.INVITED]).update(status=Status.CONFIRMED)
    return _went(taken, participation, "participation.confirmed", by, at)


@transaction.atomic
def walk_in(
    *,
    event: Event,
    name: str,
    organisation_name: str,
    by: Actor,
    at: datetime,
    ref: uuid.UUID,
) -> Participation:
    """Welcome somebody who is on no list: one name, an organisation if there is one.

    The same ``ref`` answers with the same participation.
    """
    if made := Participation.objects.filter(event=event, ref=ref).first():
        return made
    organisation = _organisation_named(event.project, organisation_name)
    return add_participation(
        event=event,
        person={"given_name": name.strip()[:100], "organisation": organisation},
        by=by,
        at=at,
        ref=ref,
        status=Status.CONFIRMED,
        role=ParticipationRole.GUEST,
        is_walk_in=True,
    )


def _organisation_named(project, name: str) -> Organisation | None:
    """The organisation a helper typed: a known one, else a new one with "address missing"."""
    if not (name := " ".join(name.split())[:200]):
        return None
    return KnownNames.of(project).named(name) or Organisation.objects.create(
        project=project, legal_name=name
    )


@transaction.atomic
def _go(participation, status, verb, by, at):
    taken = _rows(participation, set(Status) - set(GONE)).update(
        status_before=F("status"), status=status
    )
    return _went(taken, participation, verb, by, at)


def _rows(participation, statuses):
    """The row while it still has one of ``statuses``: the second of two clicks takes none."""
    return Participation.objects.filter(pk=participation.pk, status__in=statuses)


def _went(taken, participation, verb, by, at):
    participation.refresh_from_db(fields=["status", "status_before"])
    if taken:
        _write(by, verb, participation, at, fields=["status"])
    return participation


def _keep_travel(participation, values: dict) -> list[str]:
    travel = Travel.objects.filter(participation=participation).first()
    if travel:
        return assign(travel, values)
    if any(values.values()):
        Travel.objects.create(participation=participation, **values)
        return [name for name, value in values.items() if value]
    return []


def _write(by, verb, participation, at, *, fields=()):
    scope = participation.event.project.ref
    record.write(by, verb, participation, scope=scope, fields=fields, at=at)
