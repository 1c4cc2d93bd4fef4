"""Inviting somebody to a role."""

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from events.models import RoleKind
from events.models.role import OF_ORGANISATION

EXPLAINED = {
    RoleKind.COORDINATOR: _("Coordinator: does everything in this project"),
    RoleKind.ASSISTANT: _("Assistant: does what the coordinator does, gives no such roles"),
    RoleKind.HOST: _("Host: works on the events that an organisation receives"),
    RoleKind.CONTACT: _("Contact person: sees the people whom an organisation sends"),
}


class InviteForm(forms.Form):
    """An address, a role, and for hosts and contact persons the organisation."""

    email = forms.EmailField(label=_("E-mail address"))
    name = forms.CharField(label=_("Name"), max_length=120, required=False)
    kind = forms.ChoiceField(label=_("Role"), widget=forms.RadioSelect)
    organisation = forms.ModelChoiceField(
        label=_("Organisation"), queryset=None, required=False, to_field_name="ref",
        help_text=_("For hosts and contact persons."),
    )  # fmt: skip
    language = forms.ChoiceField(label=_("Language"), choices=settings.LANGUAGES, initial="en")

    def __init__(self, *args, project, kinds, **kwargs):
        super().__init__(*args, **kwargs)
        self.project = project
        self.fields["kind"].choices = [(kind, EXPLAINED[kind]) for kind in kinds]
        self.fields["organisation"].queryset = project.organisations.all()

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("kind") in OF_ORGANISATION and not cleaned.get("organisation"):
            self.add_error("organisation", _("Choose the organisation this person speaks for."))
        return cleaned

    def on(self):
        """What the role is held in: the organisation, or the project."""
        if self.cleaned_data["kind"] in OF_ORGANISATION:
            return self.cleaned_data["organisation"]
        return self.project
