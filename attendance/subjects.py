"""Who is meant: a code or a reference becomes a participation of the event, or nobody."""

from dataclasses import dataclass

from attendance.items import ScanItem, Why
from attendance.models import Answer
from mobility.models import ADMITTED, Participation, Pass

PEOPLE = (
    "event_id", "ref", "status", "listed_name", "listed_organisation",
    "person__given_name", "person__family_name", "person__printed_name",
    "sending_organisation__legal_name",
)  # fmt: skip


@dataclass(frozen=True)
class Subject:
    """Whom an item is about and, if not simply welcome, the answer and why."""

    participation: Participation | None = None
    verdict: str = ""
    why: str = ""

    @property
    def is_welcome(self) -> bool:
        return not self.verdict


NOBODY = Subject(verdict=Answer.ASK, why=Why.UNKNOWN)


class Subjects:
    """The people that the items of one event name, read in two statements at most."""

    def __init__(self, event, items: list[ScanItem]):
        self._event = event
        self._passes = _passes({item.code_hash for item in items if item.code})
        self._people = _people(event, {item.participation for item in items if not item.code})

    def of(self, item: ScanItem) -> Subject | None:
        """Whom the item means; None when it names nobody who could be kept."""
        if item.code:
            return self._holder(self._passes.get(item.code_hash), item.device_time)
        person = self._people.get(item.participation)
        return _judged(person) if person else None

    def _holder(self, held: Pass | None, device_time) -> Subject:
        """Another event's pass is as unknown as a made-up one: nobody's business here."""
        if held is None or held.participation.event_id != self._event.pk:
            return NOBODY
        if held.replaced_at:
            return Subject(held.participation, Answer.REPLACED)
        if self._is_over(device_time):
            return Subject(held.participation, Answer.ASK, Why.CANCELLED)
        return _judged(held.participation)

    def _is_over(self, device_time) -> bool:
        """Whether the event was cancelled when a pass was shown. Somebody who was there before
        that was there, however late the phone reports it."""
        event = self._event
        if not event.is_cancelled:
            return False
        return not (event.turned_at and device_time and device_time < event.turned_at)


def _judged(participation) -> Subject:
    if participation.status in ADMITTED:
        return Subject(participation)
    return Subject(participation, Answer.ASK, Why.NOT_ADMITTED)


def _passes(hashes) -> dict:
    if not hashes:
        return {}
    fields = [f"participation__{name}" for name in PEOPLE]
    related = ("participation__person", "participation__sending_organisation")
    held = Pass.objects.filter(code_hash__in=hashes).select_related(*related)
    held = held.only("code_hash", "replaced_at", "participation_id", *fields)
    return {each.code_hash: each for each in held.order_by()}


def _people(event, refs) -> dict:
    if not refs:
        return {}
    people = Participation.objects.filter(event=event, ref__in=refs).order_by()
    people = people.select_related("person", "sending_organisation").only(*PEOPLE)
    return {each.ref: each for each in people}
