"""One roll call as its page shows it: who is expected, who is there, by organisation."""

from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from itertools import groupby
from uuid import UUID, uuid4

from attendance import naming
from attendance.calls import is_of_event
from attendance.models import WAS_THERE, Attendance, Presence, RollCall
from attendance.words import labels_of
from events.models import Event
from events.programme import half_days_of
from mobility.models import ADMITTED, Participation


@dataclass
class Row:
    """One person in a roll call; ``scan`` is the id that the next press will carry."""

    participation: Participation
    presence: str = ""
    first_at: datetime | None = None
    scan: UUID = field(default_factory=uuid4)

    @property
    def is_there(self) -> bool:
        return self.presence in WAS_THERE

    @property
    def word(self) -> str:
        return Presence(self.presence).label if self.presence else ""


class Roll:
    """The roll call of an event with this name; it need not have been made yet."""

    def __init__(self, event: Event, name: naming.Name, at: datetime):
        self.event, self.name = event, name
        self.when = naming.when(name, at, event.zone, event.noon)
        calls = RollCall.objects.select_related("event__project", "done_by")
        self.call = calls.filter(event=event, day=name.day, key=name.key).first()

    @property
    def exists(self) -> bool:
        """Whether the event has such a roll call, made or not."""
        return self.call is not None or is_of_event(self.event, self.name)

    @property
    def is_done(self) -> bool:
        return self.call is not None and self.call.is_done

    @property
    def needs_reason(self) -> bool:
        """A half day that is over is entered later, and says why."""
        return self.when == naming.PAST

    @property
    def is_ahead(self) -> bool:
        return self.when == naming.FUTURE

    @cached_property
    def label(self) -> str:
        return labels_of(self.event, [self.name])[self.name]

    @cached_property
    def rows(self) -> list[Row]:
        """Everybody who is expected, and whoever was there all the same."""
        known = self._known()
        people = Participation.objects.filter(event=self.event).with_people()
        return [
            self._row(person, known.get(person.pk))
            for person in people
            if person.status in ADMITTED or person.pk in known
        ]

    @property
    def groups(self) -> list[tuple[str, list[Row], int]]:
        """Organisations with their rows and how many are there."""
        found = groupby(self.rows, key=lambda row: row.participation.organisation_name)
        lists = [(name, list(rows)) for name, rows in found]
        return [(name, rows, sum(row.is_there for row in rows)) for name, rows in lists]

    @property
    def there(self) -> int:
        return sum(row.is_there for row in self.rows)

    def _known(self) -> dict[int, Attendance]:
        if self.call is None:
            return {}
        known = Attendance.objects.filter(roll_call=self.call).exclude(presence=Presence.UNDONE)
        return {each.participation_id: each for each in known}

    def _row(self, person, known) -> Row:
        if known:
            return Row(person, known.presence, known.first_at)
        return Row(person, Presence.ABSENT if self.is_done else "")


def names_of(event: Event) -> list[naming.Name]:
    """The half days of the agenda and whatever else was taken, in order of time."""
    planned = {naming.Name(half.day, half.key) for half in half_days_of(event)}
    taken = event.roll_calls.values_list("day", "key")
    return sorted(planned | {naming.Name(*each) for each in taken}, key=lambda name: name.in_time)


def name_for(event: Event, at: datetime) -> naming.Name | None:
    """The half day to take now: the current one, else the last before it, else the first.

    None for an event in which nothing counts.
    """
    names = [name for name in names_of(event) if name.is_half_day]
    now = naming.half_at(at, event.zone, event.noon)
    begun = [name for name in names if name.in_time <= now.in_time]
    return begun[-1] if begun else next(iter(names), None)
