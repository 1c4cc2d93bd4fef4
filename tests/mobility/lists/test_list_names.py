"""Full names into halves, titles out, capitals down."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mobility.lists.names import ORDERS, recase, split


@pytest.mark.parametrize(
    ("text", "order", "given_name", "family_name"),
    [
        ("Erdursun  BILGE", "", "Erdursun", "BILGE"),
        ("SCARFOGLIO Marcantonio", "", "Marcantonio", "SCARFOGLIO"),
        ("SCARFOGLIO Marcantonio", "given_first", "Marcantonio", "SCARFOGLIO"),
        ("Ayşe Nur KAYA BİLGE", "", "Ayşe Nur", "KAYA BİLGE"),
        ("TRILLO MORANTE Emperatriz", "", "Emperatriz", "TRILLO MORANTE"),
        ("Jan van der BERG", "", "Jan", "van der BERG"),
        ("Karl GROß", "", "Karl", "GROß"),
        ("DI MARCO Luigi", "", "Luigi", "DI MARCO"),
        ("J. Smith", "", "J.", "Smith"),
        ("Anna Rossi", "", "Anna", "Rossi"),
        ("Rossi Anna", "family_first", "Anna", "Rossi"),
        ("AHMET YILMAZ", "given_first", "AHMET", "YILMAZ"),
        ("YILMAZ AHMET", "family_first", "AHMET", "YILMAZ"),
        ("Rossi, Anna", "given_first", "Anna", "Rossi"),
        ("Trillo Morante, Emperatriz", "", "Emperatriz", "Trillo Morante"),
        ("María José García López", "given_first_two", "María José", "García López"),
        ("García López María José", "family_first_two", "María José", "García López"),
        ("Juan de la Torre Ruiz", "given_first_two", "Juan", "de la Torre Ruiz"),
        ("Ludwig van Beethoven", "", "Ludwig", "van Beethoven"),
        ("De Luca Anna", "family_first", "Anna", "De Luca"),
        ("Noel", "", "Noel", ""),
        ("Anna\xa0\u200bRossi\u200e", "", "Anna", "Rossi"),
        ("Anna Ro\u0308ssi", "", "Anna", "Rössi"),
        ("", "", "", ""),
    ],
)
def test_a_full_name_is_split(text, order, given_name, family_name):
    name = split(text, order)

    assert (name.given, name.family) == (given_name, family_name)


@pytest.mark.parametrize(
    ("text", "title", "rest"),
    [
        ("Prof. Dr. Ayşe Öz", "Prof. Dr.", ("Ayşe", "Öz")),
        ("Doç. Dr. Ali Veli", "Doç. Dr.", ("Ali", "Veli")),
        ("Dott.ssa Maria Rossi", "Dott.ssa", ("Maria", "Rossi")),
        ("Mag. Anna Muster", "Mag.", ("Anna", "Muster")),
        ("Mag.a Eva Stütz", "Mag.a", ("Eva", "Stütz")),
        ("DI Kristian Bartl", "DI", ("Kristian", "Bartl")),
        ("DI Kristian BARTL", "DI", ("Kristian", "BARTL")),
        ("Dipl.-Ing. Karl Müller", "Dipl.-Ing.", ("Karl", "Müller")),
        ("Ing. Karl Müller", "Ing.", ("Karl", "Müller")),
        ("Österreicher-Groß, Anna, MSc", "MSc", ("Anna", "Österreicher-Groß")),
        ("Anna Rossi, PhD", "PhD", ("Anna", "Rossi")),
        ("Dr. Anna Rossi, MBA", "Dr., MBA", ("Anna", "Rossi")),
        ("Univ.-Prof. Dr. Max Muster", "Univ.-Prof. Dr.", ("Max", "Muster")),
        ("Dr. Rossi, Anna", "Dr.", ("Anna", "Rossi")),
        ("Bartl, Dr. Karl", "Dr.", ("Karl", "Bartl")),
        ("Anna Rossi Dr.", "Dr.", ("Anna", "Rossi")),
        ("Anna Rossi PhD", "PhD", ("Anna", "Rossi")),
        ("Arch Anna", "", ("Arch", "Anna")),
    ],
)
def test_academic_titles_are_lifted_out(text, title, rest):
    name = split(text)

    assert (name.title, (name.given, name.family)) == (title, rest)


@pytest.mark.parametrize("salutation", ["Mr", "Mrs.", "Frau", "Herr", "Sn.", "Sig.ra"])
def test_salutations_are_no_part_of_a_name(salutation):
    name = split(f"{salutation} Anna Rossi")

    assert (name.salutation, name.given, name.family, name.title) == (
        salutation,
        "Anna",
        "Rossi",
        "",
    )


@pytest.mark.parametrize(
    ("text", "order", "guessed"),
    [
        ("Anna Rossi", "", False),
        ("Anna Maria Rossi", "", True),
        ("Anna Maria ROSSI", "", False),
        ("Rossi, Anna Maria", "", False),
        ("Emperatriz Trillo Morante", "given_first_two", False),
        ("Noel", "", False),
    ],
)
def test_a_guess_says_that_it_is_one(text, order, guessed):
    assert split(text, order).guessed is guessed


@pytest.mark.parametrize(
    ("capitals", "small"),
    [
        ("BILGE", "Bilge"),
        ("ÖSTERREICHER-GROSS", "Österreicher-Gross"),
        ("D'ANGELO", "D'Angelo"),
        ("O’BRIEN", "O’Brien"),
        ("ŞAFAK", "Şafak"),
        ("İNCE", "İnce"),
        ("BİLGİN", "Bilgin"),
        ("YILDIRIM", "Yildirim"),
        ("YALÇIN", "Yalçin"),
        ("GĦAXAQ", "Għaxaq"),
        ("ΠΑΠΑΔΟΠΟΥΛΟΣ", "Παπαδοπουλος"),
        ("van der BERG", "van der Berg"),
        ("McDONALD", "McDonald"),
        ("AL-SAYED KHAN", "Al-Sayed Khan"),
        ("Rossi", "Rossi"),
    ],
)
def test_capitals_that_mark_a_family_name_become_small(capitals, small):
    assert recase("Anna", capitals) == small


@pytest.mark.parametrize("given_name", ["ANNA", "", "A."])
def test_capitals_that_mark_nothing_stay(given_name):
    assert recase(given_name, "ROSSI") == "ROSSI"


words = st.text(st.characters(categories=["Lu", "Ll", "Lo"]), min_size=1, max_size=8)


@settings(deadline=None)
@given(st.lists(words, max_size=6), st.sampled_from(["", *ORDERS]))
def test_no_word_of_a_name_is_lost(parts, order):
    name = split(" ".join(parts), order)

    everything = f"{name.salutation} {name.title} {name.given} {name.family}"
    said = unicodedata.normalize("NFC", " ".join(parts)).split()
    assert sorted(everything.replace(",", " ").split()) == sorted(said)


@settings(deadline=None)
@given(st.text(), st.sampled_from(["", *ORDERS]))
def test_any_text_has_halves(text, order):
    name = split(text, order)

    assert len(recase(name.given, name.family).split()) == len(name.family.split())
