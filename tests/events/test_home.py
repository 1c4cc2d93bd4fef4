import pytest
from django.urls import reverse

from events.models import Event, Visibility
from tests.factories.events import make_event, make_user

pytestmark = pytest.mark.django_db


def test_strangers_learn_what_this_is_and_which_events_are_public(client, event, today):
    Event.objects.filter(pk=event.pk).update(visibility=Visibility.PUBLIC)

    page = client.get("/").content.decode()

    assert f'href="/events/{event.slug}/"' in page
    assert reverse("certificates:verify") in page
    assert reverse("account_login") in page


def test_strangers_see_no_event_that_is_not_public(client, event, today):
    assert "How Graz" not in client.get("/").content.decode()


def test_team_sees_todays_event_first(as_user, ayse, event, today):
    make_event(event.project, event.host_organisation, title={"en": "Later"},
               starts_on="2027-02-01", ends_on="2027-02-02")  # fmt: skip

    events = as_user(ayse).get("/").context["events"]

    assert [entry.event.title["en"] for entry in events.running] == ["How Graz receives newcomers"]
    assert [entry.event.title["en"] for entry in events.coming] == ["Later"]
    assert events.running[0].url == f"/events/{event.slug}/manage/"


def test_cancelled_event_is_not_todays(as_user, ayse, event, today):
    Event.objects.filter(pk=event.pk).update(state="cancelled")

    assert as_user(ayse).get("/").context["events"].running == []


def test_other_projects_words_are_not_on_the_page(as_user, otto, event, today):
    page = as_user(otto).get("/").content.decode()

    assert "Canary meeting" in page
    assert "Graz receives" not in page


def test_account_without_a_role_is_told_about_the_invitation(as_user, db, today):
    stranger = make_user("somebody@elsewhere.example")

    assert "open the link in your invitation" in as_user(stranger).get("/").content.decode()


@pytest.mark.parametrize("count", [1, 3])
def test_page_takes_the_same_queries_for_many_events(
    as_user, ayse, event, count, today, django_assert_max_num_queries
):
    for number in range(count):
        make_event(event.project, event.host_organisation, title={"en": f"Event {number}"},
                   starts_on="2027-02-01", ends_on="2027-02-02")  # fmt: skip
    client = as_user(ayse)
    client.get("/")

    with django_assert_max_num_queries(30) as queries:
        client.get("/")

    COUNTED.add(len(queries))
    assert len(COUNTED) == 1


COUNTED = set()
