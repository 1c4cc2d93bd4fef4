import uuid
from datetime import UTC, datetime

import pytest
from django.core import mail
from django.urls import reverse

from events.actions.projects import change_project, make_project
from events.models import Project, Role, User
from kit import outbox
from kit.actor import Actor
from kit.models import Message, Record

pytestmark = pytest.mark.django_db
ROOT = Actor("user", "root")
AT = datetime(2026, 11, 20, 9, tzinfo=UTC)


def form(**changes):
    details = {
        "ref": str(uuid.uuid4()), "title_en": "Open Doors", "title_tr": "Açık Kapılar",
        "acronym": "ODO", "number": "2026-1-TR01-KA220-ADU-000000123", "action": "KA220-ADU",
        "call_year": "2026", "starts_on": "2026-12-01", "ends_on": "2028-11-30",
        "granting_authority_en": "the Turkish National Agency", "funding_model": "lump_sum",
        "languages": ["en", "tr"], "coordinator_name": "Ece Ak",
        "coordinator_email": "Ece@Ornek.example", "coordinator_language": "tr",
    }  # fmt: skip
    return details | changes


def test_operator_makes_a_project_and_its_coordinator_is_told(as_user, root):
    as_user(root).post(reverse("events:project_new"), form())
    outbox.deliver()

    project = Project.objects.get()
    ece = User.objects.get(email="ece@ornek.example")
    assert (project.slug, project.title["tr"], project.languages) == (
        "odo",
        "Açık Kapılar",
        ["en", "tr"],
    )
    assert [(role.user, role.kind) for role in project.roles.all()] == [(ece, "coordinator")]
    assert [message.to for message in mail.outbox] == [["ece@ornek.example"]]
    assert "http://localhost:8000/sign-in/" in mail.outbox[0].body


def test_second_click_makes_nothing_twice(as_user, root):
    data = form()

    for _click in range(2):
        as_user(root).post(reverse("events:project_new"), data)

    counts = [model.objects.count() for model in (Project, Role, Message)]
    assert counts == [1, 1, 1]
    assert Record.objects.count() == 2


def test_project_never_takes_an_address_that_a_page_has(db):
    project = make_project(ref=uuid.uuid4(), by=ROOT, at=AT, **fields(acronym="NEW"))
    other = make_project(ref=uuid.uuid4(), by=ROOT, at=AT, **fields(acronym="new"))

    assert (project.slug, other.slug) == ("new-2", "new-3")


def fields(**changes):
    details = {"title": {"en": "Open Doors"}, "acronym": "ODO", "number": "x", "action": "KA204",
               "call_year": 2018, "starts_on": "2018-09-01", "ends_on": "2020-08-31"}  # fmt: skip
    return details | changes


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"number": "TR-12"}, "number"), ({"ends_on": "2026-11-01"}, "ends_on"),
        ({"title_en": "", "title_tr": ""}, "title"),
        ({"coordinator_email": "ece"}, "coordinator_email"),
        ({"languages": []}, "languages"),
    ],
)  # fmt: skip
def test_form_refuses_what_cannot_be(as_user, root, changes, field):
    answer = as_user(root).post(reverse("events:project_new"), form(**changes))

    assert list(answer.context["form"].errors) == [field]
    assert not Project.objects.exists()


def test_change_is_recorded_with_its_fields_and_only_when_there_is_one(project):
    change_project(project=project, by=ROOT, at=AT, acronym="WCX", number=project.number)
    change_project(project=project, by=ROOT, at=AT, acronym="WCX")

    assert [(row.verb, row.fields) for row in Record.objects.all()] == [
        ("project.changed", ["acronym"])
    ]


def test_edit_page_keeps_what_is_not_asked(as_user, ayse, project):
    data = form(acronym="WCY")
    as_user(ayse).post(reverse("events:project_edit", args=[project.slug]), data)

    project.refresh_from_db()
    assert (project.acronym, project.slug) == ("WCY", "welcoming-cities")


def test_workspace_shows_events_by_time_and_what_is_missing(as_user, ayse, event, today):
    context = as_user(ayse).get(reverse("events:project", args=[event.project.slug])).context

    assert [entry.event for entry in context["events"].running] == [event]
    assert [entry["label"] for entry in context["missing"]] == ["Open planned activities"]
    assert context["figures"] == {
        "organisation_count": 1, "lacking_count": 0, "activity_count": 0, "event_count": 1
    }  # fmt: skip


def test_workspace_hides_planned_events_from_contacts(as_user, carmen, event, today):
    type(event).objects.filter(pk=event.pk).update(state="planned")

    page = as_user(carmen).get(reverse("events:project", args=[event.project.slug]))

    assert "How Graz" not in page.content.decode()


def test_operator_sees_which_projects_there_are_and_nothing_of_them(as_user, root, otto, ayse):
    page = as_user(root).get(reverse("events:projects")).content.decode()

    assert "CANARYRIV" in page
    assert "otto@rivers.example" in page
    assert "Quiet Rivers" not in page


def test_other_people_see_their_own_projects_only(as_user, otto, ayse):
    page = as_user(ayse).get(reverse("events:projects")).content.decode()

    assert "Welcoming Cities" in page
    assert "CANARYRIV" not in page
