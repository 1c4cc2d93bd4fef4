"""What would come of each row now: new, as before, changed, look, left out.

Judging writes nothing and asks the database nothing but what ``Known`` has loaded. A row's
``values`` are what the list says; the answers that somebody gave are in its ``corrected``:
``left_out``, ``accepted`` (codes that were looked at), ``person`` (a ref, or "another").
"""

from dataclasses import dataclass, field
from datetime import date, timedelta

from events.models import Organisation, Person
from kit.pdf import cannot_print
from mobility.imports.difference import (
    OF_PERSON,
    WRITTEN_TO,
    difference,
    is_spelled_otherwise,
    name_said,
    person_name,
)
from mobility.imports.known import Known, name_key
from mobility.imports.languages import language_code
from mobility.models import ListImport, ListRow, Participation, Verdict

ANOTHER = "another"
FAR = "far_from_event"
AROUND = timedelta(days=60)
LONGEST = {"title": 40, "organisation": 200, "function": 200}  # what the models hold
GOOD = (Verdict.NEW, Verdict.CHANGED, Verdict.SAME)


@dataclass
class Judged:
    """One row with its verdict, and what writing it needs."""

    row: ListRow
    verdict: str = Verdict.NEW
    problems: list = field(default_factory=list)
    notes: list = field(default_factory=list)
    changes: dict = field(default_factory=dict)
    said: dict = field(default_factory=dict)
    person: Person | None = None
    participation: Participation | None = None
    organisation: Organisation | None = None
    new_organisation: str = ""

    @property
    def is_done(self) -> bool:
        """Whether the row was brought in already."""
        return self.row.applied_at is not None

    @property
    def is_far(self) -> bool:
        """Whether somebody would come, or has come, who travels months from the event."""
        return self.verdict != Verdict.LEFT_OUT and any(n["code"] == FAR for n in self.notes)

    @property
    def to_write(self) -> bool:
        """Whether bringing in the list would take this row."""
        return not self.is_done and self.verdict in GOOD


def judge(list_import: ListImport, rows: list[ListRow], known: Known) -> list[Judged]:
    """Every row in the order of the list."""
    judge_of = Judge(list_import, known)
    return [judge_of.row(row) for row in rows]


class Judge:
    """Judges row after row and remembers who stood in the rows before."""

    def __init__(self, list_import: ListImport, known: Known):
        self.known, self.options = known, list_import.options
        self.chosen = list_import.organisations
        self.shared = set(self.options.get("shared", []))
        self.rows_of: dict[str, list[Judged]] = {}  # name -> rows of that name above
        self.first_at: dict[str, Judged] = {}  # e-mail -> its first row
        self.taken: set[int] = set()  # people that a row above stands for

    def row(self, row: ListRow) -> Judged:
        """The verdict on one row."""
        judged = Judged(row, notes=list(row.notes))
        if row.corrected.get("left_out"):
            judged.verdict, judged.said = Verdict.LEFT_OUT, dict(row.values)
            return judged
        self._say(judged)
        if row.applied_at:
            return self._done(judged)
        self._look(judged)
        self._remember(judged)
        return judged

    def _done(self, judged):
        """A row that was brought in keeps its verdict and its changes."""
        judged.verdict, judged.changes = judged.row.verdict, judged.row.changes
        judged.participation = judged.row.participation
        if judged.participation:
            self.taken.add(judged.participation.person_id)
        self._remember(judged)
        return judged

    def _say(self, judged):
        """What the list says, with the organisation it means and the language as a code."""
        said = dict(judged.row.values)
        judged.organisation, judged.new_organisation = self._organisation(said)
        said["organisation"] = str(judged.organisation or judged.new_organisation)
        said["language"] = language_code(said.get("language", ""))
        judged.said = said

    def _organisation(self, said):
        """(organisation, "") for one the project has, (None, name) for a new one."""
        name = said.get("organisation") or ""
        choice = self.chosen.get(name) if name else self.options.get("organisation")
        if found := self.known.organisations.by_ref.get(choice or ""):
            return found, ""
        if found := self.known.organisations.named(name) if choice != "new" else None:
            return found, ""
        return None, name

    def _look(self, judged):
        row = judged.row
        judged.problems = [p for p in row.problems if p["code"] not in row.accepted]
        judged.problems += self._too_long(judged) + self._unprintable(judged)
        judged.notes += self._far(judged)
        if not self._repeats(judged):
            self._find_person(judged)
            judged.verdict = self._verdict(judged)
        if judged.problems:
            judged.verdict = Verdict.LOOK

    def _far(self, judged):
        """Journeys that lie months from the event: perhaps a list of another one. A word, and no
        question: whoever knows better is not held up."""
        event = self.known.event
        first, last = (event.starts_on - AROUND).isoformat(), (event.ends_on + AROUND).isoformat()
        days = {name: judged.said.get(name) for name in ("arrival", "departure")}
        far = [name for name, day in days.items() if day and not first <= day <= last]
        return [problem(judged.row, name, FAR) for name in far[:1]]

    def _too_long(self, judged):
        return [
            problem(judged.row, name, "too_long", limit=limit)
            for name, limit in LONGEST.items()
            if len(judged.said.get(name) or "") > limit
        ]

    def _unprintable(self, judged):
        names = ("given_name", "family_name", "organisation")
        return [
            problem(judged.row, name, "cannot_print", letters=" ".join(letters))
            for name in names
            if (letters := cannot_print(judged.said.get(name) or ""))
        ]

    def _repeats(self, judged) -> bool:
        """Whether a row above is the same person; one that says otherwise has to be looked at."""
        first = self._same_above(judged)
        if not first:
            return False
        otherwise = [
            name
            for name in WRITTEN_TO
            if judged.said.get(name) and judged.said[name] != first.said.get(name)
        ]
        above = first.row.number
        judged.verdict = Verdict.LEFT_OUT
        if otherwise:
            judged.problems.append(
                problem(judged.row, otherwise[0], "repeats_otherwise", row=above)
            )
        else:
            judged.notes.append(problem(judged.row, "full_name", "repeats", row=above))
        return True

    def _same_above(self, judged) -> Judged | None:
        """The row above of the same name and e-mail, or of the same name and organisation where
        one of them has no e-mail."""
        email = judged.said.get("email")
        for above in self.rows_of.get(key_of(judged), []):
            theirs = above.said.get("email")
            same_house = above.said["organisation"] == judged.said["organisation"]
            if (email and email == theirs) or (same_house and not (email and theirs)):
                return above
        return None

    def _find_person(self, judged):
        answer = judged.row.corrected.get("person", "")
        if answer == ANOTHER:
            return
        if person := self.known.by_ref.get(answer):
            judged.person = person
        elif email := judged.said.get("email"):
            self._find_by_email(judged, email)
        else:
            self._find_by_name(judged, self._namesakes(judged))

    def _find_by_email(self, judged, email):
        """The person with this e-mail and name; the same e-mail with another name is asked."""
        there = self.known.by_email.get(email, [])
        same = [p for p in there if name_key(p.given_name, p.family_name) == key_of(judged)]
        if same:
            judged.person = same[0]
            return
        above = self.first_at.get(email)
        if (there or above) and not self._is_shared(email, there):
            judged.problems.append(_shared(judged, there, above))
            return
        self._find_by_name(judged, [p for p in self._namesakes(judged) if not p.email])

    def _is_shared(self, email, there) -> bool:
        """A mailbox that somebody said is shared, or that several people have already."""
        names = {name_key(person.given_name, person.family_name) for person in there}
        return email in self.shared or len(names) > 1

    def _namesakes(self, judged) -> list[Person]:
        """Known people of this name in this organisation that no row above stands for."""
        if judged.new_organisation:
            return []
        named = self.known.named(key_of(judged), judged.organisation)
        return [person for person in named if person.pk not in self.taken]

    def _find_by_name(self, judged, people):
        if len(people) > 1:
            judged.problems.append(
                problem(judged.row, "full_name", "namesakes", people=_choices(people))
            )
        elif people:
            judged.person = people[0]

    def _verdict(self, judged):
        person = judged.person
        if not person:
            return Verdict.NEW
        on_list = self.known.participations.get(person.pk)
        shown = on_list or Participation(
            event=self.known.event, person=person, sending_organisation=person.organisation
        )
        judged.participation = on_list
        judged.changes = difference(shown, judged.said, WRITTEN_TO if on_list else OF_PERSON)
        self._note(judged, shown)
        self._check_travel(judged, shown)
        if not on_list:
            return Verdict.NEW
        return Verdict.CHANGED if judged.changes else Verdict.SAME

    def _note(self, judged, shown):
        if is_spelled_otherwise(judged.person, judged.said):
            kept = person_name(judged.person)
            judged.notes.append(problem(judged.row, "full_name", "spelling_kept", kept=kept))
        if judged.participation and judged.participation.is_gone:
            judged.notes.append(problem(judged.row, "full_name", "stays_away"))
        if not judged.participation:
            judged.notes.append(problem(judged.row, "full_name", "known_person"))

    def _check_travel(self, judged, shown):
        """One date from the list and one that is there already must fit together."""
        travel = getattr(shown, "travel", None)
        arrival = judged.said.get("arrival") or (travel and _iso(travel.arrives_on))
        departure = judged.said.get("departure") or (travel and _iso(travel.leaves_on))
        known = {p["code"] for p in judged.problems}
        if arrival and departure and departure < arrival and TRAVEL_PROBLEM not in known:
            judged.problems.append(
                problem(judged.row, "departure", TRAVEL_PROBLEM,
                        arrival=arrival, departure=departure)
            )  # fmt: skip

    def _remember(self, judged):
        self.rows_of.setdefault(key_of(judged), []).append(judged)
        if email := judged.said.get("email"):
            self.first_at.setdefault(email, judged)
        if judged.person:
            self.taken.add(judged.person.pk)


TRAVEL_PROBLEM = "departure_before_arrival"


def key_of(judged: Judged) -> str:
    """The name in the row, as it is compared."""
    return name_key(judged.said.get("given_name", ""), judged.said.get("family_name", ""))


def problem(row: ListRow, field: str, code: str, /, **params) -> dict:
    """One thing to say about a row, with the cell it is about."""
    where = row.cells.get(field) or row.cells.get("full_name") or {}
    return {
        "field": field, "code": code, "cell": where.get("cell", ""),
        "value": where.get("text", ""), "params": params,
    }  # fmt: skip


def _shared(judged, there, above):
    """Whose mailbox it is: of people of the project, or of a row above."""
    names = [person_name(person) for person in there] or [name_said(above.said)]
    return problem(
        judged.row, "email", "shared_email",
        names=", ".join(names), people=_choices(there), row=above.row.number if above else None,
    )  # fmt: skip


def _choices(people):
    return [[str(person.ref), f"{person_name(person)} {person.email}".strip()] for person in people]


def _iso(value: date | None) -> str:
    return value.isoformat() if value else ""
