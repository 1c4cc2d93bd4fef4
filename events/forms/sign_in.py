"""allauth's two sign-in forms in our words, without placeholders."""

from allauth.account.forms import ConfirmLoginCodeForm, RequestLoginCodeForm
from django import forms
from django.utils.translation import gettext_lazy as _


class AskForCode(RequestLoginCodeForm):
    """Where the code goes."""

    email = forms.EmailField(
        label=_("E-mail address"),
        help_text=_("The address at which you were invited."),
        widget=forms.EmailInput({"autocomplete": "email", "autofocus": True}),
    )


class MailedCode(forms.CharField):
    """A code from a mail, which phones offer by themselves; its case does not matter."""

    widget = forms.TextInput(
        {"autocomplete": "one-time-code", "autofocus": True, "autocapitalize": "characters",
         "spellcheck": "false"}
    )  # fmt: skip

    def __init__(self, **kwargs):
        super().__init__(label=_("Code"), max_length=20, **kwargs)


class EnterCode(ConfirmLoginCodeForm):
    """The code from the mail; case, spaces and dashes do not matter."""

    code = MailedCode()
