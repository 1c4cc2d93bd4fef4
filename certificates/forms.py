"""What the pages of certificates take in."""

import re

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from certificates.verification import look_up
from certificates.words import LANGUAGES
from kit import dates
from kit.forms import MakesOne
from kit.languages import best_offered

STATES = [
    ("", _("everybody")),
    ("ready", _("ready to be issued")),
    ("issued", _("issued")),
    ("changed", _("changed since")),
    ("missing", _("something missing")),
]


def language_choices() -> list[tuple[str, str]]:
    """English alone, or with one more language, named in the reader's."""
    names = dates.locale(best_offered(get_language())).languages
    second = [
        (code, gettext("English and %(language)s") % {"language": names[code]})
        for code in LANGUAGES
        if code != "en"
    ]
    return [("en", gettext("English only")), *second]


class LanguageForm(forms.Form):
    """In which languages certificates are: English, alone or with one more."""

    language = forms.ChoiceField(label=_("Languages"), choices=language_choices)

    @property
    def languages(self) -> list[str]:
        """The chosen ones, English first."""
        return list(dict.fromkeys(["en", self.cleaned_data["language"]]))


class IssueForm(LanguageForm, MakesOne):
    """Whose certificates are issued: the ticked ones, or all who are ready."""

    everybody = forms.BooleanField(required=False)
    people = forms.MultipleChoiceField(required=False)

    def __init__(self, *args, proposals, **kwargs):
        super().__init__(*args, **kwargs)
        self.proposals = [each for each in proposals if each.can_be_issued]
        self.fields["people"].choices = [
            (str(each.participation.ref), each.participation.name) for each in self.proposals
        ]
        self.fields["people"].error_messages["invalid_choice"] = _(
            "Somebody on the list has got a certificate meanwhile. Look at the list again."
        )

    def clean(self):
        cleaned = super().clean()
        if not self.errors and not self.chosen():
            raise forms.ValidationError(_("Tick at least one person."))
        return cleaned

    def chosen(self) -> list:
        """The participations to issue for."""
        ticked = set(self.cleaned_data["people"])
        if self.cleaned_data["everybody"]:
            return [each.participation for each in self.proposals if each.is_ready]
        return [
            each.participation for each in self.proposals if str(each.participation.ref) in ticked
        ]


class FilterForm(forms.Form):
    """What the list shows."""

    q = forms.CharField(
        label=_("Name or organisation"), required=False,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
    )  # fmt: skip
    state = forms.ChoiceField(label=_("Show"), required=False, choices=STATES)


class ReasonForm(forms.Form):
    """Why a certificate is withdrawn."""

    reason = forms.CharField(
        label=_("Reason"), max_length=200,
        help_text=_("Only people who run the project read it. It is kept with the certificate."),
    )  # fmt: skip


class ReplaceForm(LanguageForm):
    """Why a certificate is replaced, and in which languages the new one is."""

    reason = forms.CharField(
        label=_("Reason"), max_length=200,
        help_text=_("Only people who run the project read it. It is kept with the certificate."),
    )  # fmt: skip


NUMBER = re.compile(r"-20\d\d-\d{4,}\s*$")  # as WCI-2026-0094


class CodeForm(forms.Form):
    """What stands beside the QR code of a certificate."""

    code = forms.CharField(
        label=_("Letters and digits beside the square code"), max_length=60, strip=True,
        help_text=_(
            "Capitals, dashes and spaces do not matter; an O is read as 0, an I or L as 1."
        ),
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}
        ),
    )  # fmt: skip

    def clean_code(self):
        """The number is printed larger than the code; it proves nothing, so it is not asked for."""
        said = self.cleaned_data["code"]
        if NUMBER.search(said) and not look_up(said):
            raise ValidationError(
                _("This is the number of a certificate. Type the code that stands beside the "
                  "square code instead.")
            )  # fmt: skip
        return said


class SurnameForm(forms.Form):
    """The proof that the reader knows whose certificate it is."""

    surname = forms.CharField(
        label=_("Surname on the certificate"), max_length=200, strip=True,
        widget=forms.TextInput(attrs={"autocomplete": "off", "dir": "auto"}),
    )  # fmt: skip
