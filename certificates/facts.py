"""What a certificate says, as a snapshot that is kept with it and never refreshed."""

from certificates.sentences import place
from events.models import Event, Partner, PartnerRole
from kit.languages import speaking

MOST_SIGNATORIES = 3
HOST, COORDINATOR = "host", "coordinator"


def facts_of(participation, attended, common: dict, address: str) -> dict:
    """The facts about one person; ``common`` are those of the event, ``address`` is that of the
    sending organisation."""
    organisation = participation.sending_organisation
    return common | {
        "name": participation.name,
        "family_name": participation.person.family_name or participation.person.given_name,
        "role": participation.role,
        "organisation": participation.organisation_name,
        "organisation_city": organisation.city if organisation else "",
        "organisation_country": organisation.country if organisation else "",
        "organisation_address": participation.listed_address or address,
        "days": attended.days,
        "of_days": attended.of_days,
        "hours": _number(attended.hours),
        "of_hours": _number(attended.of_hours),
    }


def common_facts(event: Event) -> dict:
    """The facts that all certificates of an event share."""
    project, host = event.project, event.host_organisation
    coordinator = coordinator_of(event)
    return {
        "kind": event.kind,
        "title": event.title,
        "city": event.city,
        "country": event.country,
        "starts_on": event.starts_on.isoformat(),
        "ends_on": event.ends_on.isoformat(),
        "host": host.legal_name,
        "project": project.title,
        "project_number": project.number,
        "signatories": _signatories(event, host, coordinator),
        "keeper": _with_place(coordinator or host),
    }


def coordinator_of(event: Event):
    """The organisation that coordinated the project when the event took place, if any is named."""
    partners = Partner.objects.filter(
        organisation__project=event.project, role=PartnerRole.COORDINATOR
    ).select_related("organisation")
    named = list(partners)
    then = [p for p in named if p.since <= event.starts_on <= (p.until or event.starts_on)]
    return (then or named)[-1].organisation if named else None


def same_truth(facts: dict, other: dict) -> bool:
    """Whether two certificates would say the same, whenever they were issued."""
    return {**facts, "issued_on": ""} == {**other, "issued_on": ""}


def _signatories(event, host, coordinator) -> list[dict]:
    """Who signs, in order; a line without a name for host or coordinator who has none chosen."""
    chosen = [link.signatory for link in event.signing.select_related("signatory__organisation")]
    said = []
    for signatory in chosen[:MOST_SIGNATORIES]:
        capacity = _capacity(signatory.organisation, host, coordinator, said)
        said.append(_line(signatory.organisation, capacity, signatory.name, signatory.function))
    for organisation, capacity in ((host, HOST), (coordinator, COORDINATOR)):
        is_there = any(line["organisation"] == str(organisation) for line in said)
        if organisation and not is_there and len(said) < 2:
            said.append(_line(organisation, capacity))
    return said


def _capacity(organisation, host, coordinator, said) -> str:
    """Host first: an organisation that is both signs as host, and again as coordinator."""
    taken = {line["as"] for line in said}
    if organisation == host and HOST not in taken:
        return HOST
    return COORDINATOR if organisation == coordinator else ""


def _line(organisation, capacity, name="", function="") -> dict:
    return {
        "name": name, "function": function, "organisation": str(organisation), "as": capacity,
    }  # fmt: skip


def address_of(organisation) -> str:
    """The address that a certificate prints; "" for people without organisation."""
    if not organisation:
        return ""
    with speaking("en"):  # a fact must not depend on who looks
        return organisation.address


def _with_place(organisation) -> str:
    town = place(organisation.city, organisation.country, "en")
    return ", ".join(filter(None, (organisation.legal_name, town)))


def _number(hours):
    return int(hours) if hours == int(hours) else float(hours)
