from datetime import date, datetime

import pytest
from django.core.cache import cache

from attendance.models import Attendance, RollCall
from certificates.actions.certificates import issue
from certificates.proposals import proposal_for
from events.models import EventSignatory, Signatory
from kit.actor import Actor
from mobility.models import Participation
from tests.factories.events import (
    make_organisation,
    make_partner,
    make_person,
    make_programme,
    make_version,
)
from tests.factories.mobility import make_participation

BY = Actor("user", "somebody")
HALVES = [(day, half) for day in (1, 2, 3) for half in ("morning", "afternoon")]


@pytest.fixture(autouse=True)
def _nobody_has_asked_yet(request):
    if {"db", "transactional_db", "project"} & set(request.fixturenames):
        request.getfixturevalue("db")
        cache.clear()


@pytest.fixture
def directorate(project):
    """The coordinating organisation."""
    made = make_organisation(
        project, "Sample Provincial Directorate", street="Atatürk Bulvarı 1", postcode="06100",
        city="Ankara", country="TR",
    )  # fmt: skip
    make_partner(made, "coordinator")
    return made


@pytest.fixture
def held(event, graz, directorate):
    """The event with an agenda (3.5 counted hours a day), version 1 and two signatories."""
    make_programme(event)
    make_version(event)
    for place, (organisation, name, function) in enumerate(
        [
            (graz, "Dr. Lukas Österreicher-Groß", "Head of department"),
            (directorate, "Ayşe Örnek", "Director"),
        ]
    ):
        signatory = Signatory.objects.create(
            organisation=organisation, name=name, function=function
        )
        EventSignatory.objects.create(event=event, signatory=signatory, order=place)
    return event


@pytest.fixture
def cetta_there(held, seville):
    """Ċetta from Seville, present two days of three."""
    person = make_person(held.project, organisation=seville)
    participation = make_participation(held, person)
    attend(participation, HALVES[:4])
    return participation


@pytest.fixture
def certificate(cetta_there, today):
    return issued(cetta_there, today)


def attend(participation, halves=HALVES, presence="present"):
    """Present in the given half days."""
    event = participation.event
    for day, key in halves:
        roll_call, _made = RollCall.objects.get_or_create(
            event=event, day=event.days[day - 1], key=key
        )
        Attendance.objects.update_or_create(
            roll_call=roll_call, participation=participation, defaults={"presence": presence}
        )


def attending(event, *names, organisation=None, halves=HALVES):
    """People with these names, present all the time."""
    made = []
    for number, (given, family) in enumerate(names):
        person = make_person(
            event.project, given, family, email=f"p{number}@sample.example",
            organisation=organisation,
        )  # fmt: skip
        made.append(make_participation(event, person))
        attend(made[-1], halves)
    return made


def issued(participation, at, languages=("en",)):
    proposal = proposal_for(fresh(participation))
    return issue(proposal=proposal, languages=list(languages), by=BY, at=at)


def fresh(participation):
    """The participation as it is in the database now."""
    return Participation.objects.select_related(
        "event__project", "event__host_organisation", "person", "sending_organisation"
    ).get(pk=participation.pk)


def sample_facts(**changes):
    facts = {
        "name": "Ċetta Għaxaq",
        "family_name": "Għaxaq",
        "role": "participant",
        "organisation": "Sample Rights Foundation",
        "organisation_city": "Valletta",
        "organisation_country": "MT",
        "organisation_address": "Old Bakery Street 1, Valletta, Malta",
        "kind": "visit",
        "title": {"en": "How Graz receives newcomers", "tr": "Graz’ın karşılaması"},
        "city": "Graz",
        "country": "AT",
        "starts_on": date(2027, 5, 25).isoformat(),
        "ends_on": date(2027, 5, 27).isoformat(),
        "days": 3,
        "of_days": 3,
        "hours": 17,
        "of_hours": 17,
        "host": "Sample University of Applied Sciences",
        "project": {"en": "Welcoming Cities", "tr": "Kucaklayan Kentler"},
        "project_number": "2025-1-TR01-KA220-ADU-000000000",
        "signatories": [
            {
                "name": "Dr. Lukas Österreicher-Groß", "function": "Head of department",
                "organisation": "Sample University of Applied Sciences", "as": "host",
            },
            {
                "name": "Ayşe Örnek", "function": "",
                "organisation": "Sample Provincial Directorate", "as": "coordinator",
            },
        ],
        "keeper": "Sample Provincial Directorate, Ankara, Türkiye",
        "issued_on": "2027-05-27",
    }  # fmt: skip
    return facts | changes


def moment(text):
    return datetime.fromisoformat(text)
