"""Issuing from the list: one press, one batch, whatever comes in between."""

from uuid import uuid4

import pytest
from django.urls import reverse

from certificates.actions import batches
from certificates.models import Certificate, CertificateBatch
from kit.models import StoredFile
from mobility.models import Participation
from tests.certificates.conftest import HALVES, attend, sign_in
from tests.factories.events import make_event


@pytest.fixture
def listing(held):
    return reverse("certificates:certificates", args=[held.slug])


def press(client, listing, *people, **changes):
    data = {"ref": uuid4(), "language": "de", "people": [str(person.ref) for person in people]}
    return client.post(listing, data | changes)


def test_issuing_leads_to_a_page_that_shows_how_far_it_is(
    client, ayse, cetta_there, listing, today
):
    response = press(sign_in(client, ayse), listing, cetta_there)
    before = client.get(response["Location"]).content.decode()
    batches.run_waiting()
    after = client.get(response["Location"]).content.decode()

    assert "0 of 1" in before
    assert "every 2s" in before
    assert "1 certificate is stored and valid." in after
    assert "every 2s" not in after
    assert Certificate.objects.get().languages == ["en", "de"]


def test_a_second_click_issues_nothing_twice(client, ayse, cetta_there, listing, today):
    ref = uuid4()
    sign_in(client, ayse)

    places = {press(client, listing, cetta_there, ref=ref)["Location"] for _ in range(2)}
    batches.run_waiting()

    assert len(places) == 1
    assert Certificate.objects.count() == StoredFile.objects.count() == 1


def test_the_polled_part_is_only_a_part(client, ayse, cetta_there, listing):
    response = press(sign_in(client, ayse), listing, cetta_there)

    part = client.get(response["Location"], headers={"HX-Request": "true"}).content.decode()

    assert part.lstrip().startswith('<div id="batch"')


def test_a_batch_names_who_got_none_and_why(client, ayse, cetta_there, listing, today):
    response = press(sign_in(client, ayse), listing, cetta_there)
    attend(cetta_there, HALVES, "absent")
    batches.run_waiting()

    text = client.get(response["Location"]).content.decode()

    assert "Who got none, and why" in text
    assert "no attendance" in text


def test_nobody_ticked_is_said(client, ayse, cetta_there, listing):
    response = press(sign_in(client, ayse), listing)

    assert response.status_code == 422
    assert "Tick at least one person." in response.content.decode()


def test_people_of_another_event_cannot_be_ticked(client, ayse, cetta_there, otto, listing):
    canary = Participation.objects.get(event__project__slug="quiet-rivers")

    response = press(sign_in(client, ayse), listing, canary)

    assert response.status_code == 422
    assert not CertificateBatch.objects.exists()


def test_a_second_click_after_the_worker_leads_to_the_same_batch(
    client, ayse, cetta_there, listing
):
    form = {"ref": uuid4(), "language": "en", "people": [cetta_there.ref]}
    first = sign_in(client, ayse).post(listing, form)
    batches.run_waiting()

    second = client.post(listing, form)

    assert (second.status_code, second.url) == (302, first.url)
    assert CertificateBatch.objects.count() == 1


def test_the_mark_of_a_batch_elsewhere_makes_nothing(
    client, ayse, cetta_there, held, graz, listing, today
):
    other = CertificateBatch.objects.create(event=make_event(held.project, graz, slug="other"))

    response = sign_in(client, ayse).post(
        listing, {"ref": other.ref, "language": "en", "people": [cetta_there.ref]}
    )

    assert response.status_code == 404
    assert CertificateBatch.objects.count() == 1
