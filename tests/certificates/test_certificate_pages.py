"""One certificate: replaced, withdrawn, fetched by its participant, named on other pages."""

import pytest
from django.urls import reverse

from certificates.models import Certificate, Transition
from certificates.pages import overview_card, pass_section
from events.numbers import numbers_of
from kit import files
from tests.certificates.conftest import HALVES, attend, attending, sign_in, urls_of
from tests.factories.answers import body


def test_replacing_shows_the_new_one(client, ayse, certificate, cetta_there):
    attend(cetta_there, HALVES[4:])
    sign_in(client, ayse)
    page = client.get(urls_of(certificate)["certificate"]).content.decode()

    response = client.post(
        urls_of(certificate)["replace"], {"language": "en", "reason": "third day"}, follow=True
    )

    assert "It no longer says what is known today" in page
    assert "WCI-2026-0002 replaces WCI-2026-0001." in response.content.decode()


def test_replacing_an_unchanged_one_says_that_it_stays(client, ayse, certificate):
    response = sign_in(client, ayse).post(
        urls_of(certificate)["replace"], {"language": "en", "reason": "just so"}, follow=True
    )

    assert "Nothing it says has changed" in response.content.decode()


@pytest.mark.parametrize("name", ["replace", "withdraw"])
def test_a_reason_is_asked_for(client, ayse, certificate, name):
    response = sign_in(client, ayse).post(urls_of(certificate)[name], {"reason": ""})

    assert response.status_code == 422
    assert Transition.objects.count() == 1


def test_replacing_by_a_name_that_cannot_be_printed_says_so(client, ayse, certificate, cetta_there):
    cetta_there.person.printed_name = "𓀀"
    cetta_there.person.save()

    response = sign_in(client, ayse).post(
        urls_of(certificate)["replace"], {"reason": "name", "language": "en"}
    )

    assert response.status_code == 422
    certificate.refresh_from_db()
    assert certificate.step == "valid"


def test_withdrawing_is_shown_with_its_reason(client, ayse, certificate):
    response = sign_in(client, ayse).post(
        urls_of(certificate)["withdraw"], {"reason": "wrong person"}, follow=True
    )

    text = response.content.decode()
    assert "WCI-2026-0001 is withdrawn." in text
    assert "wrong person" in text
    assert "Replace this certificate" not in text


def test_a_certificate_of_somebody_who_was_not_there_is_not_replaced(
    client, ayse, certificate, cetta_there
):
    attend(cetta_there, HALVES, "absent")

    page = sign_in(client, ayse).post(
        urls_of(certificate)["replace"], {"language": "en", "reason": "paper list"}
    )

    assert page.status_code == 422
    assert "No attendance" in page.content.decode()
    assert Certificate.objects.count() == 1


def pass_url(participation):
    code = participation.passes.current().get().code
    return reverse("certificates:pass_certificate", args=[code])


def test_participant_downloads_the_own_certificate(client, certificate, cetta_there):
    response = client.get(pass_url(cetta_there))

    assert body(response) == files.read(certificate.file)


def test_address_of_the_pass_may_be_in_capitals(client, certificate, cetta_there):
    code = cetta_there.passes.current().get().code

    assert client.get(f"/P/{code.lower()}/certificate.pdf").status_code == 200


def test_participant_without_a_valid_certificate_finds_none(client, cetta_there):
    assert client.get(pass_url(cetta_there)).status_code == 404


def test_withdrawn_certificate_can_no_longer_be_downloaded(client, ayse, certificate, cetta_there):
    sign_in(client, ayse).post(urls_of(certificate)["withdraw"], {"reason": "wrong person"})
    client.logout()

    assert client.get(pass_url(cetta_there)).status_code == 404


def test_a_made_up_pass_finds_none(client, certificate):
    assert client.get("/p/0123456789ABCDEFGHJKMNPQRS/certificate.pdf").status_code == 404


def context_of(rf, user, *roles):
    request = rf.get("/")
    request.user, request.roles = user, set(roles)
    return {"request": request}


def test_pass_page_offers_the_certificate(rf, ayse, certificate, cetta_there):
    cetta_there.held = cetta_there.passes.current().get()

    html = pass_section(context_of(rf, ayse), cetta_there)

    assert pass_url(cetta_there) in html
    assert "2 of 3 days, 7 hours" in html


def test_pass_page_says_nothing_before(rf, ayse, cetta_there):
    assert pass_section(context_of(rf, ayse), cetta_there) == ""


def test_overview_says_how_many_are_issued(rf, ayse, certificate, held, graz):
    attending(held, ("A", "Aa"), organisation=graz)

    numbers = {"numbers": numbers_of(held)}
    assert "1 of 2" in overview_card(context_of(rf, ayse, "coordinator") | numbers, held)
    assert overview_card(context_of(rf, ayse, "participant") | numbers, held) == ""
