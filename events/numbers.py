"""What is counted about an event: every floor names its counts, one statement fetches them.

    parts.fill("event.numbers", counts)     counts() -> {"coming": <an expression about an Event>}

A page with numbers of several floors asks once, and its parts find them as ``numbers`` in the
context.
"""

from django.db.models import Exists, OuterRef

from events.models import Event, EventSignatory
from kit import parts


def numbers_of(event: Event) -> dict:
    """The counts of every floor, by name."""
    wanted = {"has_signatories": Exists(EventSignatory.objects.filter(event=OuterRef("pk")))}
    for fill in parts.filled("event.numbers"):
        wanted |= fill()
    return Event.objects.filter(pk=event.pk).values(**wanted).get()
