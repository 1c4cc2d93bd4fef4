"""The columns of a participants' list, once for export and for comparing it with a new list."""

from functools import cache

from django.utils.translation import gettext_lazy as _
from import_export import fields, resources

from kit.sheets import columns as sheets
from mobility.models import Participation

WIDTHS = {"organisation": 40, "email": 34, "function": 28}
DATES = ("arrival", "departure")


class ParticipantResource(resources.Resource):
    """One participation as a row. The names of the fields are those of a list's columns."""

    organisation = fields.Field("sending_organisation__legal_name", _("Organisation"))
    title = fields.Field("person__title", _("Academic title"))
    given_name = fields.Field("person__given_name", _("Given name"))
    family_name = fields.Field("person__family_name", _("Family name"))
    function = fields.Field("function", _("Function"))
    email = fields.Field("person__email", _("E-mail"))
    arrival = fields.Field("travel__arrives_on", _("Arrival"))
    departure = fields.Field("travel__leaves_on", _("Departure"))
    language = fields.Field("person__language", _("Language"))
    role = fields.Field("get_role_display", _("Role"))
    status = fields.Field("get_status_display", _("Status"))
    reached_via = fields.Field("reached_via", _("Reached via"))

    def get_value(self, name: str, participation: Participation):
        """What the column ``name`` holds for a participation; None where there is nothing."""
        return self.fields[name].get_value(participation)

    def columns(self) -> list[sheets.Column]:
        """The columns as the sheet writer wants them, titles in the reader's language."""
        return [
            sheets.Column(
                name,
                str(field.column_name),
                WIDTHS.get(name, 18),
                sheets.DATE if name in DATES else sheets.TEXT,
            )
            for name, field in self.fields.items()
        ]

    def rows(self, participations):
        """One mapping a participation, keyed like the columns."""
        for participation in participations:
            yield {name: self.get_value(name, participation) for name in self.fields}


@cache
def participants() -> ParticipantResource:
    """The resource; it holds nothing of a request."""
    return ParticipantResource()
