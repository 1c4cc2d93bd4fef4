"""Forms about an event."""

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from events import places
from events.actions.events import slug_is_taken
from events.forms import choices
from events.forms.days import DaysForm
from events.models import Event, Kind, Project, Signatory, State, Visibility
from events.models.event import PUBLIC_KINDS
from kit.forms import DateInput, MakesOne, TimeInput
from kit.languages import capfirst
from kit.translated import TranslatedFormField

EVENT_FIELDS = ["kind", "title", "summary", "promised_activity", "work_package",
                "host_organisation", "venue", "street", "postcode", "city", "country", "starts_on",
                "ends_on", "zone", "noon", "visibility"]  # fmt: skip
KINDS = [(kind.value, capfirst(kind.label)) for kind in Kind]
PLACES_TO_SIGN = 3


class EventFields(DaysForm):
    """What an event is. What is left empty follows from the host organisation and the kind."""

    kind = forms.ChoiceField(label=_("Kind of event"), choices=KINDS, widget=forms.RadioSelect)
    promised_activity = forms.ModelChoiceField(
        label=_("Planned activity"), queryset=None, required=False, to_field_name="ref",
        empty_label=_("none of them"),
        help_text=_("What the application says; the report compares the two."),
    )  # fmt: skip
    work_package = forms.CharField(
        label=_("Work package"), max_length=10, required=False,
        help_text=_("When the event belongs to no planned activity, such as a meeting of WP1."),
    )  # fmt: skip
    host_organisation = forms.ModelChoiceField(
        label=_("Host organisation"), queryset=None, to_field_name="ref"
    )
    venue = forms.CharField(label=_("Venue"), max_length=160, required=False)
    street = forms.CharField(label=_("Street and number"), max_length=200, required=False)
    postcode = forms.CharField(label=_("Postcode"), max_length=20, required=False)
    city = forms.CharField(
        label=_("City"), max_length=100, required=False, help_text=_("Empty: the host's city.")
    )
    country = forms.ChoiceField(label=_("Country"), required=False)
    starts_on = forms.DateField(label=_("First day"), widget=DateInput)
    ends_on = forms.DateField(label=_("Last day"), widget=DateInput)
    go_on = forms.BooleanField(label=_("Keep these dates"), required=False)
    zone = forms.ChoiceField(label=_("Time zone"), required=False)
    noon = forms.TimeField(
        label=_("The afternoon begins at"), widget=TimeInput, initial="13:00",
        help_text=_("Attendance is taken for mornings and afternoons."),
    )  # fmt: skip
    visibility = forms.ChoiceField(label=_("Who can see its page"), required=False)

    def __init__(self, *args, project: Project, event: Event | None = None, **kwargs):
        if event:
            kwargs["initial"] = _initial(event)
        super().__init__(*args, **kwargs)
        self.project, self.event = project, event
        self._ask_in(project.content_languages)
        self._offer(project)
        self.order_fields(["kind", "title", "summary"])

    def _ask_in(self, languages):
        self.fields["title"] = TranslatedFormField(label=_("Title"), languages=languages)
        self.fields["summary"] = TranslatedFormField(
            label=_("Summary"), languages=languages, required=False, lines=3, max_length=600,
            help_text=_("One or two sentences that stand under the title."),
        )  # fmt: skip

    def _offer(self, project):
        self.fields["promised_activity"].queryset = project.promised_activities.all()
        self.fields["host_organisation"].queryset = project.organisations.all()
        near = choices.near(project)
        self.fields["country"].choices = choices.countries(near, empty=_("as the host's"))
        self.fields["zone"].choices = choices.zones(near, empty=_("as in the country"))
        usual = (
            "",
            _("as usual: public for roundtables and final seminars, else the partnership"),
        )
        offered = Visibility.choices if self.event else [usual, *Visibility.choices]
        self.fields["visibility"].choices = offered

    def clean(self):
        cleaned = super().clean()
        self._fill_in(cleaned)
        self._look_at_dates(cleaned.get("starts_on"), cleaned.get("ends_on"), cleaned["go_on"])
        return cleaned

    def _fill_in(self, cleaned):
        """What was left empty, from the host organisation and the kind."""
        host = cleaned.get("host_organisation")
        cleaned["city"] = cleaned.get("city") or (host.city if host else "")
        cleaned["country"] = cleaned.get("country") or (host.country if host else "")
        cleaned["zone"] = cleaned.get("zone") or places.zone_of(cleaned["country"])
        is_public = cleaned.get("kind") in PUBLIC_KINDS
        usual = Visibility.PUBLIC if is_public else Visibility.PARTNERSHIP
        cleaned["visibility"] = cleaned.get("visibility") or usual
        for name in ("city", "country"):
            if host and not cleaned[name]:
                self.add_error(name, _("The host organisation has no address yet: say where."))

    def _look_at_dates(self, first, last, go_on):
        if not (first and last):
            return
        if (first < self.project.starts_on or last > self.project.ends_on) and not go_on:
            self.add_error(
                "go_on",
                _("The event is outside the project's period. Costs may not be accepted."),
            )

    def asks_to_go_on(self) -> bool:
        """Whether the dates were found odd, and the box to keep them has to be shown."""
        return self.is_bound and ("go_on" in self.errors or bool(self.data.get("go_on")))

    def fields_of_event(self) -> dict:
        """The cleaned values under the names of the model's fields."""
        return {name: self.cleaned_data[name] for name in EVENT_FIELDS}


class NewEventForm(EventFields, MakesOne):
    """One more event."""


class EventForm(EventFields):
    """An event that is there: also its address until it is published, and who signs."""

    slug = forms.SlugField(
        label=_("Address"), max_length=70,
        help_text=_("The last part of the page's address. The old address will lead to the new."),
    )  # fmt: skip
    certificate_language = forms.ChoiceField(
        label=_("Second language of certificates"), required=False,
        help_text=_("Certificates are in English, or in English and one more language."),
    )  # fmt: skip

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        others = [(code, name) for code, name in settings.LANGUAGES if code != "en"]
        self.fields["certificate_language"].choices = [("", _("English only")), *others]
        if self.event.state != State.PLANNED:
            del self.fields["slug"]
        self._ask_who_signs()

    def _ask_who_signs(self):
        labels = [_("First signature"), _("Second signature"), _("Third signature")]
        people = Signatory.objects.filter(organisation__project=self.project).select_related(
            "organisation"
        )
        # read once for all three
        offered = [("", _("nobody")), *((one.ref, str(one)) for one in people)]
        signing = list(self.event.signatories.order_by("eventsignatory__order"))
        for place, label in enumerate(labels[:PLACES_TO_SIGN], start=1):
            self.fields[f"signatory_{place}"] = forms.ModelChoiceField(
                label=label, queryset=people, required=False, to_field_name="ref",
                initial=signing[place - 1] if place <= len(signing) else None,
            )  # fmt: skip
            self.fields[f"signatory_{place}"].choices = offered

    def clean_slug(self):
        slug = self.cleaned_data["slug"].lower()
        if slug_is_taken(slug, by_other_than=self.event):
            raise forms.ValidationError(_("Another event has or had this address."))
        return slug

    def fields_of_event(self) -> dict:
        names = [name for name in ("slug", "certificate_language") if name in self.fields]
        return super().fields_of_event() | {name: self.cleaned_data[name] for name in names}

    def signatories(self) -> list[Signatory]:
        """Who signs, in order, each once."""
        chosen = [self.cleaned_data[f"signatory_{n}"] for n in range(1, PLACES_TO_SIGN + 1)]
        return list(dict.fromkeys(signatory for signatory in chosen if signatory))


def _initial(event) -> dict:
    fields = {name: getattr(event, name) for name in EVENT_FIELDS}
    return {**fields, "slug": event.slug, "certificate_language": event.certificate_language}
