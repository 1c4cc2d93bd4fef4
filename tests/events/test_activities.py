import uuid

import pytest
from django.urls import reverse

from events.models import PromisedActivity
from kit.models import Record
from tests.factories.events import make_event

pytestmark = pytest.mark.django_db


def form(**changes):
    details = {
        "ref": str(uuid.uuid4()), "work_package": "WP3", "number": "A2", "title_en": "Training",
        "title_tr": "Eğitim", "place": "Sevilla", "starts_on": "2027-02-15",
        "ends_on": "2027-02-19", "persons": "18", "profile_en": "Staff of local bodies",
    }  # fmt: skip
    return details | changes


def add(client, project, **changes):
    return client.post(reverse("events:activity_new", args=[project.slug]), form(**changes))


def test_activity_is_added_once_by_two_clicks(as_user, ayse, project, seville):
    data = form(lead=str(seville.ref))

    for _click in range(2):
        add(as_user(ayse), project, **data)

    made = PromisedActivity.objects.get()
    assert (str(made), made.lead, made.persons) == ("WP3 A2 Training", seville, 18)
    assert [row.verb for row in Record.objects.all()] == ["promised_activity.added"]


@pytest.mark.parametrize(
    ("changes", "field"),
    [({"work_package": "WP2", "number": "A1"}, "number"), ({"ends_on": "2027-02-01"}, "ends_on"),
     ({"title_en": "", "title_tr": ""}, "title"), ({"persons": "0"}, "persons")],
)  # fmt: skip
def test_form_refuses_what_cannot_be(as_user, ayse, project, activity, changes, field):
    answer = add(as_user(ayse), project, **changes)

    assert list(answer.context["form"].errors) == [field]
    assert PromisedActivity.objects.count() == 1


def test_activity_is_edited_under_its_own_number(as_user, ayse, activity):
    url = reverse("events:activity", args=[activity.ref])

    as_user(ayse).post(url, form(work_package="WP2", number="A1", title_en="Visits"))

    activity.refresh_from_db()
    assert activity.title == {"en": "Visits", "tr": "Eğitim"}
    assert "title" in Record.objects.get().fields


def test_list_counts_the_events_of_each(as_user, ayse, event, activity):
    make_event(event.project, event.host_organisation, promised_activity=activity)

    listed = as_user(ayse).get(reverse("events:activities", args=[event.project.slug]))

    assert [row.event_count for row in listed.context["activities"]] == [1]
