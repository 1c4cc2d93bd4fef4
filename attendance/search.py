"""Finding somebody at the desk by a few letters of the name."""

from events.models import Event, Person
from kit import search
from mobility.models import Participation

AT_MOST = 20
LEAST = 2


def people_named(event: Event, text: str) -> list[Participation]:
    """People whom the desk welcomes, by name or organisation; none for less than two letters."""
    if len(search.normalise(text)) < LEAST:
        return []
    known = Person.objects.filter(project=event.project_id).matching(text)
    welcome = Participation.objects.filter(event=event, person__in=known).admitted()
    return list(welcome.with_people()[:AT_MOST])
