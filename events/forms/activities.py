"""The form of a promised activity."""

from django import forms
from django.utils.translation import gettext_lazy as _

from events.forms.days import DaysForm
from events.models import Project, PromisedActivity
from kit.forms import DateInput, MakesOne
from kit.translated import TranslatedFormField

ACTIVITY_FIELDS = ["work_package", "number", "title", "lead", "place", "starts_on", "ends_on",
                   "persons", "profile"]  # fmt: skip


class ActivityForm(DaysForm):
    """What the application promises, in its own numbering."""

    work_package = forms.CharField(
        label=_("Work package"), max_length=10, help_text=_("Such as WP2")
    )
    number = forms.CharField(label=_("Activity number"), max_length=10, help_text=_("Such as A1"))
    title = TranslatedFormField(label=_("Title"))
    lead = forms.ModelChoiceField(
        label=_("Leading organisation"), queryset=None, required=False, to_field_name="ref"
    )
    place = forms.CharField(label=_("Place"), max_length=120, required=False)
    starts_on = forms.DateField(label=_("Planned first day"), required=False, widget=DateInput)
    ends_on = forms.DateField(label=_("Planned last day"), required=False, widget=DateInput)
    persons = forms.IntegerField(
        label=_("Planned number of people"), required=False, min_value=1, max_value=9999
    )
    profile = TranslatedFormField(
        label=_("Profile of participants"), required=False, lines=3, max_length=2000
    )

    def __init__(self, *args, project: Project, activity: PromisedActivity | None = None, **kwargs):
        if activity:
            kwargs["initial"] = {name: getattr(activity, name) for name in ACTIVITY_FIELDS}
        super().__init__(*args, **kwargs)
        self.project, self.activity = project, activity
        self.fields["title"] = _again(self.fields["title"], project)
        self.fields["profile"] = _again(self.fields["profile"], project, lines=3, max_length=2000)
        self.fields["lead"].queryset = project.organisations.all()

    def clean(self):
        cleaned = super().clean()
        if self._is_taken(cleaned):
            self.add_error("number", _("This work package has an activity of that number."))
        return cleaned

    def _is_taken(self, cleaned) -> bool:
        same = self.project.promised_activities.filter(
            work_package=cleaned.get("work_package"), number=cleaned.get("number")
        )
        known = [self.activity.ref if self.activity else cleaned.get("ref")]
        return same.exclude(ref__in=[ref for ref in known if ref]).exists()

    def fields_of_activity(self) -> dict:
        """The cleaned values under the names of the model's fields."""
        return {name: self.cleaned_data[name] for name in ACTIVITY_FIELDS}


class NewActivityForm(ActivityForm, MakesOne):
    """One more promised activity."""


def _again(field, project, **kwargs) -> TranslatedFormField:
    """The same question in the project's languages."""
    return TranslatedFormField(
        languages=project.content_languages, label=field.label, required=field.required, **kwargs
    )
