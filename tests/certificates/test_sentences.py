import pytest

from certificates import sentences
from certificates.words import LANGUAGES, WORDS
from mobility.models import ParticipationRole
from tests.certificates.conftest import sample_facts

WHOLE = {
    "en": (
        "This is to certify that Ċetta Għaxaq, representing Sample Rights Foundation, attended "
        "the study visit “How Graz receives newcomers” held in Graz, Austria, from 25 to 27 May "
        "2027 (3 days, 17 hours) within the Erasmus+ project “Welcoming Cities” "
        "(2025-1-TR01-KA220-ADU-000000000)."
    ),
    "tr": (
        "İşbu belge, adı soyadı belirtilen kişinin Erasmus+ programı kapsamında yürütülen "
        "“Kucaklayan Kentler” (2025-1-TR01-KA220-ADU-000000000) projesinin “Graz’ın karşılaması” "
        "başlıklı etkinliğine katıldığını gösterir."
    ),
    "de": (
        "Hiermit wird bestätigt, dass Ċetta Għaxaq (Sample Rights Foundation) vom 25. bis 27. Mai "
        "2027 in Graz, Österreich, an der Veranstaltung „How Graz receives newcomers“ "
        "(Studienbesuch) im Umfang von 3 Tagen (17 Stunden) im Rahmen des Erasmus+-Projekts "
        "„Welcoming Cities“ (2025-1-TR01-KA220-ADU-000000000) teilgenommen hat."
    ),
    "es": (
        "Se certifica que Ċetta Għaxaq, en representación de Sample Rights Foundation, ha "
        "participado en la actividad «How Graz receives newcomers» (visita de estudio), celebrada "
        "en Graz, Austria, del 25 al 27 de mayo de 2027 (3 días, 17 horas), en el marco del "
        "proyecto Erasmus+ «Welcoming Cities» (2025-1-TR01-KA220-ADU-000000000)."
    ),
    "it": (
        "Si certifica che Ċetta Għaxaq, in rappresentanza di Sample Rights Foundation, ha "
        "partecipato all’attività «How Graz receives newcomers» (visita di studio), svoltasi a "
        "Graz, Austria, dal 25 al 27 maggio 2027 (3 giorni, 17 ore), nell’ambito del progetto "
        "Erasmus+ «Welcoming Cities» (2025-1-TR01-KA220-ADU-000000000)."
    ),
    "mt": (
        "B’dan iċ-ċertifikat nikkonfermaw il-parteċipazzjoni ta’ Ċetta Għaxaq, f’isem Sample "
        "Rights Foundation, fl-attività “How Graz receives newcomers” (żjara ta’ studju), li saret "
        "fil-lokalità ta’ Graz, l-Awstrija, dati: 25–27 ta’ Mejju 2027 (jiem: 3; sigħat: 17), fi "
        "ħdan il-proġett Erasmus+ “Welcoming Cities” (2025-1-TR01-KA220-ADU-000000000)."
    ),
}
TRUTHS = {
    "en": "2 of 3 days, 11.5 hours",
    "tr": "3 günlük programın 2 günü, 11,5 saat",
    "de": "2 von 3 Tagen, 11,5 Stunden",
    "es": "2 de 3 días, 11,5 horas",
    "it": "2 giorni su 3, 11,5 ore",
    "mt": "jiem: 2 minn 3; sigħat: 11.5",
}
ONE = {
    "en": "1 day, 1 hour",
    "tr": "1 gün, 1 saat",
    "de": "1 Tag, 1 Stunde",
    "es": "1 día, 1 hora",
    "it": "1 giorno, 1 ora",
    "mt": "jiem: 1; sigħat: 1",
}
ONE_DAY = {
    "en": "on 8 May 2027",
    "tr": "8 Mayıs 2027",
    "de": "am 8. Mai 2027",
    "es": "el 8 de mayo de 2027",
    "it": "l’8 maggio 2027",
    "mt": "data: 8 ta’ Mejju 2027",
}


def whole(facts, language):
    return sentences.plain(sentences.sentence(facts, language))


@pytest.mark.parametrize("language", LANGUAGES)
def test_sentence_says_everything(language):
    assert whole(sample_facts(), language) == WHOLE[language]


def test_turkish_says_who_and_when_as_labels_and_values():
    pairs = sentences.pairs(sample_facts(days=2, hours=11), "tr")

    assert [(label, sentences.plain(parts)) for label, parts in pairs] == [
        ("Adı soyadı", "Ċetta Għaxaq"),
        ("Kuruluş", "Sample Rights Foundation"),
        ("Etkinlik türü", "çalışma ziyareti"),
        ("Yer", "Graz, Avusturya"),
        ("Tarih", "25–27 Mayıs 2027"),
        ("Süre", "3 günlük programın 2 günü, 11 saat"),
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_truth_says_days_of_days_and_hours(language):
    assert sentences.truth(sample_facts(days=2, hours=11.5), language) == TRUTHS[language]


@pytest.mark.parametrize("language", LANGUAGES)
def test_one_day_and_one_hour_are_singular(language):
    facts = sample_facts(days=1, of_days=1, hours=1)

    assert sentences.truth(facts, language) == ONE[language]


def test_hours_are_left_out_when_the_agenda_has_none():
    assert sentences.truth(sample_facts(hours=0), "en") == "3 days"


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_event_of_one_day_says_that_day(language):
    facts = sample_facts(starts_on="2027-05-08", ends_on="2027-05-08")

    assert sentences.when(facts, language) == ONE_DAY[language]


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        ("2027-05-08", "2027-05-11", "dall’8 all’11 maggio 2027"),
        ("2027-05-31", "2027-06-02", "dal 31 maggio al 2 giugno 2027"),
        ("2026-12-31", "2027-01-02", "dal 31 dicembre 2026 al 2 gennaio 2027"),
    ],
)
def test_italian_articles_follow_the_number(first, last, said):
    assert sentences.when(sample_facts(starts_on=first, ends_on=last), "it") == said


@pytest.mark.parametrize("language", LANGUAGES)
def test_sentence_without_organisation_has_no_hole(language):
    said = whole(sample_facts(organisation=""), language)

    assert "Sample Rights" not in said
    assert not [hole for hole in ("  ", " ,", "()", ", ,") if hole in said]


@pytest.mark.parametrize(
    ("role", "said"),
    [
        ("trainer", "took part as a trainer in the study visit"),
        ("speaker", "took part as a speaker in the study visit"),
        ("interpreter", "took part as an interpreter in the study visit"),
        ("guest", "attended the study visit"),
    ],
)
def test_role_is_said(role, said):
    assert said in whole(sample_facts(role=role), "en")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_role_and_kind_has_words_and_leaves_no_hole(language):
    plain = {role.value for role in ParticipationRole} - set(WORDS[language].roles)
    said = [whole(sample_facts(role=role.value), language) for role in ParticipationRole]

    assert plain == {"participant", "guest"}
    assert not [text for text in said if "  " in text or "( " in text]
    assert set(WORDS[language].kinds) == {"meeting", "visit", "training", "roundtable", "final"}


def test_text_of_the_facts_is_never_read_as_a_template():
    facts = sample_facts(name="{title} %s {{7*7}}", organisation="{number} {0}")

    assert "that {title} %s {{7*7}}, representing {number} {0}, attended" in whole(facts, "en")


def test_initials_are_one_letter_a_word():
    assert sentences.initials("María José Ñúñez  Peña") == "M. J. Ñ. P."
