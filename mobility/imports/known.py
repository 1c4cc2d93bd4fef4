"""What is known before a list comes in, loaded with a fixed number of statements."""

from collections import defaultdict

from events.models import Event, Person
from kit import search
from mobility.models import Participation
from mobility.organisations import KnownNames


def name_key(given: str, family: str) -> str:
    """The words of a name in any order, without case and marks."""
    return " ".join(sorted(search.normalise(given, family).split()))


class Known:
    """The people of a project, those of them on an event's list, and the organisations."""

    def __init__(self, event: Event):
        self.event = event
        self.organisations = KnownNames.of(event.project)
        self.by_ref: dict[str, Person] = {}
        self.by_email: dict[str, list[Person]] = defaultdict(list)
        self.by_name: dict[str, list[Person]] = defaultdict(list)
        for person in event.project.people.select_related("organisation"):
            self.add(person)
        self.participations = self._on_the_list()

    def _on_the_list(self) -> dict[int, Participation]:
        """The participations of the event by person, each with the person known here."""
        people = {person.pk: person for person in self.by_ref.values()}
        found = {}
        on_list = Participation.objects.filter(event=self.event)
        for participation in on_list.select_related("sending_organisation", "travel"):
            participation.person = people[participation.person_id]
            found[participation.person_id] = participation
        return found

    def add(self, person: Person) -> None:
        """Know one more person."""
        self.by_ref[str(person.ref)] = person
        self.by_name[name_key(person.given_name, person.family_name)].append(person)
        if person.email:
            self.by_email[person.email.lower()].append(person)

    def named(self, key: str, organisation) -> list[Person]:
        """People of that name in that organisation; in none for ``None``."""
        wanted = organisation.pk if organisation else None
        return [person for person in self.by_name[key] if person.organisation_id == wanted]
