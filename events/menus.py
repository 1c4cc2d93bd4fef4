"""The entries of this floor in the menus of the workspace."""

from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _

from events import first_steps, glossary, roles
from kit import parts


def register() -> None:
    """Put the entries into their places; called when the app starts."""
    parts.fill("account.menu", account, order=10)
    parts.fill("project.first_steps", first_steps.offered, order=10)
    parts.fill("project.first_steps", first_steps.offered_later, order=30)
    parts.fill("glossary", glossary.glossary, order=10)
    parts.fill("event.tabs", overview, order=10)
    parts.fill("event.tabs", agenda, order=20)
    entries = (events, organisations, activities, access, on_behalf, history)
    for order, entry in enumerate(entries, start=1):
        parts.fill("project.menu", entry, order=order * 10)


def account(context, user) -> str:
    """The way to the own account, in its menu."""
    return format_html('<a href="{}">{}</a>', reverse("events:account"), _("Your account"))


def overview(event):
    return _of_event(event, "overview", _("Overview"), "event_overview")


def agenda(event):
    return _of_event(event, "agenda", _("Agenda"), "agenda")


def events(project):
    entry = _of_project(project, "events", _("Events"), "project", roles.PARTNERS)
    return entry | {"count": project.events.count()}


def organisations(project):
    return _of_project(
        project, "organisations", _("Organisations"), "organisations", roles.PARTNERS
    )


def activities(project):
    return _of_project(project, "activities", _("Planned activities"), "activities", roles.PARTNERS)


def access(project):
    return _of_project(project, "access", _("Who may do what"), "access", roles.TEAM)


def on_behalf(project):
    return _of_project(project, "on_behalf", _("Act on behalf of …"), "on_behalf", roles.TEAM)


def history(project):
    return _of_project(project, "history", _("History"), "history", roles.TEAM)


def _of_event(event, key, label, name):
    url = reverse(f"events:{name}", args=[event.slug])
    return {"key": key, "label": label, "url": url, "roles": roles.RUNNING}


def _of_project(project, key, label, name, roles):
    url = reverse(f"events:{name}", args=[project.slug])
    return {"key": key, "label": label, "url": url, "roles": roles}
