"""Filters of every list: in the address, kept while paging, cleared; "nothing found" said."""

import pytest
from django.urls import reverse

from events.models import PromisedActivity
from mobility.views import people as people_page
from tests.factories.events import make_event, make_organisation
from tests.factories.mobility import make_participations

pytestmark = pytest.mark.django_db
NOTHING = ("Nothing found", "Nobody like that", "Nobody matches")


@pytest.fixture
def lists(client, ayse, project, event, graz, seville):
    """(address, a query that finds something, what it leaves) of each list."""
    PromisedActivity.objects.create(
        project=project, work_package="WP2", number="A1", title={"en": "Study visits"}
    )
    PromisedActivity.objects.create(
        project=project, work_package="WP3", number="A1", title={"en": "Trainings"}
    )
    make_organisation(project, "Çınar Derneği", city="")
    make_event(project, graz, title={"en": "Kick-off"}, kind="meeting", state="planned")
    make_participations(event, 3, seville)
    client.force_login(ayse)
    return {
        "organisations": (reverse("events:organisations", args=[project.slug]),
                          "q=cinar&show=no_address", "Çınar", "Sample Training Centre</a>"),
        "activities": (reverse("events:activities", args=[project.slug]), "q=TRAINING&package=WP3",
                       "Trainings", "Study visits"),
        "events": (reverse("events:project", args=[project.slug]), "kind=meeting&state=planned",
                   "Kick-off", ">How Graz receives newcomers</h"),
        "people": (reverse("mobility:people", args=[event.slug]), "q=isik", "İbrahim", "Şule"),
        "attendance": (reverse("attendance:attendance", args=[event.slug]), "q=isik", "İbrahim",
                       "Şule"),
        "certificates": (reverse("certificates:certificates", args=[event.slug]), "q=isik",
                         "İbrahim", "Şule"),
    }  # fmt: skip


KINDS = ["organisations", "activities", "events", "people", "attendance", "certificates"]


@pytest.mark.parametrize("kind", KINDS)
def test_filters_live_in_the_address_and_are_cleared(client, lists, kind):
    address, query, left, gone = lists[kind]

    everything = client.get(address).content.decode()
    filtered = client.get(f"{address}?{query}").content.decode()

    assert left in everything
    assert left in filtered
    assert gone not in filtered
    assert 'href="?"' in filtered
    assert 'href="?">Show all' not in everything


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_found_says_so_and_leads_back(client, lists, kind):
    address = lists[kind][0]

    page = client.get(f"{address}?q=zzzz").content.decode()

    assert any(words in page for words in NOTHING)
    assert 'href="?"' in page


@pytest.mark.parametrize("kind", KINDS)
def test_nonsense_in_the_address_breaks_nothing(client, lists, kind):
    address = lists[kind][0]

    page = client.get(f"{address}?show=x&state=x&kind=x&package=x&half=x&org=x&page=x")

    assert page.status_code == 200


def test_filters_survive_paging(client, lists, monkeypatch):
    monkeypatch.setattr(people_page, "PER_PAGE", 1)
    address = lists["people"][0]

    page = client.get(f"{address}?status=confirmed&sort=name").content.decode()

    assert "?status=confirmed&amp;sort=name&amp;page=2" in page
