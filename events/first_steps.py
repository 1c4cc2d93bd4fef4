"""The first steps with a project: a list that ticks itself from facts.

Every floor offers its own steps when the app starts:

    parts.fill("project.first_steps", lambda: [Offer("people", _("…"), facts, url)])

``facts`` are rows that exist once the step is done; all are asked for in one statement.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from events.event_lists import ByTime
from events.models import Event, Organisation, Project, PromisedActivity, Version
from kit import parts

PROJECT = OuterRef("pk")


@dataclass(frozen=True)
class Offer:
    """A step: its words, the rows that prove it, and the page where it is done."""

    key: str
    text: str
    facts: QuerySet
    url: Callable  # (project, event or None) -> address


@dataclass(frozen=True)
class Step:
    """A step as the page shows it."""

    text: str
    url: str
    done: bool


def steps(project: Project, events: ByTime) -> list[Step]:
    """What was done in a project and what comes next, in order; one statement."""
    offers = [offer for fill in parts.filled("project.first_steps") for offer in fill()]
    facts = {offer.key: Exists(offer.facts) for offer in offers}
    found = Project.objects.filter(pk=project.pk).values_list(*facts.values()).get()
    event = _event_to_work_on(events)
    return [
        Step(offer.text, offer.url(project, event), done)
        for offer, done in zip(offers, found, strict=True)
    ]


def on_event(name: str) -> Callable:
    """The page of an event where a step is done; without an event the one where it is planned."""

    def url(project, event):
        return reverse(name, args=[event.slug]) if event else _planning(project)

    return url


def offered() -> list[Offer]:
    """The steps of this floor up to the first event."""
    return [
        Offer("organisations", _("Enter the partner organisations"),
              Organisation.objects.filter(project=PROJECT), _of_project("organisations")),
        Offer("activities", _("Enter what the application promises"),
              PromisedActivity.objects.filter(project=PROJECT), _of_project("activities")),
        Offer("event", _("Plan the first event"),
              Event.objects.filter(project=PROJECT), lambda project, event: _planning(project)),
    ]  # fmt: skip


def offered_later() -> list[Offer]:
    """The step of this floor after people are known."""
    published = Version.objects.filter(event__project=PROJECT)
    text = _("Write and publish the programme")
    return [Offer("programme", text, published, on_event("events:agenda"))]


def _of_project(name):
    return lambda project, event: reverse(f"events:{name}", args=[project.slug])


def _planning(project):
    return reverse("events:event_new", args=[project.slug])


def _event_to_work_on(events):
    entries = [*events.running, *events.coming, *events.past]
    return entries[0].event if entries else None
