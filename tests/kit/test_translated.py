import pytest
from django import forms
from django.utils import translation

from kit.translated import TranslatedFormField, in_language

TEXTS = {"en": "Welcome", "tr": "Hoş geldiniz"}


class Question(forms.Form):
    title = TranslatedFormField(label="Title", languages=["en", "tr"])
    note = TranslatedFormField(label="Note", languages=["en", "tr"], required=False, lines=3)


@pytest.mark.parametrize(
    ("texts", "language", "said"),
    [
        (TEXTS, "tr", "Hoş geldiniz"), (TEXTS, "de", "Welcome"), (TEXTS, "tr-TR", "Hoş geldiniz"),
        ({"mt": "Merħba"}, "en", "Merħba"), ({"en": "", "tr": "Selam"}, "en", "Selam"),
        ({}, "en", ""), (None, "en", ""),
    ],
)  # fmt: skip
def test_text_is_said_in_the_wanted_language_or_the_nearest(texts, language, said):
    assert in_language(texts, language) == said


def test_text_is_said_in_the_language_of_the_page():
    with translation.override("tr"):
        assert in_language(TEXTS) == "Hoş geldiniz"


def test_form_keeps_what_was_written_and_nothing_empty():
    form = Question({"title_en": " Welcome ", "title_tr": "  ", "note_en": ""})

    assert form.is_valid()
    assert form.cleaned_data == {"title": {"en": "Welcome"}, "note": {}}


def test_form_wants_one_language_at_least():
    form = Question({"title_en": "", "title_tr": ""})

    assert list(form.errors) == ["title"]


def test_each_input_is_labelled_and_marked_with_its_language():
    html = str(Question(initial={"title": TEXTS})["title"])

    assert '<label for="id_title_1" lang="tr">Türkçe</label>' in html
    assert 'lang="tr" dir="auto"' in html
    assert 'value="Hoş geldiniz"' in html


def test_long_texts_get_room():
    assert str(Question()["note"]).count("<textarea") == 2
