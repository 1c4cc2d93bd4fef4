"""The form that publishes a version."""

from django import forms
from django.utils.translation import gettext_lazy as _

from kit.translated import TranslatedFormField


class PublishForm(forms.Form):
    """The number that is published, so that a second press publishes nothing more, and a note."""

    number = forms.IntegerField(widget=forms.HiddenInput, min_value=1)

    def __init__(self, *args, languages, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["note"] = TranslatedFormField(
            label=_("Note about the changes"), languages=languages, required=False, lines=2,
            max_length=600, help_text=_("Stands on the page of the event with this version."),
        )  # fmt: skip
