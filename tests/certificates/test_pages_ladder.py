"""Who may look at certificates, issue, replace and withdraw them, and by which method."""

from uuid import uuid4

import pytest
from django.urls import reverse

from certificates.models import CertificateBatch, Transition
from tests.certificates.conftest import (
    CertifiedCast,
    sign_in,
    urls_of,
)


@pytest.fixture(scope="module")
def shared_cast(shared):
    """With the event as it was held, and one certificate of it."""
    return CertifiedCast().having("ayse", "deniz", "lukas", "carmen", "otto", "root", "certificate")


@pytest.mark.parametrize("name", ["list", "print", "preview", "certificate", "pdf"])
@pytest.mark.parametrize(
    ("who", "status"),
    [("ayse", 200), ("deniz", 200), ("lukas", 200), ("carmen", 403), ("otto", 404), ("root", 404)],
)
def test_reading_is_for_those_who_run_or_host_the_event(
    client, request, certificate, name, who, status
):
    sign_in(client, request.getfixturevalue(who))

    assert client.get(urls_of(certificate)[name]).status_code == status


@pytest.mark.parametrize("name", ["list", "print", "preview", "certificate", "pdf"])
def test_strangers_are_asked_to_sign_in(client, certificate, name):
    response = client.get(urls_of(certificate)[name])

    assert (response.status_code, response["Location"].split("?")[0]) == (302, "/sign-in/")


@pytest.mark.parametrize("name", ["list", "replace", "withdraw"])
@pytest.mark.parametrize(("who", "status"), [("lukas", 403), ("carmen", 403), ("otto", 404)])
def test_changing_is_for_those_who_run_the_project(client, request, certificate, name, who, status):
    sign_in(client, request.getfixturevalue(who))

    response = client.post(
        urls_of(certificate)[name], {"ref": uuid4(), "reason": "because", "language": "en"}
    )

    assert response.status_code == status
    assert Transition.objects.count() == 1
    assert not CertificateBatch.objects.exists()


@pytest.mark.parametrize("name", ["print", "preview", "certificate", "pdf"])
def test_pages_that_show_refuse_to_change(client, ayse, certificate, name):
    assert sign_in(client, ayse).post(urls_of(certificate)[name]).status_code == 405


@pytest.mark.parametrize("name", ["replace", "withdraw"])
def test_changing_needs_a_press(client, ayse, certificate, name):
    assert sign_in(client, ayse).get(urls_of(certificate)[name]).status_code == 405


def test_unknown_things_are_not_found(client, ayse, held):
    sign_in(client, ayse)

    for url in (
        reverse("certificates:certificate", args=[uuid4()]),
        reverse("certificates:certificate_pdf", args=[uuid4()]),
        reverse("certificates:batch", args=[held.slug, uuid4()]),
        reverse("certificates:preview", args=[held.slug, uuid4()]),
        reverse("certificates:certificates", args=["nothing"]),
    ):
        assert client.get(url).status_code == 404
