"""The form that cancels an event."""

from django import forms
from django.utils.translation import gettext_lazy as _

from kit.translated import TranslatedFormField


class CancelForm(forms.Form):
    """Why the event does not take place, for those who wanted to come."""

    def __init__(self, *args, languages, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["reason"] = TranslatedFormField(
            label=_("Reason, for the participants"), languages=languages, required=False, lines=2,
            max_length=400,
            help_text=_(
                "Stands on the event's page, on the passes and in the mails. One language is "
                "enough: the others read that one."
            ),
        )  # fmt: skip
