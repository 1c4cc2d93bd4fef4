"""How forms are drawn."""

import pytest
from django import forms

from events.models import Organisation

pytestmark = pytest.mark.django_db


def drawn(**asked):
    form = type("Form", (forms.Form,), asked)()
    return str(next(iter(form)))


@pytest.mark.parametrize(("required", "said"), [(True, "Choose …"), (False, "not given")])
def test_an_empty_choice_is_said_in_words(required, said):
    of_things = forms.ModelChoiceField(Organisation.objects.all(), required=required)
    of_words = forms.ChoiceField(
        choices=[("", ""), ("Near", [("AT", "Austria")])], required=required
    )

    for field in (of_things, of_words):
        assert f">{said}</option>" in drawn(field=field)
        assert "---" not in drawn(field=field)


def test_an_empty_choice_keeps_the_words_it_has():
    field = forms.ChoiceField(choices=[("", "nobody"), ("a", "Ana")], required=False)

    assert ">nobody</option>" in drawn(field=field)


def test_other_choices_without_words_stay():
    assert ">0</option>" in drawn(field=forms.ChoiceField(choices=[(0, "0"), (1, "1")]))
