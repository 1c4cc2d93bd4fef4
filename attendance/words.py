"""What half days and presences are called on pages, in lists and in messages."""

from django.utils.translation import gettext as _

from attendance.naming import AFTERNOON, MORNING, Name
from events.models import Event
from kit import dates


def half_label(name: Name) -> str:
    """ "Tue 24 Nov, morning"; an item is named by its day only (``labels_of`` knows its title)."""
    day = dates.short_day(name.day)
    if name.key == MORNING:
        return _("%(day)s, morning") % {"day": day}
    if name.key == AFTERNOON:
        return _("%(day)s, afternoon") % {"day": day}
    return _("%(day)s, one item") % {"day": day}


def labels_of(event: Event, names) -> dict[Name, str]:
    """The labels of roll calls; items say their title, in one statement more when there are any."""
    labels = {name: half_label(name) for name in names}
    keys = {name.key for name in names if not name.is_half_day}
    titles = {str(item.key): str(item) for item in event.items.filter(key__in=keys)} if keys else {}
    for name in names:
        if title := titles.get(name.key):
            labels[name] = _("%(day)s, %(title)s") % {
                "day": dates.short_day(name.day), "title": title
            }  # fmt: skip
    return labels


def short_key(key: str) -> str:
    """The head of a column under its day."""
    return {MORNING: _("morning"), AFTERNOON: _("afternoon")}.get(key, _("item"))
