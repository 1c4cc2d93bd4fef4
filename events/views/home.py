"""Where somebody lands: today first for those who take part in a partnership."""

from django.shortcuts import render

from events import event_lists, missing
from events.band import front_band
from events.models import Event, Project
from kit import clock
from kit.access import OPERATOR, may

LISTED, LATEST = 12, 3
PROJECTS, PRESSING = 2, 4  # whose missing things are named, and how many of them


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
        "missing": _missing(request.user, events),
        "today": today,
    }
    if not events:
        context["latest"] = _latest(request, today)
    if not context["projects"]:
        context["public_events"] = _public_events()
    return render(request, "events/home.html", context)


def _latest(request, today):
    """The last events that took place, where nothing is to come: their papers are still needed."""
    past = (
        Event.objects.visible_to(request.user).filter(ends_on__lt=today).order_by("-ends_on", "-pk")
    )
    latest = list(past.select_related("project")[:LATEST])
    return event_lists.by_time(latest[::-1], request, today).past


def _missing(user, events):
    """What is most pressing in the projects that somebody runs; the project's page has the rest."""
    found = []
    for project in Project.objects.run_by(user)[:PROJECTS]:
        own = [event for event in events if event.project_id == project.pk]
        found += missing.of_project(project, own, missing.figures(project))
    return found[:PRESSING]


def _public_events():
    today = clock.now().date()
    coming = Event.objects.public().filter(ends_on__gte=today)
    return coming.select_related("project")[:LISTED]
