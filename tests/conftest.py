"""The cast. Everybody belongs to "Welcoming Cities" but the outsider, who must see nothing.

``ayse`` coordinates, ``deniz`` assists her, ``lukas`` speaks for the host in Graz, ``carmen`` is
the contact of Seville, ``cetta`` takes part and has an account, ``root`` operates the site,
``otto`` coordinates another project.
"""

import pytest
from django.db import connection

from kit import append_only
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


def pytest_collection_modifyitems(config, items):
    """What is one database's own runs there; what needs no database runs on SQLite alone."""
    kept, left = [], []
    for item in items:
        (left if _is_for_another_database(item) else kept).append(item)
    config.hook.pytest_deselected(items=left)
    items[:] = kept


def _is_for_another_database(item) -> bool:
    if mark := item.get_closest_marker("only"):
        return mark.args[0] != connection.vendor
    asks = item.get_closest_marker("django_db") or {"db", "live_server"} & set(item.fixturenames)
    return connection.vendor != "sqlite" and not asks


@pytest.fixture(autouse=True)
def _append_only_tables_can_be_emptied(request):
    """Flushing deletes rows, which triggers refuse; they are made again for the next test."""
    if not _is_flushed(request):
        yield
        return
    request.getfixturevalue("_django_db_helper")
    append_only.protect()
    yield
    append_only.lift()


def _is_flushed(request):
    marker = request.node.get_closest_marker("django_db")
    asked = bool(marker and marker.kwargs.get("transaction"))
    return asked or bool({"transactional_db", "live_server"} & set(request.fixturenames))


@pytest.fixture
def project(db):
    return make_project()


@pytest.fixture
def graz(project):
    """The hosting organisation."""
    organisation = make_organisation(project)
    make_partner(organisation)
    return organisation


@pytest.fixture
def seville(project):
    seat = {"street": "Calle Feria 1", "postcode": "41003", "city": "Sevilla", "country": "ES"}
    organisation = make_organisation(project, "Sample Training Centre", **seat)
    make_partner(organisation)
    return organisation


@pytest.fixture
def event(project, graz):
    """Today is its second of three days (with the clock stopped at ``today``)."""
    return make_event(project, graz)


@pytest.fixture
def ayse(project):
    user = make_user("ayse@ornek.example", name="Ayşe Örnek")
    make_role(user, "coordinator", project=project)
    return user


@pytest.fixture
def deniz(project):
    user = make_user("deniz@ornek.example", name="Deniz Ak")
    make_role(user, "assistant", project=project)
    return user


@pytest.fixture
def lukas(graz):
    user = make_user("lukas@fh.example", name="Lukas Österreicher-Groß")
    make_role(user, "host", organisation=graz)
    return user


@pytest.fixture
def carmen(seville):
    user = make_user("carmen@formacion.example", name="Carmen Vila")
    make_role(user, "contact", organisation=seville)
    return user


@pytest.fixture
def cetta(project, event, seville):
    """A participant who keeps the pass in an account."""
    user = make_user("cetta@fondazzjoni.example", name="Ċetta Għaxaq")
    make_participation(event, make_person(project, user=user, organisation=seville))
    return user


@pytest.fixture
def root(db):
    return make_user("root@site.example", is_superuser=True)


@pytest.fixture
def otto(db):
    """The coordinator of another project, with an event and people of its own."""
    other = make_project(
        slug="quiet-rivers", acronym="CANARYRIV", title={"en": "Quiet Rivers"},
        number="2021-1-AT01-KA220-ADU-000000001",
    )  # fmt: skip
    host = make_organisation(other, "Canary Rivers Trust", city="Linz")
    person = make_person(
        other, "Canaria", "Rivulet", email="canaria@rivers.example", organisation=host
    )
    make_participation(make_event(other, host, title={"en": "Canary meeting"}), person)
    user = make_user("otto@rivers.example", name="Otto Canary")
    make_role(user, "coordinator", project=other)
    return user


@pytest.fixture
def today():
    """The clock stopped at 09:10 in Graz on the event's second day."""
    from datetime import UTC, datetime

    from kit import clock

    with clock.at(datetime(2026, 11, 24, 8, 10, tzinfo=UTC)) as moment:
        yield moment
