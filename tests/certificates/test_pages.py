from io import BytesIO
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pypdf import PdfReader

from certificates.actions import batches
from certificates.models import Certificate, CertificateBatch, Transition
from events.numbers import numbers_of
from kit import files
from kit.models import StoredFile
from tests.certificates.conftest import HALVES, attend, attending, issued
from tests.factories.events import make_event
from tests.kit.pdf.reading import text_of


@pytest.fixture
def listing(held):
    return reverse("certificates:certificates", args=[held.slug])


def sign_in(client, user):
    client.force_login(user)
    return client


def body(response):
    return b"".join(response.streaming_content)


def urls_of(certificate):
    event = certificate.participation.event
    return {
        "list": reverse("certificates:certificates", args=[event.slug]),
        "print": reverse("certificates:print", args=[event.slug]),
        "preview": reverse(
            "certificates:preview", args=[event.slug, certificate.participation.ref]
        ),
        "certificate": reverse("certificates:certificate", args=[certificate.ref]),
        "pdf": reverse("certificates:certificate_pdf", args=[certificate.ref]),
        "replace": reverse("certificates:replace", args=[certificate.ref]),
        "withdraw": reverse("certificates:withdraw", args=[certificate.ref]),
    }


# who may


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


# the list


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


# issuing


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
    from mobility.models import Participation

    canary = Participation.objects.get(event__project__slug="quiet-rivers")

    response = press(sign_in(client, ayse), listing, canary)

    assert response.status_code == 422
    assert not CertificateBatch.objects.exists()


# preview, files, print


def test_preview_is_marked_shown_in_place_and_stores_nothing(client, ayse, cetta_there, held):
    url = reverse("certificates:preview", args=[held.slug, cetta_there.ref])

    response = sign_in(client, ayse).get(url + "?language=de")

    assert response["Content-Disposition"].startswith("inline")
    text = text_of(body(response))
    assert "PREVIEW" in text
    assert "Teilnahmebestätigung" in text
    assert not Certificate.objects.exists()
    assert not StoredFile.objects.exists()


def test_preview_in_an_unknown_language_is_not_found(client, ayse, cetta_there, held):
    url = reverse("certificates:preview", args=[held.slug, cetta_there.ref])

    assert sign_in(client, ayse).get(url + "?language=xx").status_code == 404


def test_preview_for_somebody_who_does_not_come_is_not_found(client, ayse, cetta_there, held):
    cetta_there.status = "declined"
    cetta_there.save()
    url = reverse("certificates:preview", args=[held.slug, cetta_there.ref])

    assert sign_in(client, ayse).get(url).status_code == 404


def test_preview_of_a_name_that_cannot_be_printed_says_so(client, ayse, cetta_there, held):
    cetta_there.person.printed_name = "𓀀"
    cetta_there.person.save()
    url = reverse("certificates:preview", args=[held.slug, cetta_there.ref])

    response = sign_in(client, ayse).get(url)

    assert response.status_code == 422
    assert "cannot be printed" in response.content.decode()


def test_download_gives_the_stored_bytes(client, ayse, certificate):
    response = sign_in(client, ayse).get(urls_of(certificate)["pdf"])

    assert body(response) == files.read(certificate.file)
    assert response["Content-Disposition"] == 'attachment; filename="WCI-2026-0001.pdf"'


def test_print_holds_all_valid_ones_in_hand_out_order(client, ayse, certificate, held, graz, today):
    for person in attending(held, ("Z", "Zett"), ("A", "Aa"), organisation=graz):
        issued(person, today)

    pdf = PdfReader(BytesIO(body(sign_in(client, ayse).get(urls_of(certificate)["print"]))))

    assert [entry["/Title"] for entry in pdf.outline] == [
        "WCI-2026-0001", "WCI-2026-0003", "WCI-2026-0002",
    ]  # fmt: skip
    assert len(pdf.pages) == 3


def test_nothing_to_print_is_said(client, ayse, held):
    url = reverse("certificates:print", args=[held.slug])

    response = sign_in(client, ayse).get(url, follow=True)

    assert "There is no valid certificate to print yet." in response.content.decode()


# one certificate


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


# the participant


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


# what stands on pages below


def context_of(rf, user, *roles):
    request = rf.get("/")
    request.user, request.roles = user, set(roles)
    return {"request": request}


def test_pass_page_offers_the_certificate(rf, ayse, certificate, cetta_there):
    from certificates.pages import pass_section

    cetta_there.held = cetta_there.passes.current().get()

    html = pass_section(context_of(rf, ayse), cetta_there)

    assert pass_url(cetta_there) in html
    assert "2 of 3 days, 7 hours" in html


def test_pass_page_says_nothing_before(rf, ayse, cetta_there):
    from certificates.pages import pass_section

    assert pass_section(context_of(rf, ayse), cetta_there) == ""


def test_overview_says_how_many_are_issued(rf, ayse, certificate, held, graz):
    from certificates.pages import overview_card

    attending(held, ("A", "Aa"), organisation=graz)

    numbers = {"numbers": numbers_of(held)}
    assert "1 of 2" in overview_card(context_of(rf, ayse, "coordinator") | numbers, held)
    assert overview_card(context_of(rf, ayse, "participant") | numbers, held) == ""


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
