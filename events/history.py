"""Reading the record: whole sentences, with names looked up when they are shown.

A floor above says how its verbs read and what its things are called:

    parts.fill("record.verbs", verbs)     verbs() -> {"pass.replaced": "%(who)s replaced %(what)s"}
    parts.fill("record.names", names)     names(kind, refs) -> {ref: name}, empty for other kinds
"""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from events.models import (
    Event,
    Item,
    Organisation,
    Person,
    Project,
    PromisedActivity,
    User,
    Version,
    VersionItem,
)
from events.on_behalf import Said, said
from kit import parts

VERBS = {
    "project.made": gettext_lazy("%(who)s made the project"),
    "project.changed": gettext_lazy("%(who)s edited the project"),
    "organisation.added": gettext_lazy("%(who)s added the organisation %(what)s"),
    "organisation.changed": gettext_lazy("%(who)s edited the organisation %(what)s"),
    "promised_activity.added": gettext_lazy("%(who)s added the planned activity %(what)s"),
    "promised_activity.changed": gettext_lazy("%(who)s edited the planned activity %(what)s"),
    "role.given": gettext_lazy("%(who)s gave a role to %(what)s"),
    "role.taken": gettext_lazy("%(who)s took a role from %(what)s"),
    "event.made": gettext_lazy("%(who)s planned %(what)s"),
    "event.changed": gettext_lazy("%(who)s edited %(what)s"),
    "event.cancelled": gettext_lazy("%(who)s cancelled %(what)s"),
    "event.revived": gettext_lazy("%(who)s took back the cancellation of %(what)s"),
    "event.link_renewed": gettext_lazy("%(who)s renewed the link of %(what)s"),
    "item.added": gettext_lazy("%(who)s added %(what)s to the agenda"),
    "item.copied": gettext_lazy("%(who)s copied %(what)s in the agenda"),
    "item.changed": gettext_lazy("%(who)s edited %(what)s in the agenda"),
    "item.removed": gettext_lazy("%(who)s removed %(what)s from the agenda"),
    "item.restored": gettext_lazy("%(who)s put %(what)s back into the agenda"),
    "version.published": gettext_lazy("%(who)s published %(what)s"),
    "behalf.begun": gettext_lazy("%(who)s began to act on behalf of %(what)s"),
}
MODELS = {"project": Project, "organisation": Organisation, "event": Event, "person": Person,
          "promised_activity": PromisedActivity, "user": User}  # fmt: skip


@dataclass(frozen=True)
class Line:
    """One thing done, as it is read, and on whose behalf."""

    at: datetime
    text: str
    who: str = ""
    said: Said | None = None
    more: str = ""  # what was changed, how many: events.record_fields


def lines(records) -> list[Line]:
    """Records as sentences; a constant number of queries, whatever their number."""
    records = list(records)
    names, verbs = _names(records), _verbs()
    return [
        Line(record.at, _sentence(record, names, verbs), _who(record, names),
             record.behalf and said(record.behalf, names))
        for record in records
    ]  # fmt: skip


def _who(record, names) -> str:
    return names.get((record.actor_kind, record.actor_ref)) or _("Kilim")


def _sentence(record, names, verbs) -> str:
    who = _who(record, names)
    what = names.get((record.object_kind, record.object_ref)) or _("something that is gone")
    pattern = verbs.get(record.verb)
    if pattern is None:
        return _("%(who)s: %(verb)s") % {"who": who, "verb": record.verb}
    return pattern % {"who": who, "what": what}


def _verbs() -> dict:
    found = dict(VERBS)
    for fill in parts.filled("record.verbs"):
        found |= fill()
    return found


def _names(records) -> dict[tuple, str]:
    """(kind, ref) to name, for everything that the records speak about."""
    wanted = defaultdict(set)
    for record in records:
        wanted[record.object_kind].add(record.object_ref)
        wanted[record.actor_kind].add(record.actor_ref)
        if record.behalf:
            wanted[record.behalf.whom_kind].add(record.behalf.whom_ref)
    return {
        (kind, ref): name
        for kind, refs in wanted.items()
        for ref, name in _names_of_kind(kind, refs).items()
    }


def _names_of_kind(kind, refs) -> dict[str, str]:
    if kind == "item":
        # a removed line is still called what the last version called it
        published = VersionItem.objects.filter(key__in=refs).order_by("version__number")
        found = [*published, *Item.objects.filter(key__in=refs)]
        return {str(item.key): str(item) for item in found}
    if kind == "version":
        versions = Version.objects.filter(ref__in=refs).select_related("event")
        return {str(version.ref): version_name(version) for version in versions}
    if kind in MODELS:
        return {str(thing.ref): str(thing) for thing in MODELS[kind].objects.filter(ref__in=refs)}
    found = {}
    for fill in parts.filled("record.names"):
        found |= fill(kind, refs)
    return found


def version_name(version: Version) -> str:
    """ "version 2 of How Graz receives newcomers" """
    said = {"number": version.number, "event": version.event}
    return _("version %(number)s of %(event)s") % said
