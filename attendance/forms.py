"""What people type or press: ticks, reasons, names of devices, codes, walk-ins."""

import uuid

from django import forms
from django.utils.translation import gettext_lazy as _

from attendance.models import Change
from attendance.uploads import looked_at
from kit.forms import FilesField, FilesInput, MakesOne

PHOTOS_AT_MOST = 10  # in one go
PAGES_AT_MOST = 1000  # of a sheet; a number beyond is none of ours
# without HEIC, so that an iPhone turns its photos into JPEG by itself
ACCEPTED = "image/jpeg,image/png,image/webp,application/pdf,.pdf,.p7m"


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


class SignedForm(ExceptForm):
    """Everybody signed but the ones ticked; ``page`` is the photo they were read from."""

    page = forms.IntegerField(min_value=1, max_value=PAGES_AT_MOST, widget=forms.HiddenInput)


class UndoSignaturesForm(MakesOne):
    """Taking back what was recorded from a sheet."""


class ByHandForm(MakesOne):
    """A name that somebody wrote into a spare row."""

    page = forms.IntegerField(min_value=1, max_value=PAGES_AT_MOST, widget=forms.HiddenInput)
    name = forms.CharField(label=_("Name"), max_length=100)
    organisation = forms.CharField(label=_("Organisation"), max_length=200, required=False)


class PhotosForm(MakesOne):
    """Photos or scans of a signed sheet: from the camera of a phone, or chosen."""

    camera = forms.FileField(
        label=_("Take a photo"), required=False, allow_empty_file=True,
        widget=forms.FileInput({"accept": "image/jpeg", "capture": "environment"}),
    )  # fmt: skip
    photos = FilesField(
        label=_("Photos or scans"), required=False, allow_empty_file=True,
        most=PHOTOS_AT_MOST, widget=FilesInput({"multiple": True, "accept": ACCEPTED}),
    )  # fmt: skip

    def clean(self):
        """The files that can be kept become ``uploads``; ``refused`` says why the others not."""
        cleaned = super().clean()
        chosen = [cleaned.get("camera"), *(cleaned.get("photos") or [])]
        self.refused = []
        if self.errors:
            return cleaned
        if not any(chosen):
            raise forms.ValidationError(_("Choose at least one photo or scan."))
        cleaned["uploads"], self.refused = looked_at([file for file in chosen if file])
        if not cleaned["uploads"]:
            raise forms.ValidationError(self.refused)
        return cleaned


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
