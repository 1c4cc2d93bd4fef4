"""Forms about a project itself."""

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from events.forms.days import DaysForm
from events.models import FundingModel, Project
from events.models.project import PROJECT_NUMBER
from kit.forms import DateInput, MakesOne
from kit.translated import TranslatedFormField

ACTIONS = ["KA220-ADU", "KA210-ADU", "KA220-VET", "KA220-SCH", "KA220-HED", "KA220-YOU",
           "KA210-VET", "KA210-SCH", "KA210-YOU", "KA122-ADU", "KA121-ADU", "KA204"]  # fmt: skip
CODES = [code for code, _name in settings.LANGUAGES]
PROJECT_FIELDS = ["title", "acronym", "number", "action", "call_year", "starts_on", "ends_on",
                  "granting_authority", "funding_model", "languages"]  # fmt: skip


class ProjectForm(DaysForm):
    """What a project says about itself. ``fields_of_project()`` is what an action takes."""

    title = TranslatedFormField(
        label=_("Title"), languages=CODES, help_text=_("In the languages that you need.")
    )
    acronym = forms.CharField(label=_("Acronym"), max_length=12)
    number = forms.CharField(
        label=_("Project number"), max_length=40, validators=[PROJECT_NUMBER],
        help_text=_("As in the grant agreement: 2025-1-TR01-KA220-ADU-000000000"),
    )  # fmt: skip
    action = forms.ChoiceField(label=_("Action"), choices=[(code, code) for code in ACTIONS])
    call_year = forms.IntegerField(label=_("Call year"), min_value=2014, max_value=2034)
    starts_on = forms.DateField(label=_("First day"), widget=DateInput)
    ends_on = forms.DateField(label=_("Last day"), widget=DateInput)
    granting_authority = TranslatedFormField(
        label=_("Granting authority"), languages=CODES, required=False,
        help_text=_(
            "As it stands in the disclaimer, with its article: “the Turkish National Agency”. "
            "Outside English and Turkish in both cases: “der OeAD-GmbH | die OeAD-GmbH”, “del "
            "SEPIE | el SEPIE”, “dell’INDIRE | l’INDIRE”."
        ),
    )  # fmt: skip
    funding_model = forms.ChoiceField(
        label=_("Funding"), choices=FundingModel, widget=forms.RadioSelect,
        initial=FundingModel.LUMP_SUM,
    )  # fmt: skip
    languages = forms.MultipleChoiceField(
        label=_("Languages of its texts"), choices=settings.LANGUAGES, initial=["en"],
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Titles of events and agendas are asked for in these languages."),
    )  # fmt: skip

    def __init__(self, *args, project: Project | None = None, **kwargs):
        if project:
            kwargs["initial"] = {name: getattr(project, name) for name in PROJECT_FIELDS}
        super().__init__(*args, **kwargs)

    def fields_of_project(self) -> dict:
        """The cleaned values under the names of the model's fields."""
        return {name: self.cleaned_data[name] for name in PROJECT_FIELDS}


class NewProjectForm(ProjectForm, MakesOne):
    """A project and the person who coordinates it."""

    coordinator_name = forms.CharField(label=_("Name of the coordinator"), max_length=120)
    coordinator_email = forms.EmailField(
        label=_("E-mail of the coordinator"),
        help_text=_("This address can sign in; a mail tells how."),
    )
    coordinator_language = forms.ChoiceField(
        label=_("Language of the coordinator"), choices=settings.LANGUAGES, initial="en"
    )
