"""A roll call of more than two hundred people: partner by partner, by name, page by page."""

from datetime import date
from uuid import uuid4

import pytest
from django.urls import reverse

from attendance.models import Attendance
from tests.bench.world import fill

pytestmark = pytest.mark.usefixtures("today")
HALF = (date(2026, 11, 24), "morning")


@pytest.fixture
def many(event, graz, seville):
    """130 people from Graz, 130 from Seville."""
    fill(event, [graz, seville], 260)
    return list(event.participations.with_people())


@pytest.fixture
def the_page(client, event, lukas, many):
    """The page for the host, with a query."""
    client.force_login(lukas)
    address = reverse("attendance:roll_call", args=[event.slug, *HALF])
    return lambda **query: client.get(address, query)


def names_on(response):
    return [row.participation.name for row in response.context["roll"].rows]


def test_at_first_it_lists_the_partners_with_their_numbers_and_nobody(the_page, graz, seville):
    shown = the_page()

    groups = shown.context["roll"].groups
    assert [(group.name, group.there, group.expected) for group in groups] == [
        (seville.legal_name, 0, 130), (graz.legal_name, 0, 130)
    ]  # fmt: skip
    assert names_on(shown) == []
    assert f'href="?partner={graz.ref}"' in shown.content.decode()


def test_a_partner_is_shown_fifty_people_at_a_time(the_page, graz):
    first, last = the_page(partner=graz.ref), the_page(partner=graz.ref, page=3)

    assert [len(names_on(first)), len(names_on(last))] == [50, 30]
    assert "0/130" in first.content.decode()  # all of them, not only those on the page
    assert f"partner={graz.ref}&amp;page=2" in first.content.decode()


def test_somebody_is_found_by_name_whatever_the_partner(the_page):
    assert names_on(the_page(q="family00123")) == ["Given123 Family00123"]
    assert "Nobody expected has this name." in the_page(q="nobody at all").content.decode()


def test_a_tap_without_scripts_comes_back_to_the_same_place(client, event, the_page, graz, many):
    person = many[-1]
    tick = reverse("attendance:tick", args=[event.slug, *HALF])
    form = {"person": person.ref, "scan": uuid4()}

    response = client.post(f"{tick}?partner={graz.ref}&page=2", form)

    assert response.url.endswith(f"?partner={graz.ref}&page=2#p-{person.ref}")
    assert "1/130" in the_page(partner=graz.ref, page=2).content.decode()


def test_a_tap_with_scripts_brings_the_numbers_of_its_partner(client, event, the_page, graz, many):
    tick = reverse("attendance:tick", args=[event.slug, *HALF])
    form = {"person": many[-1].ref, "scan": uuid4()}

    answer = client.post(tick, form, headers={"HX-Request": "true"}).content.decode()

    assert "1 of 260 here" in answer
    assert f'<span id="group-{graz.ref}" hx-swap-oob="true">1/130</span>' in answer


def test_all_but_a_few_says_how_many_before_and_ticks_everybody(client, event, the_page, many):
    shown = the_page(mode="except").content.decode()
    assert "260 people are not ticked yet." in shown
    assert shown.count('name="absent"') == 260

    all_but = reverse("attendance:all_but", args=[event.slug, *HALF])
    client.post(all_but, {"ref": uuid4(), "absent": [many[0].ref, many[200].ref]})

    absent = {many[0].pk, many[200].pk}
    there = set(Attendance.objects.there().values_list("participation", flat=True))
    assert there == {one.pk for one in many} - absent
    assert "2 people are not ticked yet." in the_page(mode="except").content.decode()


@pytest.mark.parametrize(
    ("query", "statements"), [({}, 9), ({"q": "given1"}, 11), ({"mode": "except"}, 10)]
)
def test_it_costs_few_statements(the_page, django_assert_num_queries, query, statements):
    with django_assert_num_queries(statements):
        the_page(**query)
