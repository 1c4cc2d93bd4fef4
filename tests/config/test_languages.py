"""Six languages: the machinery works for each, the complete ones keep the rules."""

from datetime import date

import polib
import pytest
from django import forms
from django.utils import translation

from config import catalogues
from kit import dates


def test_complete_catalogues_keep_the_rules():
    assert catalogues.faults() == []


def test_every_language_has_a_catalogue():
    missing = [code for code in catalogues.TRANSLATED if not catalogues.path_of(code).exists()]

    assert missing == []


@pytest.fixture
def broken_catalogue(tmp_path, monkeypatch, settings):
    settings.COMPLETE_LANGUAGES = ["en", "tr"]
    (tmp_path / "same.txt").write_text("Kilim\n")
    path = tmp_path / "tr" / "LC_MESSAGES" / "django.po"
    path.parent.mkdir(parents=True)
    catalogue = polib.POFile()
    catalogue.extend([
        polib.POEntry(msgid="Kilim", msgstr="Kilim"),
        polib.POEntry(msgid="Save", msgstr=""),
        polib.POEntry(msgid="Cancel", msgstr="Cancel"),
        polib.POEntry(msgid="in %(days)d days", msgstr="günler içinde"),
        polib.POEntry(msgid="Day", msgstr="Gün", flags=["fuzzy"]),
        polib.POEntry(msgid="Open", msgstr="Aç"),
    ])  # fmt: skip
    catalogue.save(str(path))
    monkeypatch.setattr(catalogues, "LOCALE", tmp_path)


def test_catalogue_rules_name_each_fault(broken_catalogue):
    assert catalogues.faults() == [
        "tr: “Save” is not translated",
        "tr: “Cancel” is still English (or belongs into locale/same.txt)",
        "tr: “in %(days)d days” lost a placeholder",
        "tr: “Day” is not translated",
    ]


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "18–22 May 2026"),
        ("tr", "18–22 Mayıs 2026"),
        ("de", "18.–22. Mai 2026"),
        ("es", "18–22 de mayo de 2026"),
        ("it", "18–22 maggio 2026"),
        ("mt", "18–22 ta’ Mejju 2026"),
    ],
)
def test_ranges_of_days_are_written_as_people_write_them(language, said):
    assert dates.day_range(date(2026, 5, 18), date(2026, 5, 22), language) == said


def test_maltese_is_a_language_django_knows():
    assert translation.get_language_info("mt")["name_local"] == "Malti"


def test_what_django_says_in_forms_is_maltese_too():
    with translation.override("mt"):
        assert str(forms.CharField().error_messages["required"]) == "Dan il-qasam irid jimtela."


def test_a_plural_needs_every_form_of_its_language(broken_catalogue):
    maltese = polib.POFile(encoding="utf-8")
    maltese.append(
        polib.POEntry(msgid="a day", msgid_plural="days", msgstr_plural={0: "a", 1: "b"})
    )
    catalogues.path_of("mt").parent.mkdir(parents=True)
    maltese.save(str(catalogues.path_of("mt")))

    assert list(catalogues._faults_of("mt")) == ["mt: “a day” is not translated"]
