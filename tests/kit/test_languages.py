"""Words in the reader's language."""

import pytest
from django.utils import translation
from django.utils.translation import gettext_lazy

from kit.languages import capfirst


@pytest.mark.parametrize(
    ("language", "said"),
    [("tr", "İrtibat kişisi"), ("de", "Irtibat kişisi"), ("mt", "Irtibat kişisi")],
)
def test_a_turkish_i_keeps_its_dot_at_the_beginning(language, said):
    with translation.override(language):
        assert capfirst("irtibat kişisi") == said


def test_a_word_of_a_choice_waits_for_its_reader():
    word = capfirst(gettext_lazy("contact person"))

    with translation.override("tr"):
        assert str(word) == "İrtibat kişisi"


def test_nothing_stays_nothing():
    assert capfirst("") == ""
