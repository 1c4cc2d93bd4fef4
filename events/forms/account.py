"""What people say about their own account."""

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from events.forms.sign_in import MailedCode


class AccountForm(forms.Form):
    """Name and language."""

    name = forms.CharField(
        label=_("Name"), max_length=120, required=False,
        widget=forms.TextInput({"autocomplete": "name", "dir": "auto"}),
    )  # fmt: skip
    language = forms.ChoiceField(
        label=_("Language"), choices=[("", _("as the browser says")), *settings.LANGUAGES],
        required=False, help_text=_("Pages and mails speak it."),
    )  # fmt: skip


class NewAddressForm(forms.Form):
    """Where the account shall be reached from now on."""

    email = forms.EmailField(
        label=_("New e-mail address"), help_text=_("A code goes there; the old address is told."),
        widget=forms.EmailInput({"autocomplete": "email", "autofocus": True}),
    )  # fmt: skip

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.user = user

    def clean_email(self):
        email = self.cleaned_data["email"].lower()
        if email == self.user.email:
            raise forms.ValidationError(_("This is your address already."))
        return email


class AddressCodeForm(forms.Form):
    """The code that came to the new address; case, spaces and dashes do not matter."""

    code = MailedCode()
