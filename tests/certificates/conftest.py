from datetime import date, datetime
from functools import cached_property

import pytest
from django.core.cache import cache
from django.urls import reverse

from attendance.models import Attendance, RollCall
from certificates.actions.certificates import issue
from certificates.proposals import proposal_for
from events.models import EventSignatory, Signatory
from kit.actor import Actor
from mobility.models import Participation
from tests.conftest import TODAY, member
from tests.factories.cast import Cast
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


class CertifiedCast(Cast):
    @cached_property
    def directorate(self):
        """The coordinating organisation."""
        made = make_organisation(
            self.project, "Sample Provincial Directorate", street="Atatürk Bulvarı 1",
            postcode="06100", city="Ankara", country="TR",
        )  # fmt: skip
        make_partner(made, "coordinator")
        return made

    @cached_property
    def held(self):
        """The event with an agenda (3.5 counted hours a day), version 1 and two signatories."""
        make_programme(self.event)
        make_version(self.event)
        self._signs(0, self.graz, "Dr. Lukas Österreicher-Groß", "Head of department")
        self._signs(1, self.directorate, "Ayşe Örnek", "Director")
        return self.event

    def _signs(self, place, organisation, name, function):
        signatory = Signatory.objects.create(
            organisation=organisation, name=name, function=function
        )
        EventSignatory.objects.create(event=self.event, signatory=signatory, order=place)

    @cached_property
    def cetta_there(self):
        """Ċetta from Seville, present two days of three."""
        person = make_person(self.project, organisation=self.seville)
        participation = make_participation(self.held, person)
        attend(participation, HALVES[:4])
        return participation

    @cached_property
    def certificate(self):
        return issued(self.cetta_there, TODAY)


@pytest.fixture(scope="module")
def shared_cast():
    return CertifiedCast()


held, cetta_there = member("held"), member("cetta_there")


@pytest.fixture
def certificate(cast, today):
    return cast.certificate


def sign_in(client, user):
    client.force_login(user)
    return client


def urls_of(certificate):
    event = certificate.participation.event
    return {
        "list": reverse("certificates:certificates", args=[event.slug]),
        "print": reverse("certificates:print", args=[event.slug]),
        "preview": reverse(
            "certificates:preview", args=[event.slug, certificate.participation.ref]
        ),
        "certificate": reverse("certificates:certificate", args=[certificate.ref]),
        "pdf": reverse("certificates:certificate_pdf", args=[certificate.ref]),
        "replace": reverse("certificates:replace", args=[certificate.ref]),
        "withdraw": reverse("certificates:withdraw", args=[certificate.ref]),
    }


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
