"""The list of an event: who has days, who is ready, what it costs."""

from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from certificates.models import CertificateBatch
from tests.certificates.conftest import (
    HALVES,
    attend,
    attending,
    sign_in,
)


@pytest.fixture
def listing(held):
    return reverse("certificates:certificates", args=[held.slug])


def test_list_shows_days_hours_and_what_is_missing(client, ayse, cetta_there, held, graz, listing):
    [absent] = attending(held, ("Absent", "One"), organisation=graz, halves=HALVES[:1])
    attend(absent, HALVES, "absent")

    text = sign_in(client, ayse).get(listing).content.decode()

    assert "2 of 3 days, 7 hours" in text
    assert "no attendance" in text
    assert "Some roll calls are not done yet" in text
    assert "Issue 1 certificate" in text


def test_those_who_were_there_are_ticked(client, ayse, cetta_there, held, graz, listing):
    [absent] = attending(held, ("Absent", "One"), organisation=graz)
    attend(absent, HALVES, "absent")

    text = sign_in(client, ayse).get(listing).content.decode()

    assert text.count('name="people"') == 1
    assert f'value="{cetta_there.ref}" aria-label="Ċetta Għaxaq" checked' in text


def test_a_host_sees_the_list_without_the_button(client, lukas, cetta_there, listing):
    text = sign_in(client, lukas).get(listing).content.decode()

    assert "2 of 3 days, 7 hours" in text
    assert "Issue 1 certificate" not in text


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("?q=ghaxaq", {"Ċetta Għaxaq"}),
        ("?q=university", {"İbrahim Işık"}),
        ("?state=ready", {"Ċetta Għaxaq", "İbrahim Işık"}),
        ("?state=issued", set()),
        ("?state=nonsense", {"Ċetta Għaxaq", "İbrahim Işık"}),
    ],
)
def test_list_can_be_searched_and_filtered(
    client, ayse, cetta_there, held, graz, listing, query, names
):
    attending(held, ("İbrahim", "Işık"), organisation=graz)

    text = sign_in(client, ayse).get(listing + query).content.decode()

    assert {name for name in ("Ċetta Għaxaq", "İbrahim Işık") if f"<bdi>{name}" in text} == names


def test_list_has_pages_and_everybody_can_be_issued_at_once(client, ayse, held, graz, listing):
    attending(held, *[("Person", f"{number:03}") for number in range(103)], organisation=graz,
              halves=HALVES[:1])  # fmt: skip
    sign_in(client, ayse)

    text = client.get(listing + "?page=2").content.decode()
    client.post(listing, {"ref": uuid4(), "language": "en", "everybody": "on"})

    assert "101 to 103 of 103" in text
    assert "All 103 people who are ready, on every page" in text
    assert CertificateBatch.objects.counted().get().total == 103


def test_list_costs_the_same_for_one_and_three(client, ayse, cetta_there, held, graz, listing):
    sign_in(client, ayse)
    client.get(listing)
    with CaptureQueriesContext(connection) as one:
        client.get(listing)
    attending(held, *[("Person", str(number)) for number in range(3)], organisation=graz)

    with CaptureQueriesContext(connection) as four:
        client.get(listing)

    assert len(four) == len(one)


def test_an_event_without_people_says_so(client, ayse, held, listing):
    assert "Nobody takes part yet" in sign_in(client, ayse).get(listing).content.decode()
