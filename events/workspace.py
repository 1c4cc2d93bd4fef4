"""The workspace: the pages of those who run a project or an event, with their way round."""

from django.db.models import prefetch_related_objects
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from events import acting, roles
from events.access import roles_among, roles_held_by
from events.models import Event, Project, State
from kit import clock, parts


def workspace_page(request, template, *, project, event=None, tab="", crumbs=(), **context):
    """Answer with a page of the workspace.

    ``tab`` is the key of the current entry of the menu; ``crumbs`` are (label, url) after the
    project and the event. The trail begins at the first page. ``query`` is what other pages of a
    list keep of the address.
    """
    context = {"query": _without_page(request)} | context
    context |= {
        "project": project,
        "event": event,
        "subject": str(event or project),
        "tab": tab,
        "tabs": event_tabs(request, event, tab) if event else [],
        "rail": rail(request, project, event, tab),
        "crumbs": _crumbs(request, project, event, crumbs),
        "acting": acting.bar(request, project),
    }
    return render(request, template, context, status=context.pop("status", 200))


def _without_page(request) -> str:
    values = request.GET.copy()
    values.pop("page", None)
    return values.urlencode()


def event_tabs(request, event, tab="") -> list[dict]:
    """The menu of an event: ``{"key", "label", "url", "current"}`` from every floor, in order.

    An entry whose ``roles`` do not meet those of the reader is left out.
    """
    entries = [fill(event) for fill in parts.filled("event.tabs")]
    return [
        {**entry, "current": entry["key"] == tab}
        for entry in entries
        if entry["roles"] & request.roles
    ]


def rail(request, project, event, tab) -> dict:
    """What stands beside every page of the workspace."""
    coming = _next(events_seen(project, request.user), request.user)
    entries = [fill(project) for fill in parts.filled("project.menu")]
    items = [
        {**entry, "current": not event and entry["key"] == tab}
        for entry in entries
        if entry["roles"] & request.roles
    ]
    return {"project": str(project), "url": reverse("events:project", args=[project.slug]),
            "items": items, "next": coming}  # fmt: skip


def events_seen(project: Project, user) -> list[Event]:
    """The events of a project that ``user`` may know of, read once for everything on a page."""
    prefetch_related_objects([project], "events")
    held = roles_held_by(user)
    return [event for event in project.events.all() if roles_among(held, event)]


def _next(events, user):
    today = clock.now().date()
    coming = (one for one in events if one.ends_on >= today and one.state != State.CANCELLED)
    if not (event := next(coming, None)):
        return None
    days = (event.starts_on - today).days
    soon = ngettext("in %(days)d day", "in %(days)d days", days) % {"days": days}
    return {"label": str(event), "url": home_url(event, roles_held_by(user)),
            "count": soon if days > 0 else _("today")}  # fmt: skip


def _crumbs(request, project, event, crumbs):
    trail = [
        (_("Today"), reverse("events:home")),
        (str(project), reverse("events:project", args=[project.slug])),
    ]
    if event:
        page = reverse("events:event_page", args=[event.slug])
        trail.append((str(event), manage_url(event) if request.roles & roles.RUNNING else page))
    return [*trail, *crumbs]


def manage_url(event: Event) -> str:
    """The workspace page of an event."""
    return reverse("events:event_overview", args=[event.slug])


def news_url(event: Event) -> str:
    """Where people are told what was just published, cancelled or taken back.

    A floor above knows who they are and fills ``event.news`` with ``fill(event) -> url or ""``;
    with nobody to tell it is the overview.
    """
    urls = (fill(event) for fill in parts.filled("event.news"))
    return next(filter(None, urls), manage_url(event))


def home_url(event: Event, held: list[tuple]) -> str:
    """The page of an event for somebody with these roles: of the workspace, or the public one."""
    is_run = roles_among(held, event) & roles.RUNNING
    return manage_url(event) if is_run else reverse("events:event_page", args=[event.slug])
