"""The event of the cast, full of naughty strings."""

from uuid import uuid4

from attendance.actions.roll_calls import tick_all_but
from events.models import Item, Person
from mobility.models import Participation, Pass
from tests.factories.attendance import MORNING
from tests.factories.events import local, make_version
from tests.reliability import naughty


def fill_with_texts(cast, at):
    """People as rows, not through forms, which have their own test; all of them were there."""
    event, texts = cast.event, naughty.typed()
    people = Person.objects.bulk_create(
        _person(event, number, text, cast.graz) for number, text in enumerate(texts)
    )
    joined = Participation.objects.bulk_create(
        Participation(event=event, person=person, function=person.given_name) for person in people
    )
    Pass.objects.bulk_create(Pass.for_participation(each) for each in joined)
    Item.objects.bulk_create(_item(event, number, text) for number, text in enumerate(texts))
    make_version(event)
    tick_all_but(event=event, name=MORNING, absent=set(), by=cast.ayse, at=at, ref=uuid4())


def _item(event, number, text):
    day = 1 + number % 3
    return Item(
        event=event, kind="visit", title={"en": text, "tr": text}, note={"en": text},
        speaker=text, place=text, host_institution=text, address=text, contact=text,
        way_to_next=text[:100], access_note={"en": text},
        starts_at=local(event, day, "09:00"), ends_at=local(event, day, "10:00"),
    )  # fmt: skip


def _person(event, number, text, organisation):
    person = Person(
        project=event.project, given_name=text, family_name=f"Nr{number}", title=text[:40],
        email=f"n{number}@x.example", organisation=organisation,
    )  # fmt: skip
    person.note_search()
    return person
