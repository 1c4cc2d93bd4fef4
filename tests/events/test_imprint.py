import pytest

from events import funding_words
from events.imprint import foot_of, imprint_of
from tests.factories.events import make_project

LANGUAGES = ["en", "tr", "de", "es", "it", "mt"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_statement_and_both_disclaimers(language):
    new = funding_words.disclaimer(language, call_year=2025)
    old = funding_words.disclaimer(language, call_year=2018)

    texts = {funding_words.statement(language), new, old}
    assert len(texts) == 3
    assert not any("{" in text for text in texts)


@pytest.mark.parametrize("words", [funding_words.STATEMENTS, funding_words.DISCLAIMERS,
                                   funding_words.EARLIER_DISCLAIMERS])  # fmt: skip
def test_texts_of_different_languages_differ(words):
    assert sorted(words) == sorted(LANGUAGES)
    assert len(set(words.values())) == len(LANGUAGES)


IN_BOTH_CASES = {
    "der OeAD-GmbH | die OeAD-GmbH": (
        "de",
        "oder der OeAD-GmbH wider",
        "noch die OeAD-GmbH können",
    ),
    "del SEPIE | el SEPIE": ("es", "o los del SEPIE", "ni el SEPIE pueden"),
    "dell’INDIRE | l’INDIRE": ("it", "europea o dell’INDIRE", "né l’INDIRE possono"),
    "tal-EUPA | l-EUPA": ("mt", "jew tal-EUPA", "lanqas l-EUPA ma"),
}


@pytest.mark.parametrize("phrase", IN_BOTH_CASES)
def test_authority_stands_in_both_cases_where_the_language_needs_them(phrase):
    language, *said = IN_BOTH_CASES[phrase]

    text = funding_words.disclaimer(language, call_year=2025, authority=phrase)

    assert [part for part in said if part not in text] == []


def test_authority_with_one_case_stands_twice():
    text = funding_words.disclaimer("en", call_year=2025, authority="the Turkish National Agency")

    assert text.count("the Turkish National Agency") == 2


def test_earlier_calls_name_the_commission():
    text = funding_words.disclaimer("en", call_year=2018, authority="the Turkish National Agency")

    assert "European Commission" in text
    assert "Agency" not in text


@pytest.mark.django_db
def test_imprint_names_authority_number_and_acronym(project):
    imprint = imprint_of(project, "tr")

    assert imprint.funding_statement == "Avrupa Birliği tarafından ortaklaşa finanse edilmektedir"
    assert "(Türkiye Ulusal Ajansı)" in imprint.disclaimer
    assert imprint.signature == "2025-1-TR01-KA220-ADU-000000000 · WCI"


@pytest.mark.django_db
def test_authority_is_never_borrowed_from_another_language(project):
    foot = foot_of(project, "it")

    assert "Turkish" not in foot["disclaimer"]
    assert "o dell’autorità che concede la sovvenzione" in foot["disclaimer"]


@pytest.mark.django_db
def test_unknown_language_falls_back_to_english():
    project = make_project(granting_authority={})

    assert imprint_of(project, "fr").funding_statement == "Co-funded by the European Union"
