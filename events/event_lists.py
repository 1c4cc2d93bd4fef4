"""Events in lists: what runs, what comes, what is past, each with the page it leads to."""

from dataclasses import dataclass, field
from datetime import date

from events.access import roles_held_by
from events.models import Event, State
from events.workspace import home_url

LOOKS = {State.PLANNED: "nothing", State.PUBLISHED: "good", State.CANCELLED: "stop",
         State.CLOSED: "note"}  # fmt: skip


@dataclass(frozen=True)
class Entry:
    """One event of a list."""

    event: Event
    url: str

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


def by_time(events, user, today: date) -> ByTime:
    """``events`` as entries for ``user``; the latest past one first."""
    held, found = roles_held_by(user), ByTime()
    for event in events:
        entry = Entry(event, home_url(event, held))
        if event.ends_on < today:
            found.past.insert(0, entry)
        elif event.starts_on <= today and event.state != State.CANCELLED:
            found.running.append(entry)
        else:
            found.coming.append(entry)
    return found
