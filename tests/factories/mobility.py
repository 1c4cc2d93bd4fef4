from events.models import Person
from mobility.models import Participation, Pass
from tests.factories.events import make_person

NAMES = [
    ("Ayşe", "Örnek"), ("İbrahim", "Işık"), ("Şule", "Çağlayan"), ("Jürgen", "Weiß"),
    ("María José", "Ñúñez Peña"), ("Niccolò", "D’Angelo"), ("Ċetta", "Għaxaq"), ("Ġorġ", "Ħamrun"),
    ("Γιώργος", "Παπαδόπουλος"), ("فاطمة", "الزهراء"),
]  # fmt: skip


def make_participation(event, person: Person | None = None, **changes):
    """A confirmed participation with its current pass."""
    person = person or make_person(event.project)
    details = {"sending_organisation": person.organisation}
    made = Participation.objects.create(event=event, person=person, **details | changes)
    Pass.for_participation(made).save()
    return made


def make_participations(event, count, organisation=None):
    """``count`` people with names from many scripts, each with a pass."""
    return [
        make_participation(
            event,
            make_person(
                event.project, *NAMES[number % len(NAMES)], organisation=organisation,
                email=f"person{number}@sample.example",
            ),
        )
        for number in range(count)
    ]  # fmt: skip
