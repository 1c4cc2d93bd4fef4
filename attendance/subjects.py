"""Who is meant: a code or a reference becomes a participation of the event, or nobody."""

from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from itertools import starmap

from django.db.models import Exists, OuterRef, UUIDField

from attendance.items import ScanItem, Why
from attendance.models import Answer, Attendance, Scan
from events.models import Organisation, Person
from kit.prepared import Prepared, known
from mobility.models import ADMITTED, Participation, Pass

# named as the instances of ``_participation`` name them
ABOUT = ("id", "event_id", "ref", "status", "listed_name", "listed_organisation")
NAMES = ("id", "given_name", "family_name", "printed_name")
OF_PASS = ("code_hash", "replaced_at")
SHOWN = (*ABOUT, *(f"person__{name}" for name in NAMES), "sending_organisation__legal_name")


def _with_hints(rows, given, person: str):
    """Whether the person has a row in the roll call, and whether an item's id is taken.

    They were read before the transaction and save it a statement; what it writes tells the truth.
    """
    seen = Attendance.objects.filter(
        participation=OuterRef(person), roll_call__id=given("roll_call")
    )
    return rows.order_by().annotate(was_seen=Exists(seen), is_kept=is_kept(given))


def is_kept(given):
    """Whether the log has a scan under one of the ids."""
    return Exists(Scan.objects.filter(pk__in=given.each("ids", UUIDField())))


PASSES = Prepared(
    lambda given: _with_hints(
        Pass.objects.filter(code_hash__in=given.each("hashes")), given, "participation"
    ).values_list(
        *OF_PASS, "was_seen", "is_kept",
        *(f"participation__{name}" for name in SHOWN),
    )
)  # fmt: skip
PEOPLE = Prepared(
    lambda given: _with_hints(
        Participation.objects.filter(
            event=given("event"), ref__in=given.each("refs", UUIDField())
        ), given, "pk",
    ).values_list("was_seen", "is_kept", *SHOWN)
)  # fmt: skip


@dataclass(frozen=True)
class Subject:
    """Whom an item is about and, if not simply welcome, the answer and why."""

    participation: Participation | None = None
    verdict: str = ""
    why: str = ""
    was_seen: bool = False  # in the one roll call of the batch, when it was read
    since: datetime | None = None  # when and where, of a single scan, unless it was corrected
    where: str = ""

    @property
    def is_welcome(self) -> bool:
        return not self.verdict


NOBODY = Subject(verdict=Answer.ASK, why=Why.UNKNOWN)


class Subjects:
    """The people that the items of one event name, from rows of ``PASSES`` and ``PEOPLE``.

    What follows in a row of a pass is since when and where the person was seen.
    ``has_kept`` says whether an id of the items may be in the log already.
    """

    def __init__(self, event, passes: list[tuple], people: list[tuple]):
        self._event, self.has_kept = event, True
        self._passes = {row[0]: Held(bool(row[1]), _person(*row[2:])) for row in passes}
        self._people = {each.participation.ref: each for each in starmap(_person, people)}
        if passes or people:
            self.has_kept = any(row[3] for row in passes) or any(row[1] for row in people)

    @classmethod
    def named_by(cls, event, items: list[ScanItem], roll_calls: list[int]) -> "Subjects":
        """Read in two statements at most.

        Who was seen is asked only for a batch of one roll call: a row in another one must not be
        taken for a row in this, because rows that are missing are added before those that are
        there are held.
        """
        is_one = len({item.roll_call for item in items}) == 1
        only = roll_calls[0] if is_one and roll_calls else 0
        given = {"ids": [item.id for item in items], "roll_call": only}
        hashes = {item.code_hash for item in items if item.code}
        refs = {item.participation for item in items if not item.code}
        passes = PASSES.rows(hashes=hashes, **given) if hashes else []
        people = PEOPLE.rows(event=event.pk, refs=refs, **given) if refs else []
        return cls(event, passes, people)

    def of(self, item: ScanItem) -> Subject | None:
        """Whom the item means; None when it names nobody who could be kept."""
        if item.code:
            return self._holder(self._passes.get(item.code_hash), item.device_time)
        return self._people.get(item.participation)

    def _holder(self, held: "Held | None", device_time) -> Subject:
        """Another event's pass is as unknown as a made-up one: nobody's business here."""
        if held is None or held.subject.participation.event_id != self._event.pk:
            return NOBODY
        if held.is_replaced:
            return Subject(held.subject.participation, Answer.REPLACED)
        if self._is_over(device_time):
            return Subject(held.subject.participation, Answer.ASK, Why.CANCELLED)
        return held.subject

    def _is_over(self, device_time) -> bool:
        """Whether the event was cancelled when a pass was shown. Somebody who was there before
        that was there, however late the phone reports it."""
        event = self._event
        if not event.is_cancelled:
            return False
        return not (event.turned_at and device_time and device_time < event.turned_at)


@dataclass(frozen=True)
class Held:
    """A pass: whether it was replaced, and whose it is."""

    is_replaced: bool
    subject: Subject


def _person(was_seen, _is_kept, *rest) -> Subject:
    """Somebody who is known, and whether the desk welcomes the person."""
    found, seen = as_shown(rest[: len(SHOWN)]), rest[len(SHOWN) :]
    if found.status not in ADMITTED:
        return Subject(found, Answer.ASK, Why.NOT_ADMITTED)
    since, is_corrected, where = seen or (None, True, "")
    if is_corrected:
        return Subject(found, was_seen=bool(was_seen))
    return Subject(found, was_seen=bool(was_seen), since=since, where=where)


def as_shown(shown) -> Participation:
    """A participation from the columns ``SHOWN``: as much as the desk says of a person."""
    about, names, organisation = shown[: len(ABOUT)], shown[len(ABOUT) : -1], shown[-1]
    found = known(Participation, ABOUT, about)
    found.person = known(Person, NAMES, names)
    found.sending_organisation = organisation and _named(organisation)
    return found


@lru_cache(maxsize=200)
def _named(legal_name: str) -> Organisation:
    return Organisation(legal_name=legal_name)
