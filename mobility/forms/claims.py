"""Which e-mail a participant wants to sign in with."""

from django import forms
from django.utils.translation import gettext_lazy as _


class ClaimForm(forms.Form):
    """An e-mail that a code is sent to."""

    email = forms.EmailField(
        label=_("Your e-mail"), max_length=254,
        widget=forms.EmailInput({"autocomplete": "email"}),
    )  # fmt: skip
