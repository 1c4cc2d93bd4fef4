"""What a project still lacks, each with the page where it is mended."""

from datetime import timedelta

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from events.models import Event, Project, State
from kit import clock

PRESSING = timedelta(days=60)  # before that an agenda that is not published is nothing to press


def figures(project: Project) -> dict:
    """How many organisations, promised activities and events there are."""
    return {
        "organisations": project.organisations.count(),
        "activities": project.promised_activities.count(),
        "events": project.events.count(),
    }


def of_project(project: Project) -> list[dict]:
    """``{"text", "url", "label"}`` of everything that should be looked at, most pressing first."""
    return [*_without_agenda(project), *_about_organisations(project), *_about_words(project)]


def _without_agenda(project):
    today = clock.now().date()
    soon = project.events.filter(ends_on__gte=today, starts_on__lte=today + PRESSING)
    return [
        {"text": _("%(event)s is not published yet.") % {"event": event},
         "url": reverse("events:agenda", args=[event.slug]), "label": _("Open the agenda")}
        for event in soon.filter(state=State.PLANNED)
    ]  # fmt: skip


def _about_organisations(project):
    url = reverse("events:organisations", args=[project.slug])
    label = _("Open organisations")
    lacking = project.organisations.filter(Q(city="") | Q(country="")).count()
    if not project.organisations.exists():
        yield {"text": _("No organisation is entered yet."), "url": url, "label": label}
    if lacking:
        text = ngettext(
            "One organisation has no address; the attendance list must print it.",
            "%(count)d organisations have no address; the attendance list must print it.",
            lacking,
        ) % {"count": lacking}
        yield {"text": text, "url": url, "label": label}


def _about_words(project):
    if not project.granting_authority:
        yield {"text": _("The disclaimer does not name the granting authority."),
               "url": reverse("events:project_edit", args=[project.slug]),
               "label": _("Edit the project")}  # fmt: skip
    if not project.promised_activities.exists():
        yield {"text": _("No planned activity is entered: what does the application promise?"),
               "url": reverse("events:activities", args=[project.slug]),
               "label": _("Open planned activities")}  # fmt: skip


def steps_of_event(event: Event) -> list[dict]:
    """What to do next with an event, ``{"text", "url", "label", "done"}``, in order."""
    edit, agenda = (
        reverse(f"events:{name}", args=[event.slug]) for name in ("event_edit", "agenda")
    )
    return [
        {"text": _("Venue and address"), "done": bool(event.venue and event.street),
         "url": edit, "label": _("Edit")},
        {"text": _("Agenda with at least one item"), "done": event.items.exists(),
         "url": agenda, "label": _("Open the agenda")},
        {"text": _("Version 1 published"), "done": event.versions.exists(),
         "url": reverse("events:publish", args=[event.slug]), "label": _("Publish")},
        {"text": _("Who signs list and certificates"), "done": event.signing.exists(),
         "url": edit, "label": _("Choose")},
    ]  # fmt: skip
