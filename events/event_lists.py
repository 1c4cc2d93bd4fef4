"""Events in lists: what runs, what comes, what is past, each with the page it leads to."""

from dataclasses import dataclass, field, replace
from datetime import date

from django.utils.safestring import mark_safe

from events.access import roles_held_by
from events.models import Event, State
from events.today import now_and_next_of
from events.workspace import home_url
from kit import parts

LOOKS = {State.PLANNED: "nothing", State.PUBLISHED: "good", State.CANCELLED: "stop",
         State.CLOSED: "note"}  # fmt: skip


@dataclass(frozen=True)
class Entry:
    """One event of a list."""

    event: Event
    url: str
    said: str = ""  # what the floors above say about it, when it runs today
    moments: tuple = ()  # what happens there now and next, when it runs today

    @property
    def look(self) -> str:
        """How its state is coloured."""
        return LOOKS[State(self.event.state)]


@dataclass(frozen=True)
class ByTime:
    """Events sorted by whether they run on a day, come after it or are past."""

    running: list[Entry] = field(default_factory=list)
    coming: list[Entry] = field(default_factory=list)
    past: list[Entry] = field(default_factory=list)


def by_time(events, request, today: date) -> ByTime:
    """``events`` as entries for the reader; the latest past one first."""
    held, running, coming, past = roles_held_by(request.user), [], [], []
    for event in events:
        entry = Entry(event, home_url(event, held))
        if event.ends_on < today:
            past.insert(0, entry)
        elif event.starts_on <= today and event.state != State.CANCELLED:
            running.append(entry)
        else:
            coming.append(entry)
    return ByTime(told(running, request), coming, past)


def told(running: list[Entry], request) -> list[Entry]:
    """With now and next, and what every floor says, which is asked once for all of them.

    ``parts.fill("home.events", fill)``; ``fill(request, events)`` -> {event.pk: safe HTML}
    """
    events = [entry.event for entry in running]
    if not events:
        return []
    moments = now_and_next_of(events)
    said = [fill(request, events) for fill in parts.filled("home.events")]
    return [
        replace(entry, moments=moments[entry.event.pk], said=_joined(said, entry.event.pk))
        for entry in running
    ]


def _joined(said: list[dict], key: int) -> str:
    pieces = [one.get(key, "").strip() for one in said]
    return mark_safe("".join(pieces))  # noqa: S308  as in {% part %}
