import random
import re

import pytest
from django.core.cache import cache
from django.urls import reverse

from certificates.actions.certificates import replace, withdraw
from certificates.models import Certificate, Step
from certificates.proposals import proposal_for
from certificates.verification import is_surname, look_up
from kit import codes
from tests.certificates.conftest import BY, HALVES, attend, fresh, sample_facts

TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="[^"]+"')


def url(code):
    return reverse("certificates:verified", args=[code])


def text_at(client, code, **headers):
    return client.get(url(code), headers=headers).content.decode()


def test_long_code_shows_everything(client, certificate):
    text = text_at(client, certificate.code)

    for said in (
        "This certificate is valid", "Ċetta Għaxaq", "How Graz receives newcomers", "study visit",
        "2 of 3 days, 7 hours", "23–25 November 2026", "Graz, Austria",
        "Sample University of Applied Sciences", "WCI-2026-0001",
    ):  # fmt: skip
        assert said in text


def test_page_speaks_the_readers_language(client, certificate):
    text = client.get(url(certificate.code) + "?lang=tr").content.decode()

    assert "3 günlük programın 2 günü, 7 saat" in text
    assert "Katılım Belgesi" in text


def test_printed_letters_show_initials_only(client, certificate):
    text = text_at(client, certificate.letters)

    assert "This certificate is valid" in text
    assert "Ċ. G." in text
    for hidden in ("Għaxaq", "Ċetta", "How Graz", "Seville", "Sample", certificate.code):
        assert hidden not in text


def test_whoever_types_the_number_is_told_where_the_code_stands(client, certificate):
    response = client.post(reverse("certificates:verify"), {"code": certificate.number})

    assert "Type the code that stands beside" in response.content.decode()


@pytest.mark.parametrize("typed", ["Għaxaq", "ghaxaq", " GĦAXAQ ", "Ċetta Għaxaq"])
def test_surname_opens_the_rest(client, certificate, typed):
    response = client.post(url(certificate.letters), {"surname": typed})

    text = response.content.decode()
    assert "How Graz receives newcomers" in text
    assert "Ċetta Għaxaq" in text
    assert certificate.code not in text


def test_another_surname_opens_nothing(client, certificate):
    text = client.post(url(certificate.letters), {"surname": "Cauchi"}).content.decode()

    assert "This is not the surname on the certificate." in text
    assert "Għaxaq" not in text


@pytest.mark.parametrize(
    ("name", "family", "typed"),
    [
        ("Lukas Österreicher-Groß", "Österreicher-Groß", "osterreicher gross"),
        ("Niccolò D’Angelo", "D’Angelo", "dangelo"),
        ("İbrahim Işık", "Işık", "ISIK"),
        ("Γιώργος Παπαδόπουλος", "Παπαδόπουλος", "παπαδοπουλος"),
        ("السيدة فاطمة الزهراء", "", "الزهراء"),
        ("María José Ñúñez Peña", "Ñúñez Peña", "nunez pena"),
        ("Fatma", "Fatma", "fatma"),
    ],
)
def test_surnames_are_compared_without_marks_and_case(name, family, typed):
    facts = sample_facts(name=name, family_name=family)

    assert is_surname(facts, typed)
    assert not is_surname(facts, "")
    assert not is_surname(facts, typed[:2])


@pytest.mark.parametrize("step", [Step.PREPARED, Step.REPLACED, Step.WITHDRAWN, Step.VOID])
def test_every_step_is_said(client, certificate, step):
    said = {
        Step.PREPARED: "This certificate is not yet handed out",
        Step.REPLACED: "This certificate was replaced",
        Step.WITHDRAWN: "This certificate was withdrawn",
        Step.VOID: "This certificate is void",
    }
    Certificate.objects.update(step=step)

    for code in (certificate.code, certificate.letters):
        assert said[step] in text_at(client, code)


def test_replaced_one_names_the_number_of_the_new(client, certificate, cetta_there, today):
    attend(cetta_there, HALVES[4:])
    new = replace(
        certificate=certificate, proposal=proposal_for(fresh(cetta_there)), languages=["en"],
        reason="a private reason", by=BY, at=today,
    )  # fmt: skip

    old_page, new_page = text_at(client, certificate.code), text_at(client, new.code)

    assert "This certificate was replaced" in old_page
    assert new.number in old_page
    assert new.code not in old_page
    assert "private reason" not in old_page
    assert "This certificate is valid" in new_page


def test_withdrawn_one_keeps_its_reason_to_itself(client, certificate, today):
    withdraw(certificate=certificate, reason="a private reason", by=BY, at=today)

    text = text_at(client, certificate.code)
    assert "This certificate was withdrawn" in text
    assert "private reason" not in text


def test_unknown_and_malformed_codes_get_the_same_answer(client, certificate):
    codes_tried = ["0" * 26, "0" * 16, "x", "%00", "a" * 300, certificate.code[:-1], "Ünknown"]

    answers = [client.get(f"/verify/{code}") for code in codes_tried]

    assert {answer.status_code for answer in answers} == {404}
    assert len({answer.content for answer in answers}) == 1
    assert "Unknown" in answers[0].content.decode()


def test_a_code_of_another_purpose_is_unknown(client, certificate, cetta_there):
    pass_code = cetta_there.passes.current().get().code

    assert client.get(url(pass_code)).status_code == 404


def test_changed_codes_are_unknown(certificate):
    pick = random.Random(1)
    for code in (certificate.code, certificate.letters):
        for place in range(len(code)):
            other = pick.choice([each for each in codes.ALPHABET if each != code[place]])
            assert look_up(code[:place] + other + code[place + 1 :]) is None


def forgiving(code):
    grouped = codes.grouped(code)
    return [
        code.lower(), grouped, grouped.lower(), f" {grouped.replace('-', ' ')} ",
        code.replace("0", "O").replace("1", "I"), code.replace("0", "o").replace("1", "l"),
        grouped.replace("-", "–"),
    ]  # fmt: skip


def test_field_forgives_case_dashes_spaces_and_look_alikes(client, certificate):
    for code in (certificate.code, certificate.letters):
        for typed in forgiving(code):
            response = client.post(reverse("certificates:verify"), {"code": typed})
            assert response["Location"] == url(code)


def test_field_takes_nonsense_calmly(client, db):
    for typed in ("../..", "%2e%2e", "????", "<b>", "🙂"):
        response = client.post(reverse("certificates:verify"), {"code": typed}, follow=True)
        assert response.status_code == 404


def test_empty_field_is_said(client, db):
    response = client.post(reverse("certificates:verify"), {"code": ""})

    assert "This field is required." in response.content.decode()


def test_paths_work_in_capitals_as_scanned(client, certificate):
    assert client.get(f"/VERIFY/{certificate.code}").status_code == 200
    assert client.get("/VERIFY").status_code == 200
    assert client.get(f"/Verify/{certificate.code.lower()}").status_code == 200


def test_nobody_keeps_indexes_or_is_told_about_the_page(client, certificate):
    for response in (
        client.get(url(certificate.code)), client.get(url("0" * 26)),
        client.get(reverse("certificates:verify")),
    ):  # fmt: skip
        text = response.content.decode()
        assert response["Cache-Control"] == "no-store"
        assert response["X-Robots-Tag"] == "noindex, nofollow"
        assert response["Referrer-Policy"] == "same-origin"
        assert '<meta name="robots" content="noindex, nofollow">' in text
        assert re.findall(r'(?:src|href)="(?:https?:)?//[^"]+"', text) == []


def test_looking_changes_nothing(client, certificate, django_assert_num_queries):
    before = list(Certificate.objects.values())

    client.get(url(certificate.code))
    client.post(url(certificate.letters), {"surname": "Għaxaq"})

    assert list(Certificate.objects.values()) == before


def test_guessing_from_one_address_is_slowed_down(client, certificate, today):
    answers = [client.get(url(codes.fresh())).status_code for _ in range(100)]

    assert answers.count(404) == 60
    assert answers.count(429) == 40


def test_spoofed_addresses_do_not_help(client, certificate, today):
    answers = [
        client.head(url(codes.fresh()), headers={"X-Forwarded-For": f"10.1.1.{number}"}).status_code
        for number in range(80)
    ]

    assert answers.count(429) == 20


def test_surnames_cannot_be_tried_at_will(client, certificate, today):
    answers = [
        client.post(url(certificate.letters), {"surname": f"Guess{number}"}).status_code
        for number in range(12)
    ]

    assert answers == [200] * 10 + [429] * 2


def test_surnames_of_one_certificate_are_limited_over_all_askers(client, certificate, today):
    for number in range(60):
        client.post(url(certificate.letters), {"surname": "Guess"}, REMOTE_ADDR=f"192.0.2.{number}")

    response = client.post(
        url(certificate.letters), {"surname": "Għaxaq"}, REMOTE_ADDR="198.51.100.1"
    )
    assert response.status_code == 429


def test_only_get_and_post_are_answered(client, certificate):
    cache.clear()

    assert client.put(url(certificate.code)).status_code == 405
    assert client.delete(reverse("certificates:verify")).status_code == 405
