"""The first and the last day of something, as two fields ask for them."""

from django import forms
from django.utils.translation import gettext_lazy as _


class DaysForm(forms.Form):
    """For forms with ``starts_on`` and ``ends_on``: they have to be in order, if both are given."""

    def clean(self):
        cleaned = super().clean()
        first, last = cleaned.get("starts_on"), cleaned.get("ends_on")
        if first and last and last < first:
            self.add_error("ends_on", _("The last day comes before the first."))
        return cleaned
