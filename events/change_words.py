"""Changes of an agenda in words, for pages and mails."""

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from events.changes import ADDED, MOVED, REMOVED, Change
from events.models import VersionItem
from kit import dates
from kit.plain_text import isolated, one_line

LOOKS = {ADDED: "added", REMOVED: "removed"}


def lines(changes: list[Change], zone: str) -> list[dict]:
    """``{"look", "title", "when", "was", "fields"}`` for each change, ready to be shown."""
    return [
        {
            "look": LOOKS.get(change.what, "changed"),
            "what": change.what,
            "title": str(change.item),
            "when": when(change.item, zone),
            "was": when(change.before, zone) if change.what == MOVED else "",
            "fields": field_names(change.fields),
        }
        for change in changes
    ]


def sentence(change: Change, zone: str) -> str:
    """One change as a line of a mail or a message: "Coffee: now …, instead of …"."""
    said = {"title": isolated(one_line(str(change.item))), "when": when(change.item, zone)}
    if change.what == ADDED:
        return _("New: %(title)s, %(when)s") % said
    if change.what == REMOVED:
        return _("Dropped: %(title)s, %(when)s") % said
    if change.what == MOVED:
        said["was"] = when(change.before, zone)
        return _("%(title)s: now %(when)s, instead of %(was)s") % said
    said["what"] = field_names(change.fields)
    return _("%(title)s, %(when)s. Changed: %(what)s") % said


def in_short(change: Change, zone: str) -> str:
    """One change as it stands beside its item: "moved from 11:00"."""
    if change.what == ADDED:
        return pgettext("an item of the agenda", "new")
    if change.what == REMOVED:
        return _("dropped")
    if change.what == MOVED and change.before.starts_at != change.item.starts_at:
        return _("moved from %(time)s") % {"time": moved_from(change, zone)}
    if change.what == MOVED:
        was = dates.local(change.before.ends_at, zone)
        return _("ended at %(time)s before") % {"time": f"{was:%H:%M}"}
    return _("changed: %(what)s") % {"what": field_names(change.fields)}


def when(item, zone: str) -> str:
    """ "Tue 24 Nov, 09:00–10:30" in the event's zone."""
    begins, ends = dates.local(item.starts_at, zone), dates.local(item.ends_at, zone)
    return f"{dates.short_day(begins.date())}, {begins:%H:%M}–{ends:%H:%M}"


def moved_from(change: Change, zone: str) -> str:
    """When a moved item was to begin before: the time, and the day when that changed too."""
    was, is_now = (dates.local(item.starts_at, zone) for item in (change.before, change.item))
    if was.date() == is_now.date():
        return f"{was:%H:%M}"
    return f"{dates.short_day(was.date())}, {was:%H:%M}"


def field_names(fields: tuple[str, ...]) -> str:
    """The names of what changed, as they stand above the fields of the form."""
    return ", ".join(str(VersionItem._meta.get_field(name).verbose_name) for name in fields)
