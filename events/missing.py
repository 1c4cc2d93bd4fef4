"""What a project still lacks, each with the page where it is mended."""

from datetime import timedelta

from django.db.models import OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from events.models import Event, Organisation, Project, PromisedActivity, State
from kit import clock
from kit.counting import number_of

PRESSING = timedelta(days=60)  # before that an agenda that is not published is nothing to press


def figures(project: Project) -> dict:
    """How many organisations, organisations without address, promised activities, events; one
    statement."""
    of_project = {"project": OuterRef("pk")}
    organisations = Organisation.objects.filter(**of_project)
    lacking = organisations.filter(Q(city="") | Q(country=""))
    activities = PromisedActivity.objects.filter(**of_project)
    return Project.objects.filter(pk=project.pk).values(
        organisation_count=number_of(organisations),
        lacking_count=number_of(lacking),
        activity_count=number_of(activities),
        event_count=number_of(Event.objects.filter(**of_project)),
    ).get()  # fmt: skip


def of_project(project: Project, events, figures: dict) -> list[dict]:
    """``{"text", "url", "label"}`` of everything that should be looked at, most pressing first."""
    return [
        *_without_agenda(events),
        *_about_organisations(project, figures),
        *_about_words(project, figures),
    ]


def _without_agenda(events):
    today = clock.now().date()
    return [
        {"text": _("%(event)s is not published yet.") % {"event": event},
         "url": reverse("events:agenda", args=[event.slug]), "label": _("Open the agenda")}
        for event in events
        if event.state == State.PLANNED and event.ends_on >= today
        and event.starts_on <= today + PRESSING
    ]  # fmt: skip


def _about_organisations(project, figures):
    url = reverse("events:organisations", args=[project.slug])
    label, lacking = _("Open organisations"), figures["lacking_count"]
    if not figures["organisation_count"]:
        yield {"text": _("No organisation is entered yet."), "url": url, "label": label}
    if lacking:
        text = ngettext(
            "One organisation has no address; the attendance list must print it.",
            "%(count)d organisations have no address; the attendance list must print it.",
            lacking,
        ) % {"count": lacking}
        yield {"text": text, "url": url, "label": label}


def _about_words(project, figures):
    if not project.granting_authority:
        yield {"text": _("The disclaimer does not name the granting authority."),
               "url": reverse("events:project_edit", args=[project.slug]),
               "label": _("Edit the project")}  # fmt: skip
    if not figures["activity_count"]:
        yield {"text": _("No planned activity is entered: what does the application promise?"),
               "url": reverse("events:activities", args=[project.slug]),
               "label": _("Open planned activities")}  # fmt: skip


def steps_of_event(event: Event, *, items, version, numbers: dict) -> list[dict]:
    """What to do next with an event, ``{"text", "url", "label", "done"}``, in order.

    ``items`` are those that hold now, ``numbers`` those of ``numbers_of``.
    """
    edit, agenda = (
        reverse(f"events:{name}", args=[event.slug]) for name in ("event_edit", "agenda")
    )
    return [
        {"text": _("Venue and address"), "done": bool(event.venue and event.street),
         "url": edit, "label": _("Edit")},
        {"text": _("Agenda with at least one item"), "done": bool(items),
         "url": agenda, "label": _("Open the agenda")},
        {"text": _("Version 1 published"), "done": bool(version),
         "url": reverse("events:publish", args=[event.slug]), "label": _("Publish")},
        {"text": _("Who signs list and certificates"), "done": numbers["has_signatories"],
         "url": edit, "label": _("Choose")},
    ]  # fmt: skip
