"""Issuing, replacing and withdrawing one certificate."""

from django.db import DatabaseError, IntegrityError, transaction
from django.db.models import Max

from certificates import readiness
from certificates.addresses import code_address
from certificates.documents.certificate import Marks, certificate_pdf
from certificates.facts import same_truth
from certificates.models import CURRENT, Certificate, Step, Transition
from certificates.proposals import Proposal
from kit import codes, dates, files, record
from kit.actor import Actor

ATTEMPTS = 20  # at a number: each failure means that somebody else got one


class NothingToCertify(ValueError):
    """Nobody was there: such a certificate is withdrawn, not replaced."""


def issue(*, proposal: Proposal, languages: list[str], by: Actor, at) -> Certificate:
    """The person has a valid certificate, numbered without gaps, with its file stored.

    Whoever has one already keeps it: the same comes back, whatever has changed since.
    """

    @transaction.atomic
    def keep(certificate, data):
        if known := _current(proposal.participation):
            return known
        _add(certificate, data, at)
        _record("certificate.issued", certificate, by, at)
        return certificate

    return _current(proposal.participation) or _numbered(proposal, languages, at, keep)


def replace(
    *, certificate: Certificate, proposal: Proposal, languages: list[str], reason: str,
    by: Actor, at,
) -> Certificate:  # fmt: skip
    """A new certificate says what is true now; the old one is replaced and points to it.

    When nothing it says has changed the same certificate comes back. One that was replaced
    meanwhile is not replaced again: its successor comes back.
    """

    @transaction.atomic
    def keep(successor, data):
        if not _leave(certificate, Step.REPLACED, reason, at):
            return _now(certificate)
        _add(successor, data, at)
        Certificate.objects.filter(pk=certificate.pk).update(replaced_by=successor)
        _record("certificate.replaced", successor, by, at, old=certificate.number)
        return successor

    if not certificate.is_current:
        return _now(certificate)
    if readiness.NO_ATTENDANCE in proposal.problems:
        raise NothingToCertify
    unchanged = same_truth(certificate.facts, proposal.facts)
    if unchanged and certificate.languages == languages:
        return certificate
    return _numbered(proposal, languages, at, keep)


@transaction.atomic
def withdraw(*, certificate: Certificate, reason: str, by: Actor, at) -> Certificate:
    """The certificate is withdrawn for good, and verification says so. Again: nothing happens."""
    if _leave(certificate, Step.WITHDRAWN, reason, at):
        _record("certificate.withdrawn", certificate, by, at)
    certificate.refresh_from_db(fields=["step"])
    return certificate


def _current(participation) -> Certificate | None:
    return Certificate.objects.current().filter(participation=participation).first()


def _now(certificate) -> Certificate:
    certificate.refresh_from_db()
    return certificate.replaced_by or certificate


def _numbered(proposal, languages, at, keep) -> Certificate:
    """Draw with the next number and keep; once more when somebody was faster.

    The number is settled by a constraint and not by a lock, so that drawing holds up nobody.
    """
    attempt = 1
    while True:
        certificate, data = _draw(proposal, languages, at)
        try:
            return keep(certificate, data)
        except DatabaseError as error:
            _leave_no_file(certificate)
            if attempt == ATTEMPTS or not isinstance(error, IntegrityError):
                raise
            attempt += 1


def _leave_no_file(certificate) -> None:
    """The disk knows no rollback."""
    if certificate.file_id:
        certificate.file.content.delete(save=False)


def _draw(proposal, languages, at) -> tuple[Certificate, bytes]:
    participation = proposal.participation
    event = participation.event
    today = dates.local(at, event.zone).date()
    certificate = Certificate(
        participation=participation,
        project=event.project,
        year=today.year,
        serial=_next_serial(event.project, today.year),
        facts={**proposal.facts, "issued_on": today.isoformat()},
        languages=languages,
        issued_at=at,
    )
    certificate.number = f"{event.project.acronym}-{today.year}-{certificate.serial:04d}"
    certificate.note_hashes()
    return certificate, certificate_pdf(
        certificate.facts, languages=languages, look=proposal.look, created=at,
        marks=_marks(certificate),
    )  # fmt: skip


def _next_serial(project, year) -> int:
    taken = Certificate.objects.filter(project=project, year=year)
    return (taken.aggregate(last=Max("serial"))["last"] or 0) + 1


def _marks(certificate) -> Marks:
    return Marks(
        number=certificate.number,
        code=code_address(certificate.code),
        letters=codes.grouped(certificate.letters),
    )


def _add(certificate, data, at) -> None:
    certificate.file = files.keep(
        data, name=f"{certificate.number}.pdf", content_type="application/pdf"
    )
    certificate.save()
    Transition.objects.create(certificate=certificate, step=certificate.step, at=at)


def _leave(certificate, step, reason, at) -> bool:
    """Take it out of the current ones; a conditional update says whether it was one."""
    still = Certificate.objects.filter(pk=certificate.pk, step__in=CURRENT)
    if not still.update(step=step):
        return False
    Transition.objects.create(certificate=certificate, step=step, at=at, reason=reason)
    return True


def _record(verb, certificate, by, at, **detail):
    record.write(
        by, verb, certificate, scope=certificate.project.ref, at=at,
        detail={"number": certificate.number, **detail},
    )  # fmt: skip
