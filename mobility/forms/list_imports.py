"""Dropping lists, saying what their columns mean, and mending their rows."""

import re

from django import forms
from django.utils.translation import gettext_lazy as _

from kit.forms import FilesField, FilesInput
from mobility.imports.reading import CHOICES, KEPT, LEFT_OUT
from mobility.lists.texts import clean
from mobility.models import ListImport

NEW = "new"
LABELS = {
    "full_name": _("Full name"),
    "given_name": _("Given name"),
    "family_name": _("Family name"),
    "title": _("Academic title"),
    "organisation": _("Organisation"),
    "function": _("Function"),
    "email": _("E-mail"),
    "arrival": _("Arrival"),
    "departure": _("Departure"),
    "language": _("Language"),
    LEFT_OUT: _("leave out"),
}
MEANINGS = [(LEFT_OUT, LABELS[LEFT_OUT]), *((field, LABELS[field]) for field in CHOICES)]
CELL = re.compile(r"row-(\d{1,6})-([a-z_]+)")
MOST_FILES = 20
ACCEPT_ALL = "accept_all"


class DropForm(forms.Form):
    """The lists as they came by mail."""

    lists = FilesField(
        label=_("Participants’ lists"), allow_empty_file=True, most=MOST_FILES,
        error_messages={"most": _("Drop at most %(most)s lists at once.")},
        widget=FilesInput({"multiple": True, "accept": ".xlsx,.csv,.txt,.tsv"}),
    )  # fmt: skip


class MappingForm(forms.Form):
    """What a list's columns and organisations mean."""

    recase = forms.BooleanField(
        label=_("Turn family names in capitals: BILGE → Bilge"), required=False
    )
    header_row = forms.IntegerField(
        label=_("Row with the headers"), min_value=1, max_value=20_000, required=False
    )

    def __init__(self, *args, list_import: ListImport, known, names, **kwargs):
        super().__init__(*args, **kwargs)
        self.list_import, self.known, self.names = list_import, known, names
        self.fields["recase"].initial = list_import.options.get("recase", True)
        self.fields["header_row"].initial = list_import.header_row
        self._add_sheets()
        self._add_columns()
        self._add_organisations()

    def _add_sheets(self):
        sheets = self.list_import.options.get("sheets") or [self.list_import.sheet]
        self.fields["sheet"] = forms.ChoiceField(
            label=_("Sheet"), choices=[(name[:100], name) for name in sheets],
            initial=self.list_import.sheet,
        )  # fmt: skip

    def _add_columns(self):
        for column in self.list_import.columns:
            self.fields[f"column-{column['index']}"] = forms.ChoiceField(
                label=column["header"] or column["letter"],
                choices=MEANINGS,
                initial=column["field"] or LEFT_OUT,
            )

    def _add_organisations(self):
        known = [(str(one.ref), str(one)) for one in self.known.by_ref.values()]
        known.sort(key=lambda choice: choice[1])
        self.fields["organisation"] = forms.ChoiceField(
            label=_("Organisation of rows that name none"), required=False,
            choices=[("", _("none")), *known],
            initial=self.list_import.options.get("organisation", ""),
        )  # fmt: skip
        for number, name in enumerate(self.names):
            self.fields[f"organisation-{number}"] = forms.ChoiceField(
                label=name, initial=self._meant(name),
                choices=[(NEW, _("a new organisation, address missing")), *known],
            )  # fmt: skip

    def _meant(self, name) -> str:
        """What a name means as things stand: what was chosen, what is known, or something new."""
        found = self.known.named(name)
        return self.list_import.organisations.get(name) or (str(found.ref) if found else NEW)

    def column_fields(self):
        """(column, its field) in the order of the list."""
        return [(each, self[f"column-{each['index']}"]) for each in self.list_import.columns]

    def organisation_fields(self):
        """(name in the list, its field, a known organisation of a similar name or None)."""
        return [
            (name, self[f"organisation-{number}"],
             None if self._meant(name) != NEW else self.known.like(name))
            for number, name in enumerate(self.names)
        ]  # fmt: skip

    def new_count(self) -> int:
        """How many organisations the list names that the project does not know."""
        return sum(self._meant(name) == NEW for name in self.names)

    def asks(self) -> bool:
        """Whether one of them looks like a known organisation."""
        return any(like for _name, _field, like in self.organisation_fields())

    def chosen(self) -> dict[int, str]:
        """Column index -> field."""
        return {
            column["index"]: self.cleaned_data[f"column-{column['index']}"]
            for column in self.list_import.columns
        }

    def organisations(self) -> dict[str, str]:
        """Name in the list -> ref of an organisation, or "new"."""
        return {
            name: self.cleaned_data[f"organisation-{number}"]
            for number, name in enumerate(self.names)
        }

    def options(self) -> dict:
        """Capitals, and whose people name no organisation."""
        return {
            "recase": self.cleaned_data["recase"],
            "organisation": self.cleaned_data["organisation"],
        }


def mended_cells(data) -> dict[int, dict]:
    """Row number -> field -> what was typed, of the inputs ``row-8-email``."""
    mended: dict[int, dict] = {}
    for key, value in data.items():
        found = CELL.fullmatch(key)
        if found and found[2] in KEPT:
            mended.setdefault(int(found[1]), {})[found[2]] = clean(value)[:300]
    return mended


def pressed(data) -> tuple[str, dict[int, dict]]:
    """The button: what it wants, and the answer it gives, by row number.

    ``apply`` and ``save`` are alone; ``leave_out:8``, ``take_in:8``, ``accept:8:odd_name`` and
    ``person:8:shared_email:another`` answer for one row, ``accept_all:odd_name`` for all that ask.
    """
    want, _colon, rest = clean(data.get("press", "save")).partition(":")
    if want == ACCEPT_ALL:
        return f"{ACCEPT_ALL}:{rest}", {}
    number, *answer = rest.split(":")
    if not number.isdecimal() or len(number) > 6:
        return want, {}
    return "save", {int(number): ANSWERS.get(want, lambda *_words: {})(*answer[:2])}


ANSWERS = {
    "leave_out": lambda *_words: {"left_out": True},
    "take_in": lambda *_words: {"left_out": False},
    "accept": lambda code="", *_words: {"accept": code[:40]},
    "person": lambda question="", person="": {"question": question, "person": person[:40]},
}
