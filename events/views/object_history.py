"""What was done to one thing: the same page for an event, a person, a certificate and so on."""

from django.core.paginator import Paginator
from django.urls import reverse
from django.utils.translation import gettext as _

from events import record_fields, roles
from events.models import VersionItem
from events.workspace import manage_url, workspace_page
from kit import parts
from kit.access import may
from kit.actor import Ref, ref_of
from kit.models import Record

PER_PAGE = 50
TEAM = "coordinator assistant"


def object_history(request, *, refs, project, event=None, tab, name, back):
    """The record of the things named by ``refs``, newest first, page by page.

    ``back`` is the page of the thing, which the crumbs lead to; ``name`` what it is called.
    """
    records = Record.objects.about(*refs).select_related("behalf__proof")
    page = Paginator(records, PER_PAGE).get_page(request.GET.get("page"))
    return workspace_page(
        request, "events/object_history.html", project=project, event=event, tab=tab,
        title=_("History"), subject=name, page=page, lines=record_fields.lines(page.object_list),
        opens_proof=bool(request.roles & roles.TEAM),
        crumbs=[(name, back), (_("History"), "")],
    )  # fmt: skip


@may(f"{TEAM} host", on="event")
def event_history(request, event):
    """The event itself, its agenda and versions, and what the floors above add."""
    keys = {
        *event.items.values_list("key", flat=True),
        *VersionItem.objects.filter(version__event=event).values_list("key", flat=True),
    }
    refs = [
        ref_of(event),
        *(Ref("item", str(key)) for key in keys),
        *map(ref_of, event.versions.all()),
    ]
    for fill in parts.filled("event.records"):
        refs += fill(event)
    return object_history(
        request, refs=refs, project=event.project, event=event, tab="overview", name=_("Overview"),
        back=manage_url(event),
    )  # fmt: skip


@may(TEAM, on="organisation")
def organisation_history(request, organisation):
    """Who added and edited an organisation."""
    return object_history(
        request, refs=[ref_of(organisation)], project=organisation.project, tab="organisations",
        name=str(organisation), back=reverse("events:organisation", args=[organisation.ref]),
    )  # fmt: skip


@may(TEAM, on="promised_activity")
def activity_history(request, activity):
    """Who added and edited a planned activity."""
    return object_history(
        request, refs=[ref_of(activity)], project=activity.project, tab="activities",
        name=str(activity), back=reverse("events:activity", args=[activity.ref]),
    )  # fmt: skip
