"""Making, changing, cancelling events."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import F

from events.actions.common import assign
from events.models import Event, EventSignatory, OldSlug, Project, Signatory, State
from kit import dates, record
from kit.actor import Actor
from kit.slugs import free, slugify
from kit.translated import in_language


@transaction.atomic
def make_event(
    *, project: Project, ref: UUID, by: Actor, at: datetime, signatories=(), **fields
) -> Event:
    """A planned event with an address made from its title. The same ``ref`` makes it once."""
    slug = free_slug(in_language(fields["title"], "en"))
    event, is_new = Event.objects.get_or_create(
        ref=ref, defaults={"project": project, "slug": slug, **fields}
    )
    if is_new:
        _let_sign(event, signatories)
        record.write(by, "event.made", event, scope=project.ref, at=at)
    return event


def free_slug(title: str) -> str:
    """An address for ``title`` that no event has or had."""
    return free(slugify(title), slug_is_taken)


def slug_is_taken(slug: str, *, by_other_than: Event | None = None) -> bool:
    """Whether an address belongs to an event, or led to one before."""
    pk = by_other_than.pk if by_other_than else None
    return (
        Event.objects.filter(slug=slug).exclude(pk=pk).exists()
        or OldSlug.objects.filter(slug=slug).exclude(event=pk).exists()
    )


@transaction.atomic
def change_event(
    *, event: Event, by: Actor, at: datetime, signatories: list[Signatory] | None = None, **fields
) -> Event:
    """The event says ``fields`` now. Another ``slug`` makes the old one redirect.

    The draft of the agenda goes along: to the new days when as many days begin on another one,
    and at the same time on the clock when the zone is another.
    ``signatories`` sign in the given order; None leaves them as they are.
    """
    old_slug, old_days, old_zone = event.slug, event.days, event.zone
    changed = assign(event, fields)
    if event.slug != old_slug:
        event.old_slugs.filter(slug=event.slug).delete()
        OldSlug.objects.create(slug=old_slug, event=event)
    if _carry_agenda(event, old_days, old_zone):
        changed.append("agenda")
    if signatories is not None and _let_sign(event, signatories):
        changed.append("signatories")
    if changed:
        record.write(by, "event.changed", event, scope=event.project.ref, fields=changed, at=at)
    return event


def _carry_agenda(event, old_days, old_zone) -> bool:
    moves = len(event.days) == len(old_days)
    shift = event.starts_on - old_days[0] if moves else timedelta(0)
    if not shift and event.zone == old_zone:
        return False
    items = list(event.items.all())
    for item in items:
        item.starts_at = _carried(item.starts_at, shift, old_zone, event.zone)
        item.ends_at = _carried(item.ends_at, shift, old_zone, event.zone)
    event.items.bulk_update(items, ["starts_at", "ends_at"])
    return bool(items)


def _carried(moment, shift, old_zone, new_zone):
    wall = dates.local(moment, old_zone) + shift
    return dates.instant(wall.date(), wall.time(), new_zone)


def _let_sign(event, signatories) -> bool:
    before = list(event.signing.values_list("signatory", flat=True))
    wanted = list(dict.fromkeys(signatory.pk for signatory in signatories))
    if before == wanted:
        return False
    event.signing.all().delete()
    EventSignatory.objects.bulk_create(
        EventSignatory(event=event, signatory_id=pk, order=order)
        for order, pk in enumerate(wanted, start=1)
    )
    return True


@transaction.atomic
def cancel_event(*, event: Event, by: Actor, at: datetime, reason: dict | None = None) -> bool:
    """The event does not take place: its page says so. False when that was so before.

    ``reason`` is what participants read, in one language or several.
    """
    news = {"state": State.CANCELLED, "cancel_reason": reason or {}}
    return _turn(event, news, (State.PLANNED, State.PUBLISHED), "event.cancelled", by, at)


@transaction.atomic
def revive_event(*, event: Event, by: Actor, at: datetime) -> bool:
    """A cancelled event takes place after all, as published as it was."""
    state = State.PUBLISHED if event.versions.exists() else State.PLANNED
    return _turn(event, {"state": state}, (State.CANCELLED,), "event.revived", by, at)


def _turn(event, news, allowed, verb, by, at) -> bool:
    """Change the state once: of two presses at the same time one finds nothing to change."""
    turning = Event.objects.filter(pk=event.pk, state__in=allowed)
    if not turning.update(**news, turns=F("turns") + 1, turned_at=at):
        return False
    event.refresh_from_db(fields=[*news, "turns", "turned_at"])
    record.write(by, verb, event, scope=event.project.ref, at=at)
    return True


@transaction.atomic
def renew_link(*, event: Event, generation: int, by: Actor, at: datetime) -> bool:
    """The secret address is another one; the one of ``generation`` leads nowhere any more.

    A second press names a generation that is past, and renews nothing.
    """
    current = Event.objects.filter(pk=event.pk, link_generation=generation)
    if not current.update(link_generation=generation + 1):
        return False
    event.link_generation = generation + 1
    record.write(by, "event.link_renewed", event, scope=event.project.ref, at=at)
    return True
