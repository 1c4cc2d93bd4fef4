"""Attendance of a whole event: people by half days, and the numbers beside it."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cache

from django.db.models import Count, F, Q

from attendance import naming
from attendance.calls import taken_of
from attendance.models import WAS_THERE, Attendance, Presence
from attendance.words import labels_of, short_key
from events.models import Event
from kit import dates
from mobility.models import ADMITTED, Participation

MISSING = "missing"
BATCH = 2000
REPORTED = (
    "listed_name", "listed_organisation", "listed_email", "role", "status", "person__given_name",
    "person__family_name", "person__printed_name", "person__email",
    "sending_organisation__legal_name", "sending_organisation__country",
)  # fmt: skip
LOOKS = {
    Presence.PRESENT: "present", Presence.LATE: "part", Presence.LEFT_EARLY: "part",
    Presence.EXCUSED: "excused", Presence.ABSENT: "absent",
}  # fmt: skip


@dataclass(frozen=True)
class Half:
    """A column: a roll call with its words, whether it is over and done, and what was remarked."""

    name: naming.Name
    label: str
    is_done: bool
    remark: str = ""
    done_by: str = ""

    @property
    def day_label(self) -> str:
        return dates.short_day(self.name.day)

    @property
    def short(self) -> str:
        return short_key(self.name.key)


@dataclass(frozen=True, slots=True)
class Cell:
    """One person in one half day."""

    name: naming.Name
    presence: str = ""
    first_at: datetime | None = None
    is_corrected: bool = False

    @property
    def is_there(self) -> bool:
        return self.presence in WAS_THERE

    @property
    def look(self) -> str:
        return LOOKS.get(self.presence, "nothing")

    @property
    def word(self) -> str:
        return Presence(self.presence).label if self.presence else ""

    @property
    def is_by_hand(self) -> bool:
        """Whether a correction says so; not when somebody was only taken back and ticked again."""
        was_seen = self.presence == Presence.PRESENT and self.first_at
        return bool(self.is_corrected and self.presence and not was_seen)

    @property
    def seen_although(self) -> bool:
        """Somebody was scanned who is said not to have been there."""
        return bool(self.first_at) and not self.is_there


def halves_of(event: Event, names, taken=None) -> list[Half]:
    """The columns; ``taken`` are the roll calls of the event, where a page has them already."""
    taken = taken_of(event) if taken is None else taken
    labels = labels_of(event, names)
    return [_half(name, labels[name], taken.get(name)) for name in names]


def _half(name, label, call) -> Half:
    if call is None:
        return Half(name, label, is_done=False)
    return Half(name, label, call.is_done, call.remark, str(call.done_by or ""))


def listed(event: Event):
    """Who stands in the grid: whom the desk welcomes, and whoever was there all the same."""
    was_there = Attendance.objects.of_event(event).there().values("participation")
    people = Participation.objects.filter(event=event)
    return people.filter(Q(status__in=ADMITTED) | Q(pk__in=was_there)).with_people()


def without(people, event: Event, name: naming.Name):
    """Those of ``people`` who were not there in one half day."""
    there = Attendance.objects.of_event(event).there()
    there = there.filter(roll_call__day=name.day, roll_call__key=name.key)
    return people.exclude(pk__in=there.values("participation"))


def rows_of(people, halves: list[Half]) -> list[tuple[Participation, list[Cell]]]:
    """The rows of a page of people, in one statement beside that of the people."""
    people = list(people)
    known = _known(Attendance.objects.filter(participation__in=people))
    return [(person, [_cell(known[person.pk], half) for half in halves]) for person in people]


def all_rows(event: Event, halves: list[Half]) -> list[tuple[Participation, list[Cell]]]:
    """The rows of everybody."""
    known = _known(Attendance.objects.of_event(event))
    people = listed(event)
    return [(person, [_cell(known[person.pk], half) for half in halves]) for person in people]


def each_row(event: Event, halves: list[Half]) -> Iterator[tuple[Participation, list[Cell]]]:
    """The rows of everybody one after the other, with what a report says of people and no more.

    Ten thousands of people need a few megabytes this way.
    """
    known = _known(Attendance.objects.of_event(event))
    people = listed(event).select_related(None).select_related("person", "sending_organisation")
    for person in people.only(*REPORTED).iterator(chunk_size=BATCH):
        yield person, [_cell(known.get(person.pk, {}), half) for half in halves]


def _known(rows) -> dict[int, dict]:
    """What is known, by person and half day; words and names are shared between the cells."""
    known, names = defaultdict(dict), cache(naming.Name)
    words = {value: value for value in Presence.values} | {Presence.UNDONE.value: ""}
    values = rows.order_by().values_list(
        "participation", "roll_call__day", "roll_call__key", "presence", "first_at", "is_corrected"
    )
    for person, day, key, presence, first_at, is_corrected in values.iterator(chunk_size=BATCH):
        name = names(day, key)
        known[person][name] = Cell(name, words[presence], first_at, is_corrected)
    return known


def _cell(known: dict, half: Half) -> Cell:
    cell = known.get(half.name, Cell(half.name))
    if half.is_done and not cell.presence:
        return Cell(half.name, Presence.ABSENT, cell.first_at, cell.is_corrected)
    return cell


@dataclass(frozen=True)
class Bar:
    """How many of a partner were there in a half day."""

    there: int
    of: int

    @property
    def percent(self) -> int:
        return round(100 * self.there / self.of) if self.of else 0


@dataclass(frozen=True)
class Partner:
    """An organisation of the grid, with how many it sends; no ``ref`` for those without one."""

    key: int | None
    ref: str
    name: str
    expected: int


def partners_of(event: Event) -> list[Partner]:
    """Whose people stand in the grid, in its order; one statement."""
    name = F("sending_organisation__legal_name")
    found = listed(event).order_by(name.asc(nulls_last=True))
    rows = found.values_list("sending_organisation", "sending_organisation__ref", name)
    return [
        Partner(key, str(ref or ""), name or "", expected)
        for key, ref, name, expected in rows.annotate(Count("pk"))
    ]


def bars_of(event: Event, halves: list[Half], partners) -> list[tuple[str, list[Bar]]]:
    """Per partner and half day how many were there; the last row is everybody."""
    there = _there(event)
    rows = [
        (each.name, [Bar(there[half.name, each.key], each.expected) for half in halves])
        for each in partners
    ]
    total = sum(each.expected for each in partners)
    everybody = [
        Bar(sum(there[half.name, each.key] for each in partners), total) for half in halves
    ]
    return [*rows, ("", everybody)] if rows else []


def _there(event) -> Counter:
    rows = Attendance.objects.of_event(event).there().order_by()
    rows = rows.values_list(
        "roll_call__day", "roll_call__key", "participation__sending_organisation"
    ).annotate(number=Count("pk"))
    return Counter({(naming.Name(day, key), org): number for day, key, org, number in rows})
