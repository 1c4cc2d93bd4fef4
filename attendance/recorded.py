"""How what was done on this floor reads in the history of a project."""

from django.utils.translation import gettext_lazy

from attendance import naming
from attendance.models import DeskLink, Device, SignedSheet
from attendance.words import half_label
from kit.actor import Ref, ref_of

VERBS = {
    "attendance.corrected": gettext_lazy("%(who)s corrected the attendance of %(what)s"),
    "roll_call.done": gettext_lazy("%(who)s closed the roll call of %(what)s"),
    "roll_call.reopened": gettext_lazy("%(who)s opened the roll call of %(what)s again"),
    "desk_link.made": gettext_lazy("%(who)s made a link that enrols phones for %(what)s"),
    "desk_link.ended": gettext_lazy("%(who)s ended the link that enrols phones for %(what)s"),
    "desk_link.reopened": gettext_lazy(
        "%(who)s opened the link that enrols phones for %(what)s again"
    ),
    "device.enrolled": gettext_lazy("The phone %(what)s was enrolled"),
    "device.ended": gettext_lazy("%(who)s ended the phone %(what)s"),
    "device.reopened": gettext_lazy("%(who)s took the phone %(what)s back to the desk"),
    "signed_sheet.kept": gettext_lazy("%(who)s brought back a signed sheet of %(what)s"),
    "signed_sheet.pages_added": gettext_lazy("%(who)s added pages to a signed sheet of %(what)s"),
    "signed_sheet.removed": gettext_lazy("%(who)s removed a signed sheet of %(what)s"),
    "signed_sheet.restored": gettext_lazy("%(who)s brought a removed sheet of %(what)s back"),
    "signed_sheet.taken_back": gettext_lazy(
        "%(who)s took back signatures that were recorded from a sheet of %(what)s"
    ),
}


def verbs() -> dict:
    """Verb of the record -> sentence."""
    return VERBS


def records(event) -> list[Ref]:
    """What belongs to the history of an event: its roll calls, links and phones."""
    things = [*event.roll_calls.select_related("event"), *event.desk_links.all(),
              *event.devices.all()]  # fmt: skip
    return [ref_of(thing) for thing in things]


def names(kind: str, refs) -> dict[str, str]:
    """What roll calls, links and phones are called."""
    if kind == "roll_call":
        return {ref: _half(ref) for ref in refs}
    if kind == "device":
        return {str(one.ref): one.label for one in Device.objects.filter(ref__in=refs)}
    if kind == "signed_sheet":
        sheets = SignedSheet.objects.filter(ref__in=refs).select_related("event")
        return {str(one.ref): str(one.event) for one in sheets}
    if kind == "desk_link":
        links = DeskLink.objects.filter(ref__in=refs).select_related("event")
        return {str(one.ref): str(one.event) for one in links}
    return {}


def _half(ref: str) -> str:
    return half_label(naming.parse("/".join(ref.split("/")[-2:])))
