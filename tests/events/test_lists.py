"""Pages with lists cost the same queries for one row and for three."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from events.models import PromisedActivity
from tests.factories.events import make_event, make_item, make_project, make_role, make_version

pytestmark = pytest.mark.django_db


def more_events(event, number):
    make_event(event.project, event.host_organisation, title={"en": f"Event {number}"},
               starts_on="2027-02-01", ends_on="2027-02-02")  # fmt: skip


def more_activities(event, number):
    PromisedActivity.objects.create(
        project=event.project, work_package="WP2", number=f"A{number}", title={"en": "Visits"},
        lead=event.host_organisation,
    )  # fmt: skip


def more_versions(event, number):
    make_item(event, 1, f"{10 + number}:00", "20:00")
    make_version(event, number + 1)


def more_projects(event, number):
    other = make_project(slug=f"other-{number}")
    make_role(event.project.roles.first().user, "coordinator", project=other)


def queries_of(client, url):
    with CaptureQueriesContext(connection) as queries:
        assert client.get(url).status_code == 200
    return len(queries)


@pytest.mark.parametrize(
    ("name", "more"),
    [("project", more_events), ("activities", more_activities), ("versions", more_versions),
     ("projects", more_projects)],
)  # fmt: skip
def test_page_costs_the_same_for_one_row_and_for_three(as_user, ayse, event, today, name, more):
    of = {"projects": [], "versions": [event.slug]}.get(name, [event.project.slug])
    client, url = as_user(ayse), reverse(f"events:{name}", args=of)
    more(event, 1)
    client.get(url)

    with_one = queries_of(client, url)
    for number in (2, 3):
        more(event, number)

    assert queries_of(client, url) == with_one
