"""One roll call as its page shows it: who is expected, who is there, by organisation."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, time
from functools import cached_property
from uuid import UUID, uuid4

from django.db.models import Count, F, Q

from attendance import naming
from attendance.calls import is_of_event, taken_of
from attendance.models import WAS_THERE, Attendance, Presence
from attendance.words import labels_of
from events.models import Event, Person
from events.programme import half_days_of
from kit import dates
from mobility.models import ADMITTED, Participation

LARGE = 200  # people whom a thumb can still scroll through
NONE = "none"  # in an address: those without an organisation
BEGINS = time(9)  # a morning without an agenda


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


@dataclass
class Group:
    """An organisation in a roll call: how many are expected and there, and the rows to show."""

    ref: str
    legal_name: str
    expected: int
    there: int
    unticked: int
    rows: list[Row] = field(default_factory=list)

    @property
    def name(self) -> str:
        """As the rows call it, who may keep an older name; "" for those without organisation."""
        return self.rows[0].participation.organisation_name if self.rows else self.legal_name


class Roll:
    """The roll call of an event with this name; it need not have been made yet."""

    def __init__(self, event: Event, name: naming.Name, at: datetime):
        self.event, self.name = event, name
        self.when = naming.when(name, at, event.zone, event.noon)
        self.taken = taken_of(event)
        self.call = self.taken.get(name)

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
    def groups(self) -> list[Group]:
        """Organisations in the order of the attendance list, with their numbers; one statement."""
        known, there = self._entries(), self._entries().there()
        numbers = {
            "expected": Count("pk"),
            "there": Count("pk", filter=Q(pk__in=there.values("participation"))),
            "known": Count("pk", filter=Q(pk__in=known.values("participation"))),
        }
        name = F("sending_organisation__legal_name")
        found = self.people().order_by(name.asc(nulls_last=True))
        rows = found.values_list("sending_organisation__ref", name).annotate(**numbers)
        return [
            Group(str(ref or NONE), legal_name or "", expected, there, expected - known)
            for ref, legal_name, expected, there, known in rows
        ]

    @property
    def expected(self) -> int:
        return sum(group.expected for group in self.groups)

    @property
    def there(self) -> int:
        return sum(group.there for group in self.groups)

    @property
    def unticked(self) -> int:
        """Whom "all here except" would tick if nobody were excepted."""
        return sum(group.unticked for group in self.groups)

    @property
    def is_large(self) -> bool:
        """Whether there are too many for one list."""
        return self.expected > LARGE

    @property
    def rows(self) -> list[Row]:
        """What ``show`` put into the groups."""
        return [row for group in self.groups for row in group.rows]

    def people(self, *, q: str = "", partner: str = ""):
        """Everybody who is expected, and whoever was there all the same; some of them if asked."""
        known = self._entries().values("participation")
        found = Participation.objects.filter(Q(status__in=ADMITTED) | Q(pk__in=known))
        found = found.filter(event=self.event)
        if q:
            found = found.filter(person__in=Person.objects.matching(q).values("pk"))
        if partner == NONE:
            found = found.filter(sending_organisation=None)
        elif partner:
            found = found.filter(sending_organisation__ref=partner)
        return found

    def unticked_people(self):
        """Those whom "all here except" speaks of, with no more than their names."""
        people = self.people().exclude(pk__in=self._entries().values("participation"))
        return people.with_names()

    def show(self, people: Iterable[Participation]) -> None:
        """Put the rows of ``people`` under their organisations."""
        people, entries = list(people), self._entries()
        if len(people) < self.expected:
            entries = entries.filter(participation__in=people)
        known = {each.participation_id: each for each in entries}
        groups = {group.ref: group for group in self.groups}
        for person in people:
            organisation = person.sending_organisation
            ref = str(organisation.ref) if organisation else NONE
            groups[ref].rows.append(self._row(person, known.get(person.pk)))

    def _entries(self):
        """What is known of anybody; nothing before the roll call was made."""
        if self.call is None:
            return Attendance.objects.none()
        return Attendance.objects.filter(roll_call=self.call).exclude(presence=Presence.UNDONE)

    def _row(self, person, known) -> Row:
        if known:
            return Row(person, known.presence, known.first_at)
        return Row(person, Presence.ABSENT if self.is_done else "")


def names_of(event: Event, *, items=None, taken=None) -> list[naming.Name]:
    """The half days of the agenda and whatever else was taken, in order of time.

    ``items`` and ``taken`` are the current items and the roll calls, where a page has them already.
    """
    planned = {naming.Name(half.day, half.key) for half in half_days_of(event, items)}
    if taken is None:
        taken = {naming.Name(*each) for each in event.roll_calls.values_list("day", "key")}
    return sorted(planned | set(taken), key=lambda name: name.in_time)


def name_for(event: Event, at: datetime, **known) -> naming.Name | None:
    """The half day to take now: the current one, else the last before it, else the first.

    None for an event in which nothing counts. ``known`` is what ``names_of`` takes.
    """
    names = [name for name in names_of(event, **known) if name.is_half_day]
    now = naming.half_at(at, event.zone, event.noon)
    begun = [name for name in names if name.in_time <= now.in_time]
    return begun[-1] if begun else next(iter(names), None)


def begin_of(event: Event, name: naming.Name) -> datetime:
    """When a half day begins: with its first counted item, else at nine or an hour after noon."""
    for half in half_days_of(event):
        if (half.day, half.key) == (name.day, name.key) and half.starts_at:
            return half.starts_at
    begin = dates.instant(name.day, BEGINS, event.zone)
    if name.key == naming.AFTERNOON:
        begin = dates.instant(name.day, event.noon, event.zone) + naming.GRACE
    return begin
