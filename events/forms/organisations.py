"""Forms about an organisation: itself, the times of its partnership, who signs for it."""

from django import forms
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

from events.forms import choices
from events.models import Organisation, OrganisationName, PartnerRole, Project
from kit import search
from kit.forms import DateInput, MakesOne

ORGANISATION_FIELDS = ["legal_name", "street", "postcode", "city", "country", "oid", "pic", "type",
                       "is_public_body"]  # fmt: skip
OID = RegexValidator(r"^E\d{8}$", _("An OID is an E and eight digits: E10012345."))
PIC = RegexValidator(r"^\d{9}$", _("A PIC has nine digits."))


class OrganisationForm(forms.Form):
    """What an organisation is, and the other names it is known by."""

    legal_name = forms.CharField(
        label=_("Legal name"), max_length=200, help_text=_("As it is printed on lists and letters.")
    )
    street = forms.CharField(label=_("Street and number"), max_length=200, required=False)
    postcode = forms.CharField(label=_("Postcode"), max_length=20, required=False)
    city = forms.CharField(label=_("City"), max_length=100, required=False)
    country = forms.ChoiceField(label=_("Country"), required=False)
    is_public_body = forms.BooleanField(label=_("It is a public body"), required=False)
    type = forms.CharField(
        label=_("Type of organisation"), max_length=80, required=False,
        help_text=_("Provincial directorate, university, NGO …"),
    )  # fmt: skip
    oid = forms.CharField(label=_("OID"), max_length=9, required=False, validators=[OID])
    pic = forms.CharField(label=_("PIC"), max_length=9, required=False, validators=[PIC])
    names = forms.CharField(
        label=_("Other names"), required=False, widget=forms.Textarea({"rows": 4, "dir": "auto"}),
        help_text=_(
            "One per line: abbreviations, the name in other languages. Lists of participants are "
            "matched with them."
        ),
    )  # fmt: skip

    def __init__(self, *args, project: Project, organisation: Organisation | None = None, **kwargs):
        if organisation:
            kwargs["initial"] = _initial(organisation)
        super().__init__(*args, **kwargs)
        self.project, self.organisation = project, organisation
        self.fields["country"].choices = choices.countries(choices.near(project))

    def clean_legal_name(self):
        name = self.cleaned_data["legal_name"]
        same = self.project.organisations.filter(legal_name=name)
        if same.exclude(ref=self._own_ref()).exists():
            raise forms.ValidationError(_("The project has an organisation of this name."))
        return name

    def clean_names(self):
        lines = [" ".join(line.split()) for line in self.cleaned_data["names"].splitlines()]
        names = {search.normalise(line): line[:200] for line in lines if search.normalise(line)}
        taken = OrganisationName.objects.filter(project=self.project, normalised__in=names)
        other = taken.exclude(organisation__ref=self._own_ref()).select_related("organisation")
        if row := other.first():
            raise forms.ValidationError(
                _("“%(name)s” is a name of %(organisation)s."),
                params={"name": row.name, "organisation": row.organisation},
            )
        return list(names.values())

    def _own_ref(self):
        return self.organisation.ref if self.organisation else self.data.get("ref") or None

    def fields_of_organisation(self) -> dict:
        """The cleaned values under the names of the model's fields, and ``names``."""
        return {name: self.cleaned_data[name] for name in [*ORGANISATION_FIELDS, "names"]}


class NewOrganisationForm(OrganisationForm, MakesOne):
    """One more organisation."""


class PartnerForm(forms.Form):
    role = forms.ChoiceField(label=_("Role"), choices=[("", ""), *PartnerRole.choices])
    since = forms.DateField(label=_("From"), widget=DateInput)
    until = forms.DateField(label=_("Until"), widget=DateInput, required=False)

    def clean(self):
        cleaned = super().clean()
        since, until = cleaned.get("since"), cleaned.get("until")
        if since and until and until < since:
            self.add_error("until", _("The end comes before the beginning."))
        return cleaned


class SignatoryForm(forms.Form):
    ref = forms.UUIDField(widget=forms.HiddenInput, required=False)
    name = forms.CharField(label=_("Name"), max_length=120)
    function = forms.CharField(label=_("Function"), max_length=120, required=False)


class SignatoryFormSet(forms.BaseFormSet):
    """Signatories of one organisation; those who sign for an event cannot be taken away."""

    def __init__(self, *args, organisation=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.organisation = organisation

    def clean(self):
        if self.organisation is None:
            return
        busy = set(
            self.organisation.signatories.filter(eventsignatory__isnull=False).values_list(
                "ref", flat=True
            )
        )
        kept = {row["ref"] for row in rows(self)}
        if busy - kept:
            raise forms.ValidationError(
                _("Somebody who signs for an event cannot be removed. Change the event first.")
            )


PartnerFormSet = forms.formset_factory(PartnerForm, extra=1, can_delete=True)
SignatoryFormSet = forms.formset_factory(
    SignatoryForm, formset=SignatoryFormSet, extra=1, can_delete=True
)


def rows(formset) -> list[dict]:
    """The rows of a formset that are filled and not struck out."""
    filled = [form.cleaned_data for form in formset.forms if getattr(form, "cleaned_data", None)]
    return [
        {name: value for name, value in row.items() if name != "DELETE"}
        for row in filled
        if not row.get("DELETE")
    ]


def _initial(organisation) -> dict:
    names = organisation.other_names.values_list("name", flat=True)
    fields = {name: getattr(organisation, name) for name in ORGANISATION_FIELDS}
    return {**fields, "names": "\n".join(names)}
