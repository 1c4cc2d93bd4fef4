"""Who can get a certificate of an event, and what it would say: proposed, nothing stored."""

from dataclasses import dataclass

from django.db.models import Q

from attendance.hours import Attended, attended
from attendance.models import RollCall
from attendance.totals import totals_of
from certificates import readiness
from certificates.addresses import printed_address
from certificates.documents.certificate import Look
from certificates.facts import common_facts, facts_of, same_truth
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


def propose(event: Event) -> list[Proposal]:
    """Everybody who takes part or has a certificate, in the order of the attendance list.

    The number of statements does not depend on how many they are.
    """
    totals, nothing = totals_of(event), attended(programme.half_days_of(event), {})
    common, look, latest = common_facts(event), look_of(event), _latest(event)
    found = []
    for person in _people(event):
        total = totals.get(person.pk, nothing)
        found.append(
            Proposal(
                participation=person,
                attended=total,
                facts=facts_of(person, total, common),
                problems=readiness.problems_of(person, total),
                latest=latest.get(person.pk),
                look=look,
            )
        )
    return found


def proposal_for(participation: Participation) -> Proposal | None:
    """The proposal for one person; None for who does not take part and has no certificate."""
    found = {each.participation.pk: each for each in propose(participation.event)}
    return found.get(participation.pk)


def gaps_of(event: Event) -> list[str]:
    """What is missing for the event as a whole: keys of ``readiness.GAPS``."""
    found = []
    if not programme.newest_version(event):
        found.append(readiness.NO_VERSION)
    if event.signing.count() < 2:
        found.append(readiness.NO_SIGNATORY)
    done = set(
        RollCall.objects.filter(event=event, done_at__isnull=False).values_list("day", "key")
    )
    if any((half.day, half.key) not in done for half in programme.half_days_of(event)):
        found.append(readiness.OPEN_ROLL_CALL)
    return found


def look_of(event: Event) -> Look:
    """What is the same on every certificate of the event."""
    return Look(
        imprint=imprint_of(event.project, "en"),
        days=band_days(event),
        palette=PALETTES[Kind(event.kind)],
        check_at=printed_address(),
    )


def _people(event):
    takes_part = Q(status__in=ADMITTED)
    has_one = Q(pk__in=Certificate.objects.of(event).values("participation"))
    people = list(Participation.objects.filter(takes_part | has_one, event=event).with_people())
    for person in people:
        person.event = event
    return people


def _latest(event) -> dict:
    """The newest certificate of each person; a current one is always the newest."""
    found = Certificate.objects.of(event).order_by("issued_at", "pk").select_related("file")
    return {certificate.participation_id: certificate for certificate in found}
