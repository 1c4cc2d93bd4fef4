"""The filters above the lists of a project. They live in the address."""

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext, pgettext_lazy

from events.models import Kind, State
from kit import search
from kit.languages import capfirst
from kit.translated import in_language

PARTNERS, VISITED, NO_ADDRESS = "partners", "visited", "no_address"


class ListFilter(forms.Form):
    """What is common: it asks by GET, and says whether anything is narrowed."""

    def __init__(self, data, **choices):
        super().__init__(data)
        for name, offered in choices.items():
            self.fields[name].choices = offered
        self.full_clean()

    @property
    def said(self) -> dict:
        """What was chosen, of the fields that hold something known."""
        return {name: value for name, value in self.cleaned_data.items() if value}

    @property
    def is_set(self) -> bool:
        return bool(self.said)


def _search(label):
    widget = forms.TextInput({"type": "search", "autocomplete": "off"})
    return forms.CharField(label=label, required=False, max_length=100, widget=widget)


def holds(text: str, *where: str) -> bool:
    """Whether every word of ``text`` stands in one of the texts, whatever its case and marks."""
    found = search.normalise(*where)
    return all(word in found for word in search.normalise(text).split())


class OrganisationFilter(ListFilter):
    q = _search(_("Name or city"))
    show = forms.ChoiceField(
        label=_("Show"), required=False,
        choices=[("", pgettext_lazy("organisations", "all")), (PARTNERS, _("partners")),
                 (VISITED, _("no partner")), (NO_ADDRESS, _("address missing"))],
    )  # fmt: skip

    def narrow(self, organisations: list) -> list:
        """Those that the filters leave; reads what was loaded with them."""
        return [one for one in organisations if self._keeps(one)]

    def _keeps(self, one) -> bool:
        names = [name.name for name in one.other_names.all()]
        is_partner = bool(one.partnerships.all())
        fits = {
            PARTNERS: is_partner, VISITED: not is_partner, NO_ADDRESS: not one.has_address,
        }.get(self.said.get("show"), True)  # fmt: skip
        return fits and holds(self.said.get("q", ""), one.legal_name, one.city, *names)


class ActivityFilter(ListFilter):
    q = _search(_("Title or number"))
    package = forms.ChoiceField(label=_("Work package"), required=False)

    def __init__(self, data, *, packages):
        every = ("", pgettext("work packages", "all"))
        super().__init__(data, package=[every, *((each, each) for each in packages)])

    def narrow(self, activities: list) -> list:
        """Those that the filters leave."""
        return [one for one in activities if self._keeps(one)]

    def _keeps(self, one) -> bool:
        fits = self.said.get("package") in (None, one.work_package)
        number = f"{one.work_package} {one.number}"
        return fits and holds(self.said.get("q", ""), in_language(one.title), number, one.place)


class EventFilter(ListFilter):
    q = _search(_("Title or place"))
    kind = forms.ChoiceField(label=_("Kind of event"), required=False)
    state = forms.ChoiceField(label=_("State"), required=False)

    def __init__(self, data):
        kinds = [(value, capfirst(label)) for value, label in Kind.choices]
        super().__init__(
            data, kind=[("", pgettext("kinds of event", "all")), *kinds],
            state=[("", pgettext("states", "all")), *State.choices],
        )  # fmt: skip

    def narrow(self, events: list) -> list:
        """Those that the filters leave."""
        return [one for one in events if self._keeps(one)]

    def _keeps(self, one) -> bool:
        fits = all(getattr(one, name) == self.said[name] for name in ("kind", "state")
                   if name in self.said)  # fmt: skip
        return fits and holds(self.said.get("q", ""), str(one), one.place, one.venue)
