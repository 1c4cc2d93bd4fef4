"""The first steps with a project tick themselves from facts."""

import uuid

import pytest
from django.urls import reverse

from attendance.actions.roll_calls import tick_all_but
from events.models import Project, PromisedActivity
from kit.models import Record
from mobility.actions.invitations import invite_all
from tests.factories.events import make_event, make_programme, make_project, make_role, make_version

pytestmark = pytest.mark.django_db


@pytest.fixture
def empty(ayse):
    """A second project of Ayşe's, with nothing in it."""
    fresh = make_project(slug="fresh", number="2026-1-TR01-KA220-ADU-000000123", acronym="FRE")
    make_role(ayse, "coordinator", project=fresh)
    return fresh


def steps_on(client, project):
    return client.get(f"/projects/{project.slug}/").context["steps"]


def done_on(client, project):
    return [step.done for step in steps_on(client, project)]


def test_a_new_project_has_eight_steps_before_it(as_user, ayse, empty):
    steps = steps_on(as_user(ayse), empty)

    assert [step.done for step in steps] == [False] * 8
    planning = reverse("events:event_new", args=["fresh"])
    assert [step.url == planning for step in steps] == [False, False, *[True] * 6]


def test_each_step_ticks_itself_when_it_is_a_fact(as_user, ayse, empty, cetta, today):
    client, project = as_user(ayse), Project.objects.get(slug="welcoming-cities")
    event = project.events.get()
    assert done_on(client, project) == [True, False, True, True] + [False] * 4

    PromisedActivity.objects.create(
        project=project, work_package="WP2", number="A1", title={"en": "Study visits"}
    )
    make_programme(event)
    make_version(event)
    invite_all(event=event, by=ayse.actor, at=today)
    tick_all_but(event=event, name="2026-11-23/morning", absent=set(), by=ayse, at=today,
                 ref=uuid.uuid4())  # fmt: skip

    assert done_on(client, project) == [True] * 7 + [False]
    assert done_on(client, empty) == [False] * 8


def test_steps_lead_to_the_event_that_runs(as_user, ayse, event, today):
    make_event(event.project, event.host_organisation, title={"en": "Later"},
               starts_on="2027-02-01", ends_on="2027-02-02")  # fmt: skip

    urls = [step.url for step in steps_on(as_user(ayse), event.project)]

    assert urls[3:] == [
        f"/events/{event.slug}/{page}"
        for page in ("people/import/", "agenda/", "people/invite/", "roll-call/", "certificates/")
    ]


def test_all_facts_are_asked_for_at_once(
    as_user, ayse, event, django_assert_max_num_queries, today
):
    client, page = as_user(ayse), f"/projects/{event.project.slug}/"
    client.get(page)
    with django_assert_max_num_queries(50) as with_steps:
        client.get(page)
    Project.objects.update(shows_first_steps=False)
    with django_assert_max_num_queries(50) as without:
        client.get(page)

    assert len(with_steps) - len(without) == 1


def test_the_list_is_put_away_for_the_team_and_brought_back(as_user, ayse, deniz, project):
    url = reverse("events:first_steps", args=[project.slug])
    as_user(ayse).post(url, {"shows": "no"})

    page = as_user(deniz).get(f"/projects/{project.slug}/")
    assert "steps" not in page.context
    assert "Show the first steps again" in page.content.decode()
    as_user(deniz).post(url, {"shows": "yes"})
    assert "steps" in as_user(ayse).get(f"/projects/{project.slug}/").context
    assert [r.fields for r in Record.objects.filter(verb="project.changed")] == [
        ["shows_first_steps"]
    ] * 2


def test_hosts_and_contacts_have_other_work(as_user, lukas, carmen, event):
    for user in (lukas, carmen):
        assert "steps" not in as_user(user).get(f"/projects/{event.project.slug}/").context
