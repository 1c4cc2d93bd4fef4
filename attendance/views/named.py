"""What the address or the form of a page about one event names: a roll call, a participation."""

from datetime import date

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from attendance import naming
from attendance.roll import Roll
from events.models import Event
from kit import clock
from mobility.models import Participation


def roll_named(event: Event, day: date, key: str) -> Roll:
    """The roll call as it is now; 404 where the event has none of that name."""
    name = naming.parse(f"{day.isoformat()}/{key}")
    roll = name and Roll(event, name, clock.now())
    if not (roll and roll.exists):
        raise Http404
    return roll


def has_begun(request, roll: Roll) -> bool:
    """Whether there is something to take yet; if not, the reader is told."""
    if roll.is_ahead:
        messages.error(request, _("This half day has not begun yet."))
    return not roll.is_ahead


def participation_named(event: Event, ref) -> Participation:
    """Who of the event's list it is, with person and organisation; 404 for anybody else."""
    people = Participation.objects.filter(event=event)
    return get_object_or_404(people.select_related("person", "sending_organisation"), ref=ref)
