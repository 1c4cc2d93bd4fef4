"""Where somebody lands: today first for those who take part in a partnership."""

from django.shortcuts import render

from events import event_lists
from events.band import front_band
from events.models import Event, Project
from kit import clock
from kit.access import OPERATOR, may

LISTED = 12


@may("everyone")
def home(request):
    """What Kilim is for strangers; today's event, the next ones and the projects for others."""
    if not request.user.is_authenticated:
        context = {"events": _public_events(), "band": front_band()}
        return render(request, "events/welcome.html", context)
    today = clock.now().date()
    events = Event.objects.visible_to(request.user).filter(ends_on__gte=today)
    events = events.select_related("project")[:LISTED]
    context = {
        "events": event_lists.by_time(events, request, today),
        "projects": Project.objects.visible_to(request.user),
        "is_operator": OPERATOR in request.roles,
    }
    if not context["projects"]:
        context["public_events"] = _public_events()
    return render(request, "events/home.html", context)


def _public_events():
    today = clock.now().date()
    coming = Event.objects.public().filter(ends_on__gte=today)
    return coming.select_related("project")[:LISTED]
