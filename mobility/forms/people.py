"""One person by hand, and the filters above the list of people."""

from copy import copy
from dataclasses import dataclass

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext, pgettext_lazy

from events.models import Event, Person
from kit import search
from kit.forms import DateInput, MakesOne
from kit.pdf import cannot_print
from mobility.models import Participation, ParticipationRole, Status

PERSON = (
    "given_name", "family_name", "printed_name", "title", "organisation", "language", "email",
    "reached_via", "reached_via_note",
)  # fmt: skip
TRAVEL = ("arrives_on", "leaves_on")
TAKING_PART = ("role", "function", "status")
ANOTHER = "another"  # the answer "another person with the same mailbox"


class PersonForm(forms.ModelForm):
    """A person and how they take part in one event."""

    reached = forms.CharField(
        label=_("Reached via"), required=False, max_length=200,
        help_text=_("For people without e-mail: another person of the project, or a few words."),
    )  # fmt: skip
    role = forms.ChoiceField(label=_("Role"), choices=ParticipationRole)
    function = forms.CharField(label=_("Function"), required=False, max_length=200)
    status = forms.ChoiceField(label=_("Status"), choices=Status)
    arrives_on = forms.DateField(label=_("Arrival"), required=False, widget=DateInput)
    leaves_on = forms.DateField(label=_("Departure"), required=False, widget=DateInput)

    class Meta:
        model = Person
        fields = (
            "given_name", "family_name", "printed_name", "title", "organisation", "email",
            "language",
        )  # fmt: skip
        widgets = {
            "given_name": forms.TextInput({"dir": "auto", "autocomplete": "off"}),
            "family_name": forms.TextInput({"dir": "auto", "autocomplete": "off"}),
            "printed_name": forms.TextInput({"dir": "auto", "autocomplete": "off"}),
            "email": forms.EmailInput({"autocomplete": "off"}),
        }

    def __init__(self, *args, event: Event, **kwargs):
        super().__init__(*args, **kwargs)
        self.event = event
        self.fields["organisation"].queryset = event.project.organisations.all()
        self.fields["language"].choices = [("", _("that of the country")), *settings.LANGUAGES]
        self.fields["reached"].widget.attrs["list"] = "reachable"
        self.fields["role"].initial = ParticipationRole.PARTICIPANT
        self.fields["status"].initial = Status.CONFIRMED

    def reachable(self):
        """People of the project through whom others can be reached."""
        people = self.event.project.people.exclude(email="").exclude(pk=self.instance.pk)
        return people.order_by("family_name", "given_name", "pk")[:200]

    def clean_given_name(self):
        return printable(self.cleaned_data["given_name"])

    def clean_family_name(self):
        return printable(self.cleaned_data["family_name"])

    def clean_printed_name(self):
        return printable(self.cleaned_data["printed_name"])

    def clean_email(self):
        return self.cleaned_data["email"].strip().lower()

    def clean(self):
        data = super().clean()
        first, last = data.get("arrives_on"), data.get("leaves_on")
        if first and last and last < first:
            self.add_error("leaves_on", _("The departure is before the arrival."))
        data["reached_via"], data["reached_via_note"] = self._reached(data.get("reached", ""))
        return data

    def _reached(self, text):
        """A person of the project when the words are a name or an e-mail, else the words."""
        wanted = search.normalise(text)
        for person in self.reachable() if wanted else ():
            if wanted in (search.normalise(person.name), person.email):
                return person, ""
        return None, text[:120]

    def person_fields(self) -> dict:
        """What belongs to the person."""
        return {name: self.cleaned_data[name] for name in PERSON}

    def travel(self) -> dict:
        """Arrival and departure."""
        return {name: self.cleaned_data[name] for name in TRAVEL}

    def taking_part(self) -> dict:
        """What belongs to the participation."""
        said = {name: self.cleaned_data[name] for name in TAKING_PART}
        return said | {"sending_organisation": self.cleaned_data["organisation"]}


@dataclass(frozen=True)
class Question:
    """Somebody like this is known already: by name, or only by a mailbox that others may share."""

    people: list[Person]
    by_name: bool


class AddPersonForm(PersonForm, MakesOne):
    """Somebody new on the list. ``known`` answers the question whether it is somebody known."""

    known = forms.CharField(required=False, widget=forms.HiddenInput)

    def question(self) -> Question | None:
        """What has to be asked before the person is added, unless it was answered."""
        if self.cleaned_data["known"]:
            return None
        people = self._alike()
        same_name = [one for one in people if self._has_name(one)]
        return Question(same_name or people, bool(same_name)) if people else None

    def answered(self) -> Person | None:
        """The known person that was meant; None for somebody new."""
        if self.cleaned_data["known"] in ("", ANOTHER):
            return None
        return next(
            (one for one in self._alike() if str(one.ref) == self.cleaned_data["known"]), None
        )

    def _alike(self) -> list[Person]:
        """People with this e-mail, or with this name in this organisation, if one was said."""
        people = Person.objects.filter(project=self.event.project).select_related("organisation")
        if email := self.cleaned_data["email"]:
            found = list(people.filter(email=email)[:20])
            return found or self._namesakes(people.filter(email=""))
        return self._namesakes(people)

    def _namesakes(self, people):
        if organisation := self.cleaned_data["organisation"]:
            people = people.filter(organisation=organisation)
        return [one for one in people.matching(self._name()) if self._has_name(one)]

    def _name(self):
        return f"{self.cleaned_data['given_name']} {self.cleaned_data['family_name']}"

    def _has_name(self, person):
        known = search.normalise(person.given_name, person.family_name)
        return known == search.normalise(self._name())


def printable(text: str) -> str:
    """The text on one line, refused with the letters that no font of the house can print."""
    text = " ".join(text.split())
    if letters := cannot_print(text):
        raise ValidationError(
            _("This cannot be printed: %(letters)s. Write the name without it."),
            params={"letters": " ".join(letters)},
        )
    return text


class PeopleFilter(forms.Form):
    """The filters of the list; they live in the address, and what is not known is left out."""

    q = forms.CharField(label=_("Search"), required=False, max_length=100)
    organisation = forms.ChoiceField(label=_("Organisation"), required=False)
    status = forms.ChoiceField(label=_("Status"), required=False)
    invited = forms.ChoiceField(
        label=_("Invitation"), required=False,
        choices=[("", pgettext_lazy("people", "all")), ("yes", _("invited")),
                 ("no", _("not invited")), ("no_email", _("without e-mail"))],
    )  # fmt: skip

    def __init__(self, *args, organisations, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["q"].widget = forms.TextInput({"type": "search"})
        every = ("", pgettext("organisations", "all"))
        self.fields["organisation"].choices = [every, *organisations]
        self.fields["status"].choices = [("", pgettext("states", "all")), *Status.choices]

    def narrow(self, participations):
        """The participations that the filters leave."""
        self.full_clean()
        said = self.cleaned_data
        if said.get("q"):
            words = Person.objects.matching(said["q"]).values("pk")
            participations = participations.filter(person__in=words)
        if said.get("organisation"):
            participations = participations.filter(sending_organisation__ref=said["organisation"])
        if said.get("status"):
            participations = participations.filter(status=said["status"])
        return participations.filter(**INVITED.get(said.get("invited"), {}))


INVITED = {
    "yes": {"invited_at__isnull": False},
    "no": {"invited_at": None},
    "no_email": {"person__email": ""},
}


def edit_form(participation: Participation, data=None) -> PersonForm:
    """The form of somebody who is on the list; it changes a copy, the action the person."""
    return PersonForm(
        data,
        event=participation.event,
        instance=copy(participation.person),
        initial=_initial(participation),
    )


def _initial(participation):
    travel = getattr(participation, "travel", None)
    return {
        "reached": participation.reached_via,
        "role": participation.role,
        "function": participation.function,
        "status": participation.status,
        "arrives_on": travel and travel.arrives_on,
        "leaves_on": travel and travel.leaves_on,
    }
