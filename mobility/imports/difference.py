"""What a row of a list says otherwise than the project does."""

from datetime import date

from kit import search
from mobility.models import Participation
from mobility.resources import participants

PERSON, PARTICIPATION, TRAVEL = "person", "participation", "travel"
# field of a list -> where it is written
WRITTEN_TO = {
    "title": [(PERSON, "title")],
    "given_name": [(PERSON, "given_name")],
    "family_name": [(PERSON, "family_name")],
    "email": [(PERSON, "email")],
    "language": [(PERSON, "language")],
    "organisation": [(PERSON, "organisation"), (PARTICIPATION, "sending_organisation")],
    "function": [(PARTICIPATION, "function")],
    "arrival": [(TRAVEL, "arrives_on")],
    "departure": [(TRAVEL, "leaves_on")],
}
OF_PERSON = [name for name, places in WRITTEN_TO.items() if places[0][0] == PERSON]
NAMES = ("given_name", "family_name")


def difference(participation: Participation, said: dict, names=WRITTEN_TO) -> dict:
    """Field -> [as it is, as the list says]. An empty cell says nothing."""
    resource = participants()
    changes = {}
    for name in names:
        old, new = _text(resource.get_value(name, participation)), said.get(name) or ""
        if new and new != old and not _means_the_same(name, old, new):
            changes[name] = [old, new]
    return changes if _name_changes(participation.person, said) else _without(changes, NAMES)


def is_spelled_otherwise(person, said: dict) -> bool:
    """Whether the list writes a name otherwise, and the project's spelling is kept."""
    return name_said(said) != person_name(person) and not _name_changes(person, said)


def person_name(person) -> str:
    """Given and family name as they are kept."""
    return f"{person.given_name} {person.family_name}".strip()


def _name_changes(person, said) -> bool:
    """Whether the list's name is another one, or the same with marks that ours lacks.

    Capitals, the order of the halves, and a spelling without marks change nothing: lists come
    from airlines and old computers too.
    """
    old, new = person_name(person), name_said(said)
    if not new or new == old:
        return False
    if sorted(search.normalise(new).split()) != sorted(search.normalise(old).split()):
        return True
    return _marks(new) > _marks(old)


def _marks(text: str) -> int:
    return sum(not letter.isascii() for letter in text)


def name_said(said: dict) -> str:
    """Given and family name as the list says them."""
    return f"{said.get('given_name', '')} {said.get('family_name', '')}".strip()


def _means_the_same(name: str, old: str, new: str) -> bool:
    """Organisations are compared by what they are matched with, titles without their stops."""
    return name == "title" and search.normalise(old).strip(".") == search.normalise(new).strip(".")


def _text(value) -> str:
    return value.isoformat() if isinstance(value, date) else str(value or "")


def _without(changes, names):
    return {name: change for name, change in changes.items() if name not in names}
