"""Who asked for something, how, and the proof."""

from django import forms
from django.utils.translation import gettext_lazy as _

from events import on_behalf
from kit.actor import Ref
from kit.forms import MakesOne
from kit.languages import capfirst
from kit.models import Channel
from kit.uploads import LetterField


class AskedForm(MakesOne):
    """How somebody asked, and the proof. What every form about "on behalf" asks."""

    channel = forms.ChoiceField(
        label=_("How you were asked"), widget=forms.RadioSelect,
        error_messages={"required": _("Say how you were asked.")},
    )  # fmt: skip
    proof = LetterField(
        label=_("Proof"), required=False,
        help_text=_("The mail, the letter, a photo of the message or a Word file, up to 10 MB. It "
                    "is kept as it is."),
    )  # fmt: skip
    note = forms.CharField(
        label=_("Note"), required=False, max_length=300, widget=forms.Textarea({"rows": 2}),
        help_text=_("For example who called, and when."),
    )  # fmt: skip

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["channel"].choices = [(value, capfirst(word)) for value, word in
                                          Channel.choices]  # fmt: skip

    def asked(self) -> dict:
        """What ``kit.behalf.keep`` wants to know."""
        return {name: self.cleaned_data[name] for name in ("channel", "proof", "note", "ref")}


class BehalfForm(AskedForm):
    """The same, and for whom."""

    whom = forms.ChoiceField(
        label=_("For whom"), error_messages={"required": _("Choose for whom you act.")}
    )

    field_order = ["whom", "channel", "proof", "note"]

    def __init__(self, *args, project, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["whom"].choices = [("", ""), *on_behalf.choices(project)]

    def clean_whom(self) -> Ref:
        kind, _colon, ref = self.cleaned_data["whom"].partition(":")
        return Ref(kind, ref)

    def asked(self) -> dict:
        return super().asked() | {"whom": self.cleaned_data["whom"]}
