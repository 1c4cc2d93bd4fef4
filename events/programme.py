"""The agenda that people can see: the newest version, and what of it a reader may know."""

from dataclasses import dataclass
from datetime import datetime

from events import agenda, change_words, changes
from events.models import Event, Item, Version, VersionItem


@dataclass(frozen=True)
class Stop:
    """One item as one reader sees it: the address of a visit only when that reader may."""

    item: Item | VersionItem
    with_addresses: bool = False
    change: changes.Change | None = None
    is_now: bool = False
    zone: str = "UTC"

    @property
    def note(self) -> str:
        """What changed with the newest version, in a few words; empty when nothing did."""
        return change_words.in_short(self.change, self.zone) if self.change else ""

    @property
    def is_gone(self) -> bool:
        """Whether it stood in the version before and does not any more."""
        return self.change is not None and self.change.what == changes.REMOVED

    @property
    def address(self) -> str:
        """Where a visit is; empty for readers who may not know."""
        return self.item.address if self._may_know_where else ""

    @property
    def way(self) -> str:
        """The way to the next item, which may name a street."""
        return self.item.way_to_next if self._may_know_where else ""

    @property
    def contact(self) -> str:
        """Whom to ask for at a visit."""
        return self.item.contact if self.with_addresses else ""

    @property
    def access_note(self) -> dict:
        """How to get in."""
        return self.item.access_note if self.with_addresses else {}

    @property
    def _may_know_where(self) -> bool:
        return self.with_addresses or self.item.is_address_public


def newest_version(event: Event) -> Version | None:
    """What is published now."""
    return event.versions.first()


def shown_items(event: Event) -> list[VersionItem]:
    """The items of the newest version, in order of time; none before the first."""
    return shown_items_of([event])[event.pk]


def shown_items_of(events) -> dict[int, list[VersionItem]]:
    """By event the items of its newest version; one statement, and each item knows its version."""
    newest = Version.objects.filter(event__in=events).newest()
    found = _knowing_their_version(VersionItem.objects.filter(version__in=newest))
    return {event.pk: [i for i in found if i.version.event_id == event.pk] for event in events}


def current_items(event: Event) -> list[Item | VersionItem]:
    """What is published; the draft while nothing is."""
    return current_items_of([event])[event.pk]


def current_items_of(events) -> dict[int, list[Item | VersionItem]]:
    """By event the ``current_items``; a second statement only when one has no version yet."""
    found = shown_items_of(events)
    if unpublished := [event for event in events if not found[event.pk]]:
        for item in Item.objects.filter(event__in=unpublished):
            found[item.event_id].append(item)
    return found


def items_of(version: Version) -> list[VersionItem]:
    """The items of one version, each knowing its version without another query."""
    items = list(version.items.all())
    for item in items:
        item.version = version
    return items


def items_of_previous(version: Version) -> list[VersionItem] | None:
    """The items of the version before; None for the first version."""
    if version.number == 1:
        return None
    before = {"version__event": version.event_id, "version__number": version.number - 1}
    return _knowing_their_version(VersionItem.objects.filter(**before)) or None


def version_of(items) -> Version | None:
    """The version that published items belong to."""
    return items[0].version if items else None


def _knowing_their_version(items) -> list[VersionItem]:
    return list(items.select_related("version"))


def dropped_items(event: Event, items: list[VersionItem]) -> list[VersionItem]:
    """What an earlier version held and the newest, whose ``items`` these are, does not."""
    version = version_of(items)
    if version is None or version.number == 1:
        return []
    kept = [item.key for item in items]
    earlier = VersionItem.objects.filter(version__event=event).exclude(key__in=kept)
    last = {item.key: item for item in earlier.order_by("version__number")}
    return sorted(last.values(), key=lambda item: item.starts_at)


def half_days_of(event: Event, items=None) -> list[agenda.HalfDay]:
    """The half days that count: of the newest version, of the draft while nothing is published.

    An event without any item has a morning and an afternoon of no minutes on each day. ``items``
    are the ``current_items``, for pages that have them already.
    """
    items = current_items(event) if items is None else items
    if not items:
        return agenda.empty_half_days(event.days)
    return agenda.half_days(items, event.zone, event.noon)


def stops(event, items, *, with_addresses=False, before=None, at: datetime | None = None):
    """Items as ``Stop``s in order of time.

    ``before`` are the items of the previous version: what changed is said with each stop, and
    those that are gone stand where they were.
    """
    found = changes.compare(before, items, with_closed=with_addresses) if before else []
    different = {change.item.key: change for change in found}
    gone = [change.item for change in found if change.what == changes.REMOVED]
    ordered = sorted([*items, *gone], key=lambda item: (item.starts_at, item.ends_at))
    return [
        Stop(
            item,
            with_addresses,
            change=different.get(item.key),
            is_now=item not in gone and _is_now(item, at),
            zone=event.zone,
        )
        for item in ordered
    ]


def _is_now(item, at) -> bool:
    return at is not None and item.starts_at <= at < item.ends_at


def stops_by_day(event: Event, stops: list[Stop]) -> list[tuple]:
    """(day, its stops) for every day of the event, and for days with items beside it."""
    days = {day: [] for day in event.days}
    for stop in stops:
        days.setdefault(stop.item.local_day(event.zone), []).append(stop)
    return sorted(days.items())
