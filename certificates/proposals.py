"""Who can get a certificate of an event, and what it would say: proposed, nothing stored."""

from dataclasses import dataclass

from django.db.models import Q

from attendance.hours import Attended, attended
from attendance.models import RollCall
from attendance.totals import presences_of
from certificates import readiness
from certificates.addresses import printed_address
from certificates.documents.certificate import Look
from certificates.facts import address_of, common_facts, facts_of, same_truth
from certificates.models import Certificate
from events import programme
from events.band import PALETTES, band_days
from events.imprint import imprint_of
from events.models import Event, Kind
from mobility.models import Participation
from mobility.models.participation import ADMITTED


@dataclass(frozen=True)
class Proposal:
    """One person: attendance, what a certificate says now, the latest one there is."""

    participation: Participation
    attended: Attended
    facts: dict
    problems: list
    latest: Certificate | None
    look: Look

    @property
    def certificate(self) -> Certificate | None:
        """The certificate that holds now."""
        return self.latest if self.latest and self.latest.is_current else None

    @property
    def is_blocked(self) -> bool:
        """Whether no certificate can be made at all."""
        return bool(readiness.BLOCKING.intersection(self.problems))

    @property
    def can_be_issued(self) -> bool:
        """Whether one can be made, also again after a withdrawal."""
        return not self.certificate and not self.is_blocked

    @property
    def is_ready(self) -> bool:
        """Whether one is issued unless somebody says otherwise: present, and never had one."""
        return not self.latest and not self.is_blocked

    @property
    def has_changed(self) -> bool:
        """Whether a new certificate would say something else than the one that holds."""
        return bool(self.certificate) and not same_truth(self.certificate.facts, self.facts)


class Basis:
    """What all proposals of an event share, read once."""

    def __init__(self, event: Event):
        shown = programme.shown_items(event)
        items = shown or list(event.items.all())
        self.event, self.is_published = event, bool(shown)
        self.half_days = programme.half_days_of(event, items)
        self.common = common_facts(event)
        self.look = look_of(event, items)
        self._totals, self._addresses = {}, {}

    def gaps(self) -> list[str]:
        """What is missing for the event as a whole: keys of ``readiness.GAPS``."""
        found = []
        if not self.is_published:
            found.append(readiness.NO_VERSION)
        if sum(bool(line["name"]) for line in self.common["signatories"]) < 2:
            found.append(readiness.NO_SIGNATORY)
        calls = RollCall.objects.filter(event=self.event, done_at__isnull=False)
        done = set(calls.values_list("day", "key"))
        if any((half.day, half.key) not in done for half in self.half_days):
            found.append(readiness.OPEN_ROLL_CALL)
        return found

    def proposals(self, one: Participation | None = None) -> list[Proposal]:
        """Everybody who takes part or has a certificate, in the order of the attendance list.

        Of ``one`` person only, if asked.
        """
        people = _people(self.event, **({"pk": one.pk} if one else {}))
        only = {"participation": one} if one else {}
        presences, latest = presences_of(self.event, **only), _latest(self.event, **only)
        return [self._proposal(one, presences[one.pk], latest.get(one.pk)) for one in people]

    def _proposal(self, person, presences, latest) -> Proposal:
        total, address = self._total(presences), self._address(person.sending_organisation)
        return Proposal(
            participation=person,
            attended=total,
            facts=facts_of(person, total, self.common, address),
            problems=readiness.problems_of(person, total),
            latest=latest,
            look=self.look,
        )

    def _total(self, presences) -> Attended:
        """Worked out once for everybody who was there at the same times."""
        key = frozenset(presences.items())
        if key not in self._totals:
            self._totals[key] = attended(self.half_days, presences)
        return self._totals[key]

    def _address(self, organisation) -> str:
        """Written once for everybody from the same organisation."""
        key = organisation and organisation.pk
        if key not in self._addresses:
            self._addresses[key] = address_of(organisation)
        return self._addresses[key]


def propose(event: Event) -> list[Proposal]:
    """Everybody's proposals; the number of statements does not depend on how many they are."""
    return Basis(event).proposals()


def proposal_for(participation: Participation) -> Proposal | None:
    """The proposal for one person; None for who does not take part and has no certificate."""
    return next(iter(Basis(participation.event).proposals(participation)), None)


def look_of(event: Event, items) -> Look:
    """What is the same on every certificate of the event."""
    return Look(
        imprint=imprint_of(event.project, "en"),
        days=band_days(event, items),
        palette=PALETTES[Kind(event.kind)],
        check_at=printed_address(),
    )


def _people(event, **only):
    takes_part = Q(status__in=ADMITTED)
    has_one = Q(pk__in=Certificate.objects.of(event).values("participation"))
    found = Participation.objects.filter(takes_part | has_one, event=event, **only)
    people = list(found.select_related("person", "sending_organisation").in_list_order())
    for person in people:
        person.event = event
    return people


def _latest(event, **only) -> dict:
    """The newest certificate of each person; a current one is always the newest."""
    found = Certificate.objects.of(event).filter(**only).order_by("issued_at", "pk")
    return {certificate.participation_id: certificate for certificate in found}
