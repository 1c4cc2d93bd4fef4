"""On whose behalf one can act in a project, and how that is said."""

from collections import defaultdict
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from events.models import Organisation, Person, Project, Role, User
from events.models.role import OF_ORGANISATION
from kit.actor import Ref, ref_of
from kit.models import Behalf

MODELS = {"person": Person, "organisation": Organisation, "user": User}


@dataclass(frozen=True)
class Said:
    """For whom something was done, who was asked for it, through which channel, with what proof."""

    whom: str
    asked: str
    channel: str
    note: str = ""
    proof: str = ""
    url: str = ""


def choices(project: Project) -> list[tuple]:
    """Whom one can act for: hosts and contact persons, organisations, people. As a select's."""
    groups = (
        (_("Hosts and contact persons"), _speaking(project)),
        (_("Organisations"), [(ref_of(one), str(one)) for one in project.organisations.all()]),
        (_("People"), [(ref_of(one), _named(one, one.organisation)) for one in
                       project.people.select_related("organisation")]),
    )  # fmt: skip
    return [
        (heading, [(str(ref), label) for ref, label in dict(pairs).items()])
        for heading, pairs in groups
        if pairs
    ]


def _speaking(project):
    held = Role.objects.filter(kind__in=OF_ORGANISATION, organisation__project=project)
    held = held.select_related("user", "organisation").order_by("user__name", "user__email", "pk")
    return [(ref_of(role.user), _named(role.user, role.organisation)) for role in held]


def _named(somebody, of) -> str:
    """ "Carmen Ejemplo (Sample Training Centre)": two people may have one name."""
    return f"{somebody} ({of})" if of else str(somebody)


def whom(behalf: Behalf) -> str:
    """Whom it is for, a human being with the city: "Carmen Ejemplo (Sevilla)"."""
    kind, ref = behalf.whom_kind, behalf.whom_ref
    city = ""
    if kind == "person":
        cities = Person.objects.filter(ref=ref).values_list("organisation__city", flat=True)
        city = cities.first()
    elif kind == "user":
        roles = Role.objects.filter(user__ref=ref, organisation__project__ref=behalf.scope)
        city = roles.values_list("organisation__city", flat=True).first()
    return _named(names_of([behalf.whom]).get((kind, ref)) or gone(), city)


def gone() -> str:
    """What somebody is called of whom nothing is kept any more."""
    return _("somebody who is gone")


def names_of(refs) -> dict[tuple, str]:
    """What people, organisations and accounts are called; a statement a kind."""
    wanted = defaultdict(set)
    for ref in refs:
        wanted[ref.kind].add(ref.ref)
    return {
        (kind, str(thing.ref)): str(thing)
        for kind in wanted.keys() & MODELS.keys()
        for thing in MODELS[kind].objects.filter(ref__in=wanted[kind])
    }


def said_of(behalves) -> dict[int, Said]:
    """How each is said, by its id; two or three statements, whatever their number."""
    rows = {behalf.pk: behalf for behalf in behalves if behalf}
    actors = {Ref(row.actor_kind, row.actor_ref) for row in rows.values()}
    names = names_of(actors | {row.whom for row in rows.values()}) if rows else {}
    return {pk: said(row, names) for pk, row in rows.items()}


def said(behalf: Behalf, names: dict[tuple, str]) -> Said:
    """How it is said, with the ``names`` of (kind, ref) that a page looked up for all it shows."""
    return Said(
        whom=names.get((behalf.whom_kind, behalf.whom_ref)) or gone(),
        asked=names.get((behalf.actor_kind, behalf.actor_ref)) or gone(),
        channel=behalf.get_channel_display(),
        note=behalf.note,
        proof=behalf.proof.name if behalf.proof else "",
        url=proof_url(behalf),
    )


def proof_url(behalf: Behalf) -> str:
    """Where the proof is handed out; empty when there is none."""
    return reverse("events:behalf_proof", args=[behalf.ref]) if behalf.proof_id else ""
