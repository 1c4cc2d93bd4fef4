"""Each thing has its own history, the same page for all, for those who may see its record."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from events import record_fields
from events.actions.activities import change_activity
from events.actions.events import change_event
from events.actions.items import add_item
from events.actions.organisations import change_organisation
from events.actions.versions import publish
from events.models import PromisedActivity
from kit.sheets.reader import read_workbook
from mobility.actions.list_imports import mend_rows, stage_list
from mobility.actions.people import edit_participation
from tests.factories.events import local, make_person
from tests.factories.mobility import make_participation
from tests.mobility.conftest import AT

pytestmark = pytest.mark.django_db


def stage(event, by):
    data = b"Name,E-mail\nAli Kaya,a@x.example"
    book = read_workbook(data, "list.csv")
    (staged,) = stage_list(event=event, data=data, filename="list.csv", book=book, by=by, at=AT)
    return staged


@pytest.fixture
def organisation(graz, ayse):
    """(page, a function that does something more to it, what its history then says)"""

    def act(number):
        times = list(graz.partnerships.values("role", "since", "until"))
        change_organisation(
            organisation=graz, by=ayse.actor, at=AT, city=f"Graz {number}", partnerships=times
        )

    page = reverse("events:organisation_history", args=[graz.ref])
    return page, act, ("Ayşe Örnek edited the organisation", "city")


@pytest.fixture
def activity(project, ayse):
    made = PromisedActivity.objects.create(
        project=project, work_package="WP2", number="A1", title={"en": "Study visits"}
    )

    def act(number):
        change_activity(activity=made, by=ayse.actor, at=AT, place=f"Graz {number}")

    page = reverse("events:activity_history", args=[made.ref])
    return page, act, ("Ayşe Örnek edited the planned activity", "place")


@pytest.fixture
def meeting(event, ayse):
    def act(number):
        change_event(event=event, by=ayse.actor, at=AT, venue=f"Hall {number}")

    page = reverse("events:event_history", args=[event.slug])
    return page, act, ("Ayşe Örnek edited How Graz receives newcomers", "venue")


@pytest.fixture
def person(event, ayse, seville):
    made = make_participation(event, make_person(event.project, organisation=seville))

    def act(number):
        edit_participation(
            participation=made, person={"title": f"Dr {number}"}, travel={"arrives_on": AT.date()},
            by=ayse.actor, at=AT,
        )  # fmt: skip

    page = reverse("mobility:person_history", args=[event.slug, made.ref])
    return page, act, ("Ayşe Örnek edited Ċetta Għaxaq", "academic title, arrival")


@pytest.fixture
def listed(event, ayse):
    staged = stage(event, ayse.actor)

    def act(number):
        mend_rows(
            list_import=staged, mended={2: {"function": f"Head {number}"}}, by=ayse.actor, at=AT
        )

    page = reverse("mobility:import_history", args=[staged.ref])
    return page, act, ("Ayşe Örnek mended rows of list.csv", "1 row")


KINDS = ["organisation", "activity", "meeting", "person", "listed"]


@pytest.mark.parametrize("kind", KINDS)
def test_history_says_who_what_and_which_fields(client, ayse, kind, request):
    page, act, (sentence, more) = request.getfixturevalue(kind)
    act(1)
    client.force_login(ayse)

    newest = client.get(page).context["lines"][0]

    assert newest.text.startswith(sentence)
    assert newest.more == more


@pytest.mark.parametrize("kind", KINDS)
def test_one_entry_and_thirty_take_the_same_statements(client, ayse, kind, request):
    page, act, _words = request.getfixturevalue(kind)
    client.force_login(ayse)
    client.get(page)
    act(0)
    counted = []
    for count in (1, 30):
        for number in range(1, count):
            act(number)
        with CaptureQueriesContext(connection) as queries:
            client.get(page)
        counted.append(len(queries))

    assert counted[0] == counted[1]


@pytest.mark.parametrize("kind", KINDS)
def test_strangers_find_nothing_and_contacts_may_not(client, otto, carmen, ayse, kind, request):
    page, act, _words = request.getfixturevalue(kind)
    act(1)
    answers = []
    for user in (otto, carmen):
        client.force_login(user)
        answers.append(client.get(page).status_code)

    assert answers == [404, 403]


def test_pages_lead_to_their_history(client, ayse, organisation, activity, meeting, person, listed):
    client.force_login(ayse)

    for page, _act, _words in (organisation, activity, person, listed):
        assert f'href="{page}"' in client.get(page.removesuffix("history/")).content.decode()
    overview = meeting[0].replace("/history/", "/manage/")
    assert f'href="{meeting[0]}"' in client.get(overview).content.decode()


def test_history_of_an_event_holds_its_agenda_versions_and_lists(client, ayse, event):
    said = {"title": {"en": "Opening"}, "kind": "session", "starts_at": local(event, 1, "09:00"),
            "ends_at": local(event, 1, "10:00")}  # fmt: skip
    add_item(event=event, key=uuid4(), by=ayse.actor, at=AT, **said)
    publish(event=event, number=1, by=ayse.actor, at=AT + timedelta(hours=1))
    stage(event, ayse.actor)
    client.force_login(ayse)

    page = client.get(reverse("events:event_history", args=[event.slug]))

    assert {line.text for line in page.context["lines"]} == {
        "Ayşe Örnek published version 1 of How Graz receives newcomers",
        "Ayşe Örnek added Opening to the agenda",
        "Ayşe Örnek dropped the list list.csv",
    }


def test_history_is_read_page_by_page(client, ayse, meeting):
    page, act, _words = meeting
    for number in range(55):
        act(number)
    client.force_login(ayse)

    second = client.get(f"{page}?page=2")

    assert len(second.context["lines"]) == 5


def test_every_field_that_a_form_changes_has_a_name():
    from events.forms.activities import ActivityForm
    from events.forms.events import EventForm
    from events.forms.items import ItemForm
    from events.forms.projects import ProjectForm

    forms = {"project": ProjectForm, "event": EventForm, "item": ItemForm,
             "promised_activity": ActivityForm}  # fmt: skip
    models = record_fields._models()
    nameless = {
        (kind, field.name)
        for kind, form in forms.items()
        for model in models[kind]
        for field in model._meta.fields
        if field.name in form.base_fields and not record_fields.name_of(field.name, models[kind])
    }

    assert nameless == set()
