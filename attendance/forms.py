"""What people type or press: ticks, reasons, names of devices, codes, walk-ins."""

import uuid

from django import forms
from django.utils.translation import gettext_lazy as _

from attendance.models import Change
from kit.forms import MakesOne


class TickForm(forms.Form):
    """One press on one person; ``scan`` makes a second press of the same page harmless."""

    person = forms.UUIDField()
    scan = forms.UUIDField()
    reason = forms.CharField(max_length=200, required=False)


class ReasonForm(forms.Form):
    """Why a half day that is over is entered now."""

    reason = forms.CharField(
        label=_("Why is this entered later?"), max_length=200,
        help_text=_("For example: from the signed list of that day."),
    )  # fmt: skip


class ExceptForm(MakesOne):
    """Everybody is here but the ones ticked."""

    absent = forms.Field(required=False, widget=forms.MultipleHiddenInput)
    reason = forms.CharField(max_length=200, required=False, widget=forms.HiddenInput)

    def clean_absent(self):
        try:
            return {uuid.UUID(text) for text in self.data.getlist("absent")}
        except ValueError:
            raise forms.ValidationError(_("One of the people is unknown.")) from None


class DoneForm(forms.Form):
    """Closing a roll call."""

    remark = forms.CharField(
        label=_("Remark"), max_length=300, required=False,
        help_text=_("For example: two arrived with the late flight."),
    )  # fmt: skip


class CorrectionForm(MakesOne):
    """How it was, and why that is known."""

    change = forms.ChoiceField(label=_("How was it?"), choices=Change, widget=forms.RadioSelect)
    reason = forms.CharField(
        label=_("Reason"), max_length=200,
        help_text=_("For example: signed on paper, seen by the host."),
    )  # fmt: skip


class EnrolForm(MakesOne):
    """A name for this phone."""

    label = forms.CharField(
        label=_("Name of this device"), max_length=60,
        help_text=_("Others see it: “since 08:52, second desk”. For example: entrance, Lena."),
    )  # fmt: skip


class ScanForm(forms.Form):
    """A code typed at the desk, or a person pressed in the list of those found."""

    scan = forms.UUIDField(widget=forms.HiddenInput)
    roll_call = forms.CharField(max_length=60, widget=forms.HiddenInput)
    code = forms.CharField(label=_("Code of the pass"), max_length=300, required=False)
    participation = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def clean(self):
        cleaned = super().clean()
        if not self.errors and bool(cleaned.get("code")) == bool(cleaned.get("participation")):
            raise forms.ValidationError(_("Type the code of the pass."), code="required")
        return cleaned


class WalkInForm(MakesOne):
    """Somebody who is on no list: one name is enough."""

    roll_call = forms.CharField(max_length=60, widget=forms.HiddenInput)
    name = forms.CharField(label=_("Name"), max_length=100)
    organisation = forms.CharField(label=_("Organisation"), max_length=200, required=False)


class UndoForm(MakesOne):
    """Taking back the last scan."""

    scan = forms.UUIDField(widget=forms.HiddenInput)


class CheckInForm(forms.Form):
    """The press of a host on a pass page."""

    scan = forms.UUIDField()
