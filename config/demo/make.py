"""Makes the sample partnership through the real actions, as its own people would."""

import random
import uuid
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.db import transaction

from attendance.actions.roll_calls import finish, tick_all_but
from attendance.models import RollCall
from certificates.actions.batches import begin, run_waiting
from certificates.proposals import propose
from config.demo import canaries, partnership
from config.demo.calendar import ANNOUNCED, ANY_DAY, EVENTS, PROGRAMMES, SUMMARIES, ZONES
from config.demo.days import first_day, period
from events import programme
from events.actions.activities import add_activity
from events.actions.behalf import begin_on_behalf
from events.actions.events import make_event
from events.actions.items import add_item
from events.actions.organisations import add_organisation
from events.actions.projects import make_project
from events.actions.roles import give_role
from events.actions.versions import publish
from events.agenda import COUNTED
from events.models import Person, Project, Signatory, User
from events.models.event import PUBLIC_KINDS
from kit import clock, search
from kit.actor import COMMAND, ref_of
from kit.slugs import slugify
from kit.uploads import Upload
from mobility.actions.invitations import invite_all
from mobility.actions.people import add_participation

STAGES = ("planned", "running", "reported")
REPORTED = timedelta(weeks=46)  # how long ago the running event was when the report is written
PLANNED_AHEAD = timedelta(weeks=4)  # whose programme is written and whose people are known


class Demo:
    """One sample: what was made so far, by its code or key. ``today`` is the running day two."""

    def __init__(self, *, today: date, stage: str, scale: int, seed: int):
        self.today, self.stage, self.scale = today, stage, scale
        self.anchor = today - REPORTED if stage == "reported" else today
        self.chance = random.Random(seed)
        self.organisations, self.people, self.events, self.activities = {}, {}, {}, {}
        self.start = datetime.combine(period(self.anchor)[0], time(8), tzinfo=ZoneInfo("UTC"))

    def morning(self, day: date, zone: str) -> datetime:
        """Nine on that day, or on the day before today: nothing in the sample is yet to happen."""
        past = min(day, self.today - timedelta(days=1))
        return datetime.combine(past, time(9), tzinfo=ZoneInfo(zone))

    def ref(self, name: str) -> uuid.UUID:
        """The same reference for the same thing in every run: the sample is made once."""
        return uuid.uuid5(uuid.NAMESPACE_URL, f"kilim:demo:{name}")


@transaction.atomic
def make(demo: Demo) -> Project:
    """The whole sample up to its stage, and the second project beside it."""
    User.objects.create_superuser(partnership.OPERATOR)
    with clock.at(demo.start):
        project = make_the_project(demo)
        make_organisations(demo, project)
        make_accounts(demo, project)
        make_people(demo, project)
        make_activities(demo, project)
    for row in EVENTS:
        make_one_event(demo, project, row)
    if demo.stage != "planned":
        hold_events(demo)
    make_second_project(demo)
    return project


def make_the_project(demo):
    starts_on, ends_on = period(demo.anchor)
    return make_project(
        ref=demo.ref("project"), by=COMMAND, at=demo.start, title=partnership.TITLE,
        acronym="WCI", number=partnership.NUMBER, action="KA220-ADU", call_year=starts_on.year,
        starts_on=starts_on, ends_on=ends_on, languages=["en", "tr"],
        granting_authority=partnership.GRANTING_AUTHORITY,
    )  # fmt: skip


def make_organisations(demo, project):
    fields = ("legal_name", "street", "postcode", "city", "country", "latitude", "longitude",
              "type", "is_public_body")  # fmt: skip
    for code, row in partnership.ORGANISATIONS.items():
        role = {"P1": "coordinator", "A1": "associated"}.get(code, "partner")
        signing = partnership.SIGNATORIES.get(code)
        demo.organisations[code] = add_organisation(
            project=project, ref=demo.ref(code), by=COMMAND, at=demo.start,
            names=partnership.OTHER_NAMES.get(code, ()),
            partnerships=[{"role": role, "since": project.starts_on, "until": None}],
            signatories=[{"ref": None, "name": signing[0], "function": signing[1]}] if signing else (),
            **dict(zip(fields, row, strict=True)),
        )  # fmt: skip


def make_accounts(demo, project):
    for email, name, kind, code in partnership.ACCOUNTS:
        on = demo.organisations[code] if code else project
        give_role(
            email=email, kind=kind, on=on, by=COMMAND, at=demo.start, name=name, tells=False
        )  # fmt: skip
    demo.coordinator = User.objects.get(email=partnership.ACCOUNTS[0][0])
    demo.by = demo.coordinator.actor


def make_people(demo, project):
    """People as the project knows them; they join events below."""
    for number, (code, given, family, language, function) in enumerate(partnership.PEOPLE):
        person = Person.objects.create(
            ref=demo.ref(f"person {number}"), project=project, given_name=given,
            family_name=family, organisation=demo.organisations[code], language=language,
            email=_address(given, family, demo.organisations[code], number),
        )  # fmt: skip
        demo.people[number] = (person, function)
    cetta, zeppi = demo.people[10][0], demo.people[12][0]
    cetta.email, cetta.user = partnership.PARTICIPANT_ACCOUNT[0], _participant_account()
    cetta.save(update_fields=["email", "user"])
    zeppi.email, zeppi.reached_via = "", cetta
    zeppi.save(update_fields=["email", "reached_via"])


def _participant_account():
    email, name = partnership.PARTICIPANT_ACCOUNT
    return User.objects.create_user(email, name=name)


def _address(given, family, organisation, number):
    local = slugify(f"{given} {family}", fallback=f"person-{number}").replace("-", ".")
    domain = search.normalise(organisation.legal_name).split()[1]
    return f"{local}@{domain}.example"


def make_activities(demo, project):
    for package, number, title, lead, place, weeks, days, persons in partnership.PROMISED:
        first = demo.anchor + timedelta(weeks=weeks)
        demo.activities[package, number] = add_activity(
            project=project, ref=demo.ref(f"{package} {number}"), by=demo.by, at=demo.start,
            work_package=package, number=number, title=title, lead=demo.organisations[lead],
            place=place, persons=persons, starts_on=first,
            ends_on=first + timedelta(days=days - 1),
        )  # fmt: skip


def make_one_event(demo, project, row):
    key, weeks, weekday, length, kind, code, title, venue, package, activity = row
    host = demo.organisations[code]
    if demo.stage == "reported" and weekday is None:
        weekday = 1
    first = first_day(demo.anchor, weeks, weekday, length)
    event = make_event(
        project=project, ref=demo.ref(key), by=demo.by, at=demo.start, kind=kind, title=title,
        summary=SUMMARIES.get(key, {}), promised_activity=demo.activities.get((package, activity)),
        work_package=package, host_organisation=host, venue=venue, street=host.street,
        postcode=host.postcode, city=host.city, country=host.country, starts_on=first,
        ends_on=first + timedelta(days=length - 1), zone=ZONES[host.country],
        visibility="public" if kind in PUBLIC_KINDS else "partnership",
        certificate_language={"P3": "de", "P4": "es", "P5": "it", "P6": "mt"}.get(code, "tr"),
        signatories=_signing(demo, code),
    )  # fmt: skip
    demo.events[key] = event
    if demo.stage != "planned" and (is_near(demo, event) or key in ANNOUNCED):
        write_programme(demo, event, PROGRAMMES.get(key))


def is_near(demo, event) -> bool:
    """Whether its programme is written and its people are known by today."""
    return event.starts_on < demo.today + PLANNED_AHEAD


def _signing(demo, code):
    found = Signatory.objects.filter(
        organisation__in=[demo.organisations[code], demo.organisations["P1"]]
    )
    return sorted(found, key=lambda one: one.organisation_id == demo.organisations["P1"].pk)


def write_programme(demo, event, days):
    """The draft and its first version, three weeks before the event; the host of Graz mailed it."""
    written = demo.morning(event.starts_on - timedelta(weeks=3), event.zone)
    by = _asked_by_the_host(demo, event, written) if days else demo.by
    for number, day in enumerate(event.days, 1):
        for place, line in enumerate((days or {}).get(number, ANY_DAY)):
            _add_line(demo, event, day, f"{event.slug} {number} {place}", line, written, by)
    publish(event=event, number=1, by=by, at=written)


def _asked_by_the_host(demo, event, at):
    """The coordinator, acting for a host who answers by mail."""
    host = event.host_organisation.roles.get(kind="host").user
    mail = partnership.MAIL_OF_THE_HOST.format(name=host.name, email=host.email)
    asked = begin_on_behalf(
        project=event.project, whom=ref_of(host), channel="email", by=demo.by, at=at,
        ref=demo.ref("mail of the host"),
        proof=Upload("Programm.eml", "message/rfc822", mail.encode()),
    )  # fmt: skip
    return asked.actor


def _add_line(demo, event, day, name, line, at, by):
    begins, ends, kind, title, more = line
    zone = ZoneInfo(event.zone)
    add_item(
        event=event, key=demo.ref(name), by=by, at=at, kind=kind, title=title,
        starts_at=datetime.combine(day, time.fromisoformat(begins), tzinfo=zone),
        ends_at=datetime.combine(day, time.fromisoformat(ends), tzinfo=zone),
        is_counted=kind in COUNTED, **more,
    )  # fmt: skip


def hold_events(demo):
    """People join and are invited; what lies before now was attended and certified."""
    for event in demo.events.values():
        if is_near(demo, event):
            join(demo, event)
    for event in demo.events.values():
        if event.starts_on < demo.today:
            attend(demo, event)
    if demo.scale:
        fill_the_final(demo, demo.events["final"])


def join(demo, event):
    """Everybody the project knows; host staff where they live."""
    joined = demo.morning(event.starts_on - timedelta(weeks=2), "UTC")
    with clock.at(joined):
        for person, function in demo.people.values():
            at_home = person.organisation_id == event.host_organisation_id
            add_participation(
                event=event, person=person, by=demo.by, at=joined, function=function,
                role="host_staff" if at_home else "participant",
                travel={} if at_home else {"arrives_on": event.starts_on - timedelta(days=1),
                                           "leaves_on": event.ends_on + timedelta(days=1)},
            )  # fmt: skip
        if event.ends_on >= demo.today:
            invite_all(event=event, by=demo.by, at=joined)


def attend(demo, event):
    """Roll calls of every half day that is over; certificates when the event is."""
    for half in programme.half_days_of(event):
        if half.day < demo.today:
            _take_roll_call(demo, event, half)
    if event.ends_on < demo.today:
        evening = datetime.combine(event.ends_on, time(15), tzinfo=ZoneInfo(event.zone))
        with clock.at(evening):
            people = [proposal.participation for proposal in propose(event) if proposal.is_ready]
            languages = ["en", event.certificate_language]
            begin(event=event, people=people, languages=languages, ref=demo.ref(f"batch {event.slug}"),
                  by=demo.by, at=evening)  # fmt: skip
            run_waiting()


def _take_roll_call(demo, event, half):
    name = f"{half.day.isoformat()}/{half.key}"
    at = datetime.combine(half.day, time(9, 5) if half.key == "morning" else time(14, 5),
                          tzinfo=ZoneInfo(event.zone))  # fmt: skip
    everybody = list(event.participations.order_by("pk").values_list("ref", flat=True))
    absent = set(demo.chance.sample(everybody, k=1 if demo.chance.random() < 0.5 else 0))
    with clock.at(at):
        tick_all_but(event=event, name=name, absent=absent, by=demo.coordinator, at=at,
                     ref=demo.ref(f"{event.slug} {name}"))  # fmt: skip
        roll_call = RollCall.objects.get(event=event, day=half.day, key=half.key)
        finish(roll_call=roll_call, by=demo.coordinator, at=at + timedelta(minutes=10))


def fill_the_final(demo, event):
    """A hundred more people for each step of the scale, for those who measure."""
    for number in range(100 * demo.scale):
        fields = {"given_name": f"Guest {number}", "family_name": "Sample", "language": "en",
                  "email": f"guest{number}@guests.example"}  # fmt: skip
        add_participation(event=event, person=fields, by=demo.by, at=demo.start,
                          ref=demo.ref(f"guest {number}"), role="guest")  # fmt: skip


def make_second_project(demo):
    """A small project of another partnership, unit costs of 2021; its words are canaries."""
    first = first_day(demo.today, 2, 1, 2)
    starts_on, ends_on = period(demo.anchor)
    project = make_project(
        ref=demo.ref("canary"), by=COMMAND, at=demo.start, title=canaries.PROJECT, acronym="QRC",
        number=canaries.NUMBER, action="KA220-ADU", call_year=2021, starts_on=starts_on,
        ends_on=ends_on, languages=["en"], funding_model="unit_costs",
        granting_authority={"en": "OeAD-GmbH", "de": "der OeAD-GmbH"},
    )  # fmt: skip
    email, name = canaries.ACCOUNT
    role = give_role(email=email, kind="coordinator", on=project, by=COMMAND, at=demo.start,
                     name=name, tells=False)  # fmt: skip
    by = role.user.actor
    host = add_organisation(
        project=project, ref=demo.ref("canary host"), by=by, at=demo.start,
        legal_name=canaries.ORGANISATION, street="Donaulände 5", postcode="4020", city="Linz",
        country="AT",
        partnerships=[{"role": "coordinator", "since": project.starts_on, "until": None}],
    )  # fmt: skip
    event = make_event(
        project=project, ref=demo.ref("canary event"), by=by, at=demo.start, kind="meeting",
        title=canaries.EVENT, host_organisation=host, venue="Boathouse", city="Linz", country="AT",
        starts_on=first, ends_on=first + timedelta(days=1), zone="Europe/Vienna",
        visibility="partnership",
    )  # fmt: skip
    for given, family in canaries.PEOPLE:
        fields = {"given_name": given, "family_name": family, "organisation": host,
                  "email": f"{given.lower()}@rivers-canary.example"}  # fmt: skip
        add_participation(event=event, person=fields, by=by, at=demo.start,
                          ref=demo.ref(f"canary {given}"))  # fmt: skip
