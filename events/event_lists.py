"""Events in lists: what runs, what comes, what is past, each with the page it leads to."""

from dataclasses import dataclass, field, replace
from datetime import date

from django.utils.safestring import mark_safe

from events.access import roles_held_by
from events.models import Event, State
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
    return ByTime(_told(running, request), coming, past)


def _told(running: list[Entry], request) -> list[Entry]:
    """With what every floor says, which is asked once for all of them.

    ``parts.fill("home.events", fill)``; ``fill(request, events)`` -> {event.pk: safe HTML}
    """
    events = [entry.event for entry in running]
    said = [fill(request, events) for fill in parts.filled("home.events")] if events else []
    return [
        replace(entry, said=mark_safe("".join(one.get(entry.event.pk, "") for one in said)))  # noqa: S308  as in {% part %}
        for entry in running
    ]
