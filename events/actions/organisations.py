"""Organisations of a project with their other names, partnerships and signatories."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from events.actions.common import assign
from events.models import Organisation, Partner, Project, Signatory
from kit import record, search
from kit.actor import Actor


@transaction.atomic
def add_organisation(
    *, project: Project, ref: UUID, by: Actor, at: datetime,
    names=(), partnerships=(), signatories=(), **fields,
) -> Organisation:  # fmt: skip
    """One more organisation of the project. The same ``ref`` adds it once."""
    organisation, is_new = Organisation.objects.get_or_create(
        ref=ref, defaults={"project": project, **fields}
    )
    if is_new:
        _keep(organisation, names, partnerships, signatories)
        record.write(by, "organisation.added", organisation, scope=project.ref, at=at)
    return organisation


@transaction.atomic
def change_organisation(
    *, organisation: Organisation, by: Actor, at: datetime,
    names=(), partnerships=(), signatories=(), **fields,
) -> Organisation:  # fmt: skip
    """The organisation says ``fields`` now and has exactly these names, times and signatories.

    A partnership is ``{"role", "since", "until"}``; a signatory ``{"ref", "name", "function"}``,
    where a known ``ref`` keeps the row that events may point at.
    """
    changed = assign(organisation, fields) + _keep(organisation, names, partnerships, signatories)
    if changed:
        record.write(
            by, "organisation.changed", organisation, scope=organisation.project.ref,
            fields=changed, at=at,
        )  # fmt: skip
    return organisation


def _keep(organisation, names, partnerships, signatories) -> list[str]:
    """Bring the rows that hang on an organisation in line; which of them were different."""
    different = {
        "names": _keep_names(organisation, names),
        "partnerships": _keep_partnerships(organisation, partnerships),
        "signatories": _keep_signatories(organisation, signatories),
    }
    return [name for name, is_different in different.items() if is_different]


def _keep_names(organisation, names) -> bool:
    wanted = {search.normalise(name): name for name in names}
    known = {row.normalised: row for row in organisation.other_names.all()}
    for normalised, row in known.items():
        if normalised not in wanted:
            row.delete()
    for normalised, name in wanted.items():
        if normalised not in known:
            organisation.other_names.create(project=organisation.project, name=name)
    return set(wanted) != set(known)


def _keep_partnerships(organisation, partnerships) -> bool:
    def as_tuple(row):
        return row["role"], row["since"], row["until"]

    rows = organisation.partnerships.values("role", "since", "until")
    if sorted(map(as_tuple, rows), key=str) == sorted(map(as_tuple, partnerships), key=str):
        return False
    organisation.partnerships.all().delete()
    Partner.objects.bulk_create(Partner(organisation=organisation, **row) for row in partnerships)
    return True


def _keep_signatories(organisation, signatories) -> bool:
    known = {row.ref: row for row in organisation.signatories.all()}
    wanted = {row["ref"]: row for row in signatories if row["ref"]}
    changed = [_change_signatory(known[ref], wanted[ref]) for ref in known.keys() & wanted.keys()]
    gone = [known[ref] for ref in known.keys() - wanted.keys()]
    # one that was removed meanwhile comes back as a new row
    new = [row for row in signatories if row["ref"] not in known]
    for row in gone:
        row.delete()
    for row in new:
        Signatory.objects.create(
            organisation=organisation, name=row["name"], function=row["function"]
        )
    return any(changed) or bool(gone) or bool(new)


def _change_signatory(signatory, row) -> bool:
    return bool(assign(signatory, {"name": row["name"], "function": row["function"]}))
