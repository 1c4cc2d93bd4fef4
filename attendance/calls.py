"""The roll calls of an event by name; one that is named for the first time is made."""

from datetime import datetime

from django.db.models import DateField, OuterRef

from attendance import naming
from attendance.inserting import insert_new
from attendance.models import Attendance, RollCall
from events.models import Event
from kit.counting import number_of
from kit.prepared import Prepared, known
from mobility.models import Participation


def is_of_event(event: Event, name: naming.Name) -> bool:
    """Whether the event can have such a roll call: a day of it, and a half day or an item."""
    return name in those_of(event, {name})


def those_of(event: Event, names: set) -> set:
    """The ones of ``names`` that ``is_of_event``, in a constant number of statements."""
    days = set(event.days)
    within = {name for name in names if name.day in days}
    items = _items_among(event, {name.key for name in within if not name.is_half_day})
    return {name for name in within if name.is_half_day or name.key in items}


def _items_among(event, keys) -> set[str]:
    """Which of the keys belong to items of the draft or of what was published last."""
    if not keys:
        return set()
    found = list(event.items.filter(key__in=keys).values_list("key", flat=True))
    if version := event.versions.first():
        found += version.items.filter(key__in=keys).values_list("key", flat=True)
    return {str(key) for key in found}


class Calls:
    """The roll calls that some entries name; ``found`` are those that were read already."""

    def __init__(self, event: Event, texts, *, counted: bool = False, found: list | None = None):
        self._event, self._counted = event, counted
        self._names = {text: naming.parse(text) for text in set(texts)}
        asked = {name for name in self._names.values() if name}
        self._found = self._read(asked) if found is None else _by_name(found)
        self._valid = set(self._found) | those_of(event, asked - set(self._found))

    def named(self, text: str) -> RollCall | None:
        """The roll call of a name; None when the event has no such thing."""
        return self._found.get(self._names[text])

    def is_known(self, text: str) -> bool:
        """Whether the event has, or can have, a roll call of this name."""
        return self._names[text] in self._valid

    def made(self) -> list[int]:
        """The keys of those that were made already."""
        return [call.pk for call in self._found.values()]

    def counts(self) -> dict[str, dict]:
        """By name, how many are in and how many may come, as it was read and where it was."""
        return {
            str(name): {"there": call.there, "expected": call.expected}
            for name, call in self._found.items()
            if call.there is not None
        }

    def counts_now(self) -> dict[str, dict]:
        """The same, read once more."""
        self._counted = True
        self._found |= self._read(set(self._found))
        return self.counts()

    def make_missing(self, at: datetime) -> None:
        """Make the ones that are named for the first time; somebody else may be faster."""
        missing = sorted(self._valid - set(self._found), key=lambda name: name.in_time)
        if not missing:
            return
        rows = [
            RollCall(event=self._event, day=name.day, key=name.key, made_at=at) for name in missing
        ]
        insert_new(rows, ["id"])
        self._found |= self._read(set(missing))

    def _read(self, names) -> dict:
        if not names:
            return {}
        # every day with every key, which finds a little more: SQLite bears no long chain of ORs
        days, keys = {name.day for name in names}, {name.key for name in names}
        rows = (COUNTED if self._counted else NAMED).rows(
            event=self._event.pk, days=days, keys=keys
        )
        return {name: call for name, call in _by_name(map(as_call, rows)).items() if name in names}


def _by_name(calls) -> dict:
    return {naming.Name(call.day, call.key): call for call in calls}


def as_call(row) -> RollCall:
    """A roll call, with its counts when they were asked for."""
    call = known(RollCall, COLUMNS, row[: len(COLUMNS)])
    call.there, call.expected = row[len(COLUMNS) :] or (0, 0)
    return call


def with_there(roll_calls):
    """The roll calls with ``there``, how many are in."""
    return roll_calls.annotate(there=THERE)


def with_counts(roll_calls):
    """The same, and ``expected``, how many may come."""
    return roll_calls.annotate(there=THERE, expected=EXPECTED)


THERE = number_of(Attendance.objects.there().filter(roll_call=OuterRef("pk")))
EXPECTED = number_of(Participation.objects.admitted().filter(event=OuterRef("event")))


def taken_in(events) -> dict[int, dict[naming.Name, RollCall]]:
    """By event the roll calls that were taken, by name, with ``there``; one statement."""
    found = {event.pk: {} for event in events}
    calls = RollCall.objects.filter(event__in=events).select_related("done_by")
    for call in with_there(calls).order_by():
        found[call.event_id][naming.Name(call.day, call.key)] = call
    return found


def taken_of(event: Event) -> dict[naming.Name, RollCall]:
    """The same for one event, each call knowing it."""
    found = taken_in([event])[event.pk]
    for call in found.values():
        call.event = event
    return found


def counts_for(event: Event, name: naming.Name) -> dict:
    """How many are in and how many may come, also before the roll call is made."""
    made = Calls(event, [str(name)], counted=True).counts()
    nobody = {"there": 0, "expected": 0}
    if not made:
        nobody["expected"] = Participation.objects.filter(event=event).admitted().count()
    return made.get(str(name), nobody)


def call_named(event: Event, name: naming.Name, at: datetime) -> RollCall:
    """The roll call of a half day or item, made if this is the first time it is needed."""
    calls = Calls(event, [str(name)])
    calls.make_missing(at)
    return calls.named(str(name))


COLUMNS = ("id", "event_id", "day", "key", "made_at", "done_at", "done_by_id", "remark")


def _named(given):
    days, keys = given.each("days", DateField()), given.each("keys")
    return RollCall.objects.filter(event=given("event"), day__in=days, key__in=keys).order_by()


NAMED = Prepared(lambda given: _named(given).values_list(*COLUMNS))
COUNTED = Prepared(
    lambda given: with_counts(_named(given)).values_list(*COLUMNS, "there", "expected")
)
