"""What happens now and next at events that run."""

from events import programme
from kit import clock, dates


def now_and_next_of(events) -> dict[int, tuple]:
    """By event the item that runs and the next one: ``{"item", "is_now"}``; at most two."""
    items = programme.shown_items_of(events)
    return {event.pk: _now_and_next(event, items[event.pk]) for event in events}


def _now_and_next(event, items):
    now = clock.now()
    today = dates.local(now, event.zone).date()
    left = [
        item
        for item in items
        if item.ends_at > now and dates.local(item.starts_at, event.zone).date() == today
    ]
    return tuple({"item": item, "is_now": item.starts_at <= now} for item in left[:2])
