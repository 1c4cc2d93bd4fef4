"""What is printed: previews that store nothing, the stored file, all of an event."""

from io import BytesIO

from django.urls import reverse
from pypdf import PdfReader

from certificates.models import Certificate
from kit import files
from kit.models import StoredFile
from tests.certificates.conftest import (
    attending,
    issued,
    sign_in,
    urls_of,
)
from tests.factories.answers import body
from tests.kit.pdf.reading import text_of


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
