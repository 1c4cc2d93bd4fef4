"""Working on the draft of an agenda."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from events.actions.common import assign
from events.models import Event, Item
from events.models.agenda import ITEM_FIELDS
from kit import record
from kit.actor import Actor


@transaction.atomic
def add_item(
    *, event: Event, key: UUID, by: Actor, at: datetime, verb: str = "item.added", **fields
) -> Item:
    """One more line of the draft. The same ``key`` adds it once."""
    item, is_new = Item.objects.get_or_create(event=event, key=key, defaults=fields)
    if is_new:
        record.write(by, verb, item, scope=event.project.ref, at=at)
    return item


@transaction.atomic
def change_item(*, item: Item, by: Actor, at: datetime, **fields) -> Item:
    """The line says ``fields`` now; its key stays, so versions know it again."""
    if changed := assign(item, fields):
        record.write(by, "item.changed", item, scope=item.event.project.ref, fields=changed, at=at)
    return item


def copy_item(*, item: Item, key: UUID, by: Actor, at: datetime) -> Item:
    """A second line like ``item``, at the same time, under a key of its own."""
    return add_item(event=item.event, key=key, by=by, at=at, verb="item.copied", **contents(item))


@transaction.atomic
def remove_item(*, item: Item, by: Actor, at: datetime) -> dict:
    """The line is gone from the draft; what it said comes back, for ``restore_item``."""
    said = contents(item)
    if Item.objects.filter(pk=item.pk).delete()[0]:
        record.write(by, "item.removed", item, scope=item.event.project.ref, at=at)
    return said


def restore_item(*, event: Event, key: UUID, by: Actor, at: datetime, **said) -> Item:
    """A removed line stands in the draft again, under its old key."""
    return add_item(event=event, key=key, by=by, at=at, verb="item.restored", **said)


def contents(item) -> dict:
    """Everything a line says, without its key."""
    return {name: getattr(item, name) for name in ITEM_FIELDS if name != "key"}
