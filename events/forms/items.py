"""The form of one line of an agenda."""

from datetime import date, timedelta

from django import forms
from django.utils.translation import gettext_lazy as _

from events.agenda import COUNTED
from events.models import Event, Item, ItemKind
from kit import dates
from kit.forms import MakesOne, TimeInput
from kit.languages import capfirst
from kit.translated import TranslatedFormField

OF_VISITS = ["host_institution", "address", "is_address_public", "contact", "access_note"]
FIELDS = ["kind", "title", "note", "speaker", "place", "is_counted", "way_to_next", *OF_VISITS]
NOT_A_VISIT = {"host_institution": "", "address": "", "is_address_public": False, "contact": "",
               "access_note": {}}  # fmt: skip
KINDS = [(kind.value, capfirst(kind.label)) for kind in ItemKind]
MAY_END_NEXT_DAY = (ItemKind.SOCIAL, ItemKind.TRAVEL)


class ItemForm(forms.Form):
    """One line: what, when, who, where; for visits also the institution and how to get in."""

    kind = forms.ChoiceField(label=_("Kind"), choices=KINDS, widget=forms.RadioSelect)
    day = forms.DateField(label=_("Day"))
    begins = forms.TimeField(label=_("Begins"), widget=TimeInput)
    ends = forms.TimeField(label=_("Ends"), widget=TimeInput)
    speaker = forms.CharField(label=_("Speaker or moderator"), max_length=160, required=False)
    place = forms.CharField(
        label=_("Room or place"), max_length=160, required=False,
        help_text=_("Everybody who sees the agenda reads this."),
    )  # fmt: skip
    is_counted = forms.BooleanField(
        label=_("Counts as working time"), required=False, initial=True,
        help_text=_("Sessions and visits count towards the hours on certificates."),
    )  # fmt: skip
    host_institution = forms.CharField(
        label=_("Institution visited"), max_length=200, required=False
    )
    address = forms.CharField(label=_("Address"), max_length=250, required=False)
    is_address_public = forms.BooleanField(
        label=_("The address may be public"), required=False,
        help_text=_("Otherwise only participants and the team see it."),
    )  # fmt: skip
    contact = forms.CharField(
        label=_("Contact there"), max_length=160, required=False,
        help_text=_("Participants and the team see it."),
    )  # fmt: skip
    way_to_next = forms.CharField(
        label=_("Way to the next item"), max_length=120, required=False,
        help_text=_("Such as “12 min on foot”. The agenda is checked against it."),
    )  # fmt: skip

    def __init__(self, *args, event: Event, item: Item | None = None, initial=None, **kwargs):
        initial = _initial(item, event.zone) if item else (initial or {})
        # several forms can be open on one page, each with ids of its own
        name = item.key if item else f"new-{initial.get('day', '')}"
        super().__init__(*args, initial=initial, auto_id=f"item-{name}-%s", **kwargs)
        self.event, self.item = event, item
        self._ask_in(event.project.content_languages)
        days = [(day.isoformat(), dates.weekday_and_day(day)) for day in self._days()]
        self.fields["day"].widget = forms.Select(choices=days)
        self.order_fields(["kind", "title", "day", "begins", "ends", "speaker", "place", "note"])

    def _days(self) -> list[date]:
        """The days of the event, and the day on which the item is, should that be another."""
        own = self.initial.get("day")
        days = set(self.event.days) | ({date.fromisoformat(str(own))} if own else set())
        return sorted(days)

    def _ask_in(self, languages):
        for name, label, lines, required in (
            ("title", _("Title"), 1, True),
            ("note", _("Note"), 2, False),
            ("access_note", _("How to get in"), 2, False),
        ):
            self.fields[name] = TranslatedFormField(
                label=label, languages=languages, lines=lines, required=required,
                max_length=200 if lines == 1 else 1000,
            )  # fmt: skip

    def clean_day(self):
        day = self.cleaned_data["day"]
        if day not in self.event.days:
            said = {"dates": dates.day_range(self.event.starts_on, self.event.ends_on)}
            raise forms.ValidationError(_("The event takes place %(dates)s."), params=said)
        return day

    def clean(self):
        cleaned = super().clean()
        if {"day", "begins", "ends"} <= cleaned.keys():
            self._set_instants(cleaned)
        if cleaned.get("kind") not in COUNTED:
            cleaned["is_counted"] = False
        if cleaned.get("kind") != ItemKind.VISIT:
            cleaned |= NOT_A_VISIT
        return cleaned

    def _set_instants(self, cleaned):
        ends_on = cleaned["day"]
        if cleaned["ends"] <= cleaned["begins"] and cleaned.get("kind") in MAY_END_NEXT_DAY:
            ends_on += timedelta(days=1)
        starts_at = dates.instant(cleaned["day"], cleaned["begins"], self.event.zone)
        ends_at = dates.instant(ends_on, cleaned["ends"], self.event.zone)
        if ends_at <= starts_at:
            self.add_error("ends", _("It ends before it begins."))
        cleaned |= {"starts_at": starts_at, "ends_at": ends_at}

    def fields_of_item(self) -> dict:
        """The cleaned values under the names of the model's fields."""
        return {name: self.cleaned_data[name] for name in [*FIELDS, "starts_at", "ends_at"]}


class NewItemForm(ItemForm, MakesOne):
    """One more line; its ``ref`` becomes the key of the item."""


def _initial(item, zone) -> dict:
    starts_at, ends_at = dates.local(item.starts_at, zone), dates.local(item.ends_at, zone)
    fields = {name: getattr(item, name) for name in FIELDS}
    return {**fields, "day": starts_at.date().isoformat(), "begins": starts_at.time(),
            "ends": ends_at.time()}  # fmt: skip
