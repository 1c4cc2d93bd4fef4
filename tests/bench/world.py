"""What the benchmarks look at: one event with many people, made in bulk."""

from datetime import timedelta
from uuid import uuid4

from django.db import connection

from attendance.actions.scans import take
from attendance.items import ScanItem
from attendance.models import Attendance, Presence, RollCall
from attendance.projection import batched
from events.models import Person
from kit import clock
from mobility.models import Participation, Pass
from tests.factories.events import (
    make_event,
    make_item,
    make_organisation,
    make_partner,
    make_project,
    make_role,
    make_user,
    make_version,
)  # fmt: skip

FLOOR_TABLE = "CREATE TABLE IF NOT EXISTS bench_floor (person INTEGER PRIMARY KEY, at VARCHAR(40))"


def make_world(people):
    """An event that runs today, ``people`` confirmed, and its coordinator."""
    project = make_project(slug=f"bench-{people}", number="2025-1-TR01-KA220-ADU-000000009")
    hosts = [make_organisation(project, f"Sample organisation {n}") for n in range(20)]
    for host in hosts:
        make_partner(host)
    ayse = make_user(f"ayse{people}@bench.example", name="Ayşe Örnek")
    make_role(ayse, "coordinator", project=project)
    today = clock.now().date()
    event = make_event(project, hosts[0], title={"en": f"Bench {people}"},
                       starts_on=today - timedelta(days=1), ends_on=today + timedelta(days=1))  # fmt: skip
    for day in (1, 2, 3):
        make_item(event, day, "09:00", "12:00")
        make_item(event, day, "14:00", "17:00")
    make_version(event)
    fill(event, hosts, people)
    settle()
    return event, ayse


def settle():
    """What a server does by itself within minutes of a change: it counts its rows."""
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE" if connection.vendor == "postgresql" else "ANALYZE")


def yesterday(event, device):
    """Everybody was there on the morning before."""
    half_day = f"{(clock.now() - timedelta(days=1)).date().isoformat()}/morning"
    for codes in batched(codes_of_event(event), 1000):
        items = [ScanItem(uuid4(), half_day, "camera", code=code) for code in codes]
        take(event=event, items=items, at=clock.now(), device=device)
    settle()


def fill(event, hosts, people):
    """Rows as the import writes them."""
    persons = [
        Person(project=event.project, given_name=f"Given{n}", family_name=f"Family{n:05}",
               organisation=hosts[n % len(hosts)], email=f"person{n}@bench.example")
        for n in range(people)
    ]  # fmt: skip
    for person in persons:
        person.note_search()
    persons = Person.objects.bulk_create(persons, batch_size=500)
    joined = Participation.objects.bulk_create(
        [Participation(event=event, person=one, sending_organisation=one.organisation) for one in persons],
        batch_size=500,
    )  # fmt: skip
    Pass.objects.bulk_create([Pass.for_participation(one) for one in joined], batch_size=500)


def codes_of_event(event):
    """The codes of everybody, as a scanner reads them."""
    passes = Pass.objects.filter(participation__event=event).order_by("pk")
    return [one.code for one in passes]


def tick_everybody(event):
    """Rows of the projection for six half days, as roll calls leave them; nine of ten were in."""
    people = list(event.participations.values_list("pk", flat=True))
    for day in event.days:
        for key in ("morning", "afternoon"):
            call = RollCall.objects.create(event=event, day=day, key=key)
            rows = [
                Attendance(roll_call=call, participation_id=pk, presence=Presence.PRESENT,
                           first_at=clock.now())
                for pk in people if pk % 10
            ]  # fmt: skip
            Attendance.objects.bulk_create(rows, batch_size=1000)
