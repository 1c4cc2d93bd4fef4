"""Good rows into people, participations, passes and travel: in bulk, so that the number of
statements does not grow with the rows but with their hundreds."""

from datetime import date, datetime

from events.models import Organisation, OrganisationName, Person
from kit import search
from mobility.imports import bulk
from mobility.imports.bulk import BATCH
from mobility.imports.difference import PARTICIPATION, PERSON, TRAVEL, WRITTEN_TO
from mobility.imports.judging import Judged
from mobility.models import ListImport, ListRow, Participation, Pass, Travel, Verdict

ROW_FIELDS = ["participation", "verdict", "values", "problems", "changes", "before"]


def write(list_import: ListImport, judged: list[Judged], at: datetime) -> dict:
    """Write the good rows that were not written yet; how many of each verdict.

    Each row keeps what it needs for undo: what it made, and the values it replaced.
    """
    good = [each for each in judged if each.to_write]
    _make_organisations(list_import, good)
    added = [each for each in good if each.verdict == Verdict.NEW]
    changed = [each for each in good if each.changes]
    _make(list_import.event, added, at)
    _change(changed)
    _remember_names(list_import, good)
    _keep_rows(good, at)
    return {name: sum(each.verdict == name for each in good) for name in Verdict.values}


def _make_organisations(list_import, good):
    """Make the organisations that nobody knew, once each, with their address missing."""
    names = {
        search.normalise(each.new_organisation): each.new_organisation
        for each in reversed(good)
        if each.new_organisation
    }
    project = list_import.event.project
    made = Organisation.objects.bulk_create(
        [Organisation(project=project, legal_name=name) for name in names.values()]
    )
    new = dict(zip(names, made, strict=True))
    for each in good:
        if each.new_organisation:
            each.organisation = new[search.normalise(each.new_organisation)]
    before = list_import.made.get("organisations", [])
    list_import.made["organisations"] = [*before, *(str(one.ref) for one in made)]


def _make(event, added, at):
    """People that are new, then their places on the list, passes and travel."""
    new = [each for each in added if not each.person]
    for each in new:
        each.person = _person(event, each)
    Person.objects.bulk_create([each.person for each in new], batch_size=BATCH)
    for each in new:
        each.row.before = {"made": ["person"]}
    for each in added:
        each.participation = Participation(
            event=event, person=each.person, function=each.said.get("function") or "",
            sending_organisation=each.organisation or each.person.organisation, joined_at=at,
        )  # fmt: skip
        each.row.before = {"made": [*each.row.before.get("made", []), PARTICIPATION]}
    participations = [each.participation for each in added]
    Participation.objects.bulk_create(participations, batch_size=BATCH)
    passes = [Pass.for_participation(each, made_at=at) for each in participations]
    Pass.objects.bulk_create(passes, batch_size=BATCH)
    travels = [_travel(each) for each in added if _dates(each)]
    Travel.objects.bulk_create(travels, batch_size=BATCH)


def _person(event, judged):
    said = judged.said
    person = Person(
        project=event.project,
        organisation=judged.organisation,
        **{name: said.get(name) or "" for name in
           ("given_name", "family_name", "title", "email", "language")},
    )  # fmt: skip
    person.note_search()
    return person


def _travel(judged):
    return Travel(participation=judged.participation, **_dates(judged))


def _dates(judged) -> dict:
    """Arrival and departure, as far as the list says them."""
    said = {"arrives_on": judged.said.get("arrival"), "leaves_on": judged.said.get("departure")}
    return {name: date.fromisoformat(value) for name, value in said.items() if value}


def _change(changed):
    """Set what the list says otherwise, on the things it belongs to, and save each kind once."""
    changes = Changes()
    for each in changed:
        for field in each.changes:
            for kind, name in WRITTEN_TO[field]:
                changes.set(each, kind, name, _value(each, field))
    changes.save()


def _value(judged, field):
    if field == "organisation":
        return judged.organisation
    new = judged.said[field]
    return date.fromisoformat(new) if WRITTEN_TO[field][0][0] == TRAVEL else new


class Changes:
    """Things that differ from what they were, and which of their fields."""

    def __init__(self):
        self.things = {PERSON: {}, PARTICIPATION: {}, TRAVEL: {}}
        self.names = {PERSON: {"search"}, PARTICIPATION: set(), TRAVEL: set()}

    def set(self, judged: Judged, kind: str, name: str, new) -> None:
        """Set one field of what a row stands for; the row keeps what it was, for undo."""
        made = judged.row.before.get("made", [])
        if kind == PARTICIPATION and kind in made:
            return  # it was made from this row a moment ago and says so already
        thing = self._thing(judged, kind)
        if kind == TRAVEL and thing._state.adding:
            judged.row.before["made"] = sorted({*made, TRAVEL})
        was = plain(getattr(thing, name))
        judged.row.before.setdefault(kind, {})[name] = [was, plain(new)]
        setattr(thing, name, new)
        self.things[kind][thing.pk] = thing
        self.names[kind].add(name)

    def _thing(self, judged, kind):
        if kind == PERSON:
            return judged.person
        participation = judged.participation
        if kind == PARTICIPATION:
            return participation
        return getattr(participation, "travel", None) or Travel(participation=participation)

    def save(self) -> None:
        """Write each kind of thing in as few statements as it needs."""
        for person in self.things[PERSON].values():
            person.note_search()
        for kind in (PERSON, PARTICIPATION):
            bulk.update(self.things[kind].values(), self.names[kind])
        Travel.objects.bulk_create(
            self.things[TRAVEL].values(), batch_size=BATCH, update_conflicts=True,
            unique_fields=["participation"], update_fields=["arrives_on", "leaves_on"],
        )  # fmt: skip


def plain(value):
    """A value as the row can keep it: the reference of an organisation, a date as text."""
    if isinstance(value, Organisation):
        return str(value.ref)
    return value.isoformat() if isinstance(value, date) else value


def _remember_names(list_import, good):
    """What a list calls an organisation is one of its names from now on."""
    names = {}
    for each in good:
        name = each.row.values.get("organisation") or ""
        if each.organisation and name:
            names.setdefault(search.normalise(name), (name, each.organisation))
    project = list_import.event.project
    taken = set(project.organisation_names.values_list("normalised", flat=True))
    new = [
        OrganisationName(project=project, organisation=organisation, name=name, normalised=key)
        for key, (name, organisation) in names.items()
        if key not in taken and key != search.normalise(organisation.legal_name)
    ]
    made = OrganisationName.objects.bulk_create(new)
    list_import.made["names"] = [*list_import.made.get("names", []), *(one.pk for one in made)]


def _keep_rows(good, at):
    rows = []
    for each in good:
        each.row.participation, each.row.verdict = each.participation, each.verdict
        each.row.changes = each.changes
        rows.append(each.row)
    bulk.update(rows, ROW_FIELDS)
    ListRow.objects.filter(pk__in=[row.pk for row in rows]).update(applied_at=at)
