"""The business state of this floor without ids, codes and times of receipt."""

from datetime import UTC

from certificates.models import Certificate, CertificateBatch, Transition


def state() -> dict[str, list[dict]]:
    """Equal on every database after the same actions at the same times."""
    return {
        "certificates": _certificates(),
        "certificate_transitions": _transitions(),
        "certificate_batches": _batches(),
    }


def _certificates() -> list[dict]:
    rows = Certificate.objects.select_related(
        "project", "replaced_by", "participation__event", "participation__person"
    ).order_by("project__slug", "year", "serial")
    return [
        {
            "project": row.project.slug,
            "number": row.number,
            "event": row.participation.event.slug,
            "person": row.participation.person.name,
            "step": row.step,
            "facts": row.facts,
            "languages": row.languages,
            "issued_at": _time(row.issued_at),
            "replaced_by": str(row.replaced_by or ""),
        }
        for row in rows
    ]


def _transitions() -> list[dict]:
    rows = Transition.objects.select_related("certificate__project").order_by(
        "certificate__project__slug", "certificate__number", "at", "pk"
    )
    return [
        {
            "project": row.certificate.project.slug,
            "number": row.certificate.number,
            "step": row.step,
            "at": _time(row.at),
            "reason": row.reason,
        }
        for row in rows
    ]


def _batches() -> list[dict]:
    rows = CertificateBatch.objects.select_related("event").prefetch_related(
        "entries__participation__person", "entries__certificate"
    )
    found = [
        {
            "event": row.event.slug,
            "languages": row.languages,
            "asked_at": _time(row.asked_at),
            "entries": sorted(
                (_entry(entry) for entry in row.entries.all()), key=lambda each: tuple(each.items())
            ),
        }
        for row in rows
    ]
    return sorted(found, key=lambda each: (each["event"], each["asked_at"], str(each)))


def _entry(entry) -> dict:
    return {
        "person": entry.participation.person.name,
        "state": entry.state,
        "certificate": str(entry.certificate or ""),
        "reason": entry.reason,
    }


def _time(moment) -> str:
    return moment.astimezone(UTC).isoformat()
