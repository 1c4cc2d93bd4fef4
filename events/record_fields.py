"""Which fields a record names, and how many it is about, in words: "first day, venue"; "13 mails".

A floor above says whose fields the things of its kinds have, and what else it writes there:

    parts.fill("record.models", models)   models() -> {"participation": (Participation, Person)}
"""

from dataclasses import replace

from django.core.exceptions import FieldDoesNotExist
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from events import history
from events.models import Event, Item, Organisation, Person, Project, PromisedActivity, RoleKind
from kit import parts

MODELS = {
    "project": (Project,), "organisation": (Organisation,), "event": (Event,), "item": (Item,),
    "person": (Person,), "promised_activity": (PromisedActivity,),
}  # fmt: skip
# what is written beside the columns of a table
OTHERS = {
    "agenda": gettext_lazy("agenda"),
    "signatories": gettext_lazy("who signs"),
    "names": gettext_lazy("other names"),
    "partnerships": gettext_lazy("partner in this project"),
    "status": gettext_lazy("status"),
    "lead": gettext_lazy("leading organisation"),
}
# verbs that say what was changed; of the others the sentence alone tells it
SAYING = ("changed", "edited", "mended")


def lines(records) -> list[history.Line]:
    """Records as sentences, with what was changed and how many there were."""
    records = list(records)
    told = zip(history.lines(records), records, strict=True)
    return [replace(line, more=more(record)) for line, record in told]


def more(record) -> str:
    """What stands under the sentence of one record; often nothing."""
    if record.verb.startswith("role."):
        return ", ".join(str(RoleKind(kind).label) for kind in record.fields if kind in RoleKind)
    said = names(record) if record.verb.endswith(SAYING) else []
    return ", ".join([*said, *_counts(record.detail)])


def names(record) -> list[str]:
    """The fields as they stand above the inputs of the forms."""
    models = _models().get(record.object_kind, ())
    found = [name_of(field, models) for field in record.fields]
    return [name for name in dict.fromkeys(found) if name]


def name_of(field: str, models) -> str:
    """How people call a field of one of ``models``; empty for what has no name of its own."""
    if field in OTHERS:
        return str(OTHERS[field])
    for model in models:
        try:
            name = model._meta.get_field(field).verbose_name
        except FieldDoesNotExist:
            continue
        if isinstance(name, Promise):  # a name that somebody gave, not one made of the code's
            return str(name)
    return ""


def _models() -> dict:
    found = dict(MODELS)
    for fill in parts.filled("record.models"):
        found |= fill()
    return found


def _counts(detail: dict) -> list[str]:
    said = []
    if count := detail.get("mails"):
        said.append(ngettext("%(count)d mail", "%(count)d mails", count) % {"count": count})
    if count := detail.get("rows"):
        said.append(ngettext("%(count)d row", "%(count)d rows", count) % {"count": count})
    if count := detail.get("people"):
        said.append(ngettext("%(count)d person", "%(count)d people", count) % {"count": count})
    if count := detail.get("look"):
        said.append(_("left out: %(count)s") % {"count": count})
    return said
