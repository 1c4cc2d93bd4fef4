import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.search import normalise


@pytest.mark.parametrize(
    ("text", "normal"),
    [
        ("İZMİR", "izmir"), ("ısparta", "isparta"), ("Öğrenci", "ogrenci"), ("Għaxaq", "ghaxaq"),
        ("Weiß", "weiss"), ("Łukasz", "lukasz"), ("D’Angelo", "d'angelo"),
        ("  two   words ", "two words"),
        ("Παπαδόπουλος", "παπαδοπουλοσ"), ("فاطمة", "فاطمة"), ("", ""),
    ],
)  # fmt: skip
def test_text_is_the_same_however_it_is_written(text, normal):
    assert normalise(text) == normal


def test_texts_are_joined_and_empty_ones_left_out():
    assert normalise("Ayşe", "", None, "Örnek") == "ayse ornek"


@given(st.text(max_size=50))
def test_normalising_twice_changes_nothing(text):
    once = normalise(text)

    assert normalise(once) == once
