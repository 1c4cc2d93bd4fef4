"""The people whom tests are about, and what they belong to.

Everybody belongs to "Welcoming Cities" but the outsider, who must see nothing: ``ayse``
coordinates, ``deniz`` assists her, ``lukas`` speaks for the host in Graz, ``carmen`` is the contact
of Seville, ``cetta`` takes part and has an account, ``root`` operates the site, ``otto``
coordinates another project.
"""

from functools import cached_property

from tests.factories.events import (
    make_event,
    make_organisation,
    make_partner,
    make_person,
    make_project,
    make_role,
    make_user,
)  # fmt: skip
from tests.factories.mobility import make_participation

EVERYBODY = ("ayse", "deniz", "lukas", "carmen", "cetta", "root", "otto")


class Cast:
    """Each is made when a test asks for them first."""

    def having(self, *names):
        """The cast in which these are made."""
        for name in names:
            getattr(self, name)
        return self

    def everybody(self):
        return {name: getattr(self, name) for name in EVERYBODY}

    @cached_property
    def project(self):
        return make_project()

    @cached_property
    def graz(self):
        """The hosting organisation."""
        organisation = make_organisation(self.project)
        make_partner(organisation)
        return organisation

    @cached_property
    def seville(self):
        seat = {"street": "Calle Feria 1", "postcode": "41003", "city": "Sevilla", "country": "ES"}
        organisation = make_organisation(self.project, "Sample Training Centre", **seat)
        make_partner(organisation)
        return organisation

    @cached_property
    def event(self):
        """Today is its second of three days (with the clock stopped at ``today``)."""
        return make_event(self.project, self.graz)

    @cached_property
    def ayse(self):
        return self._with_role("ayse@ornek.example", "Ayşe Örnek", "coordinator")

    @cached_property
    def deniz(self):
        return self._with_role("deniz@ornek.example", "Deniz Ak", "assistant")

    def _with_role(self, email, name, kind, **towards):
        user = make_user(email, name=name)
        make_role(user, kind, **towards or {"project": self.project})
        return user

    @cached_property
    def lukas(self):
        name = "Lukas Österreicher-Groß"
        return self._with_role("lukas@fh.example", name, "host", organisation=self.graz)

    @cached_property
    def carmen(self):
        at = {"organisation": self.seville}
        return self._with_role("carmen@formacion.example", "Carmen Vila", "contact", **at)

    @cached_property
    def cetta(self):
        """A participant who keeps the pass in an account."""
        user = make_user("cetta@fondazzjoni.example", name="Ċetta Għaxaq")
        person = make_person(self.project, user=user, organisation=self.seville)
        make_participation(self.event, person)
        return user

    @cached_property
    def root(self):
        return make_user("root@site.example", is_superuser=True)

    @cached_property
    def otto(self):
        """The coordinator of another project, with an event and people of its own."""
        other = make_project(
            slug="quiet-rivers", acronym="CANARYRIV", title={"en": "Quiet Rivers"},
            number="2021-1-AT01-KA220-ADU-000000001",
        )  # fmt: skip
        host = make_organisation(other, "Canary Rivers Trust", city="Linz")
        person = make_person(
            other, "Canaria", "Rivulet", email="canaria@rivers.example", organisation=host
        )
        event = make_event(other, host, title={"en": "Canary meeting"})
        make_participation(event, person)
        return self._with_role("otto@rivers.example", "Otto Canary", "coordinator", project=other)
