"""The way back from an import: what it made goes, what it replaced returns (decision 38)."""

from dataclasses import dataclass, field
from datetime import date

from events.models import Organisation, OrganisationName, Person
from kit.models import Message
from mobility.imports import bulk
from mobility.imports.difference import PARTICIPATION, PERSON, TRAVEL, WRITTEN_TO
from mobility.imports.writing import plain
from mobility.letters import INVITATION
from mobility.models import ListImport, ListRow, Participation, Travel

SENT_MAIL = "sent_mail"


@dataclass
class Undone:
    """Rows that went back, and rows that stay with the reason."""

    rows: list = field(default_factory=list)
    kept: dict = field(default_factory=dict)  # row number -> reason


def undo(list_import: ListImport, rows: list[ListRow], keeps) -> Undone:
    """Take back the rows that were brought in, but for those whose participation is needed.

    ``keeps`` are functions from participation ids to {id: reason}: what an upper floor knows.
    Values that somebody changed after the import stay as they are now.
    """
    reasons = _reasons(list_import, rows, keeps)
    undone = Undone()
    for row in rows:
        if reason := reasons.get(row.participation_id):
            undone.kept[row.number] = reason
        else:
            undone.rows.append(row)
    _restore(list_import, undone.rows)
    _delete(undone.rows)
    _forget_organisations(list_import)
    _as_before(undone.rows)
    return undone


def _reasons(list_import, rows, keeps) -> dict[int, str]:
    ids = [row.participation_id for row in rows if row.before and row.participation_id]
    found = _told_since(list_import, ids)
    for kept_by in keeps:
        found |= kept_by(ids)
    return found


def _told_since(list_import, ids) -> dict[int, str]:
    """Participations whose invitation left the house after the import."""
    refs = Participation.objects.filter(pk__in=ids).values_list("ref", "pk")
    by_ref = {str(ref): pk for ref, pk in refs}
    sent = Message.objects.about(INVITATION, *by_ref).filter(
        state="sent", sent_at__gte=list_import.applied_at
    )
    return {by_ref[ref]: SENT_MAIL for ref in sent.values_list("object_ref", flat=True)}


def _restore(list_import, rows):
    """Give back the values that were replaced, where they still are what the list said."""
    changed = [row for row in rows if row.changes and row.participation_id]
    if not changed:
        return
    organisations = {str(one.ref): one for one in list_import.event.project.organisations.all()}
    ids = [row.participation_id for row in changed]
    related = ("person__organisation", "sending_organisation", "travel")
    found = Participation.objects.filter(pk__in=ids).select_related(*related).in_bulk()
    touched = {PERSON: {}, PARTICIPATION: {}, TRAVEL: {}}
    for row in changed:
        participation = found[row.participation_id]
        for kind, thing in things_of(participation).items():
            if _give_back(thing, row.before.get(kind, {}), organisations):
                touched[kind][thing.pk] = thing
    _save(touched)


def things_of(participation: Participation) -> dict:
    """What a row of a list can change, by kind."""
    things = {PERSON: participation.person, PARTICIPATION: participation}
    travel = getattr(participation, "travel", None)
    return things | ({TRAVEL: travel} if travel else {})


def _give_back(thing, before, organisations) -> bool:
    """Set the fields that nobody changed since; whether there was one."""
    given = False
    for name, (was, became) in before.items():
        if plain(getattr(thing, name)) == became:
            setattr(thing, name, _value(name, was, organisations))
            given = True
    return given


def _value(name, was, organisations):
    if name in ("organisation", "sending_organisation"):
        return organisations.get(was)
    return date.fromisoformat(was) if was and name in ("arrives_on", "leaves_on") else was


def _save(touched):
    for person in touched[PERSON].values():
        person.note_search()
    fields = {PERSON: {"search"}, PARTICIPATION: set(), TRAVEL: set()}
    for places in WRITTEN_TO.values():
        for kind, name in places:
            fields[kind].add(name)
    for kind, things in touched.items():
        bulk.update(things.values(), fields[kind])


def _delete(rows):
    """Delete what the rows made: places on the list, then people who are on no other list."""
    gone = [row.participation_id for row in rows if PARTICIPATION in row.before.get("made", [])]
    people = [
        row.participation.person_id
        for row in rows
        if PERSON in row.before.get("made", []) and row.participation
    ]
    empty = Travel.objects.filter(arrives_on=None, leaves_on=None)
    empty.filter(participation__in=[row.participation_id for row in rows]).delete()
    Participation.objects.filter(pk__in=gone).delete()
    Person.objects.filter(pk__in=people, participations=None).delete()


def _forget_organisations(list_import):
    """Names that the list taught go, and organisations of its making that nothing needs."""
    OrganisationName.objects.filter(pk__in=list_import.made.get("names", [])).delete()
    Organisation.objects.filter(
        ref__in=list_import.made.get("organisations", []), people=None, participations=None,
        hosted_events=None, leads=None, partnerships=None, signatories=None, roles=None,
        other_names=None,
    ).delete()  # fmt: skip
    list_import.made = {}


def _as_before(rows):
    """The rows stand in the preview again."""
    for row in rows:
        row.participation, row.applied_at, row.before, row.changes = None, None, {}, {}
    fields = ["participation", "applied_at", "before", "changes"]
    bulk.update(rows, fields)
