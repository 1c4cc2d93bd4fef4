"""Promised activities of a project."""

from django.contrib import messages
from django.db.models import Count
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from events import roles
from events.actions.activities import add_activity, change_activity
from events.forms.activities import ActivityForm, NewActivityForm
from events.forms.filters import ActivityFilter
from events.views.undo import say_saved
from events.workspace import workspace_page
from kit import clock
from kit.access import may
from kit.forms import as_posted


@may("coordinator assistant host contact", on="project")
def activities(request, project):
    """What the application promises, and how many events belong to each."""
    found = project.promised_activities.select_related("lead")
    listed = list(found.annotate(event_count=Count("events")))
    packages = dict.fromkeys(activity.work_package for activity in listed)
    filters = ActivityFilter(request.GET, packages=packages)
    return workspace_page(
        request, "events/activities.html", project=project, tab="activities",
        title=_("Planned activities"), activities=filters.narrow(listed), filters=filters,
        crumbs=[(_("Planned activities"), "")],
        runs=bool(request.roles & roles.TEAM),
    )  # fmt: skip


@may(GET="coordinator assistant", POST="coordinator assistant", on="project")
def activity_new(request, project):
    """One more promised activity."""
    form = NewActivityForm(request.POST or None, project=project)
    if form.is_valid():
        add_activity(
            project=project, ref=form.cleaned_data["ref"], by=request.user.actor, at=clock.now(),
            **form.fields_of_activity(),
        )  # fmt: skip
        messages.success(request, _("The activity is added."))
        return redirect("events:activities", project.slug)
    return _page(request, project, _("New planned activity"), form)


@may(GET="coordinator assistant", POST="coordinator assistant", on="promised_activity")
def activity(request, activity):
    """Edit a promised activity."""
    form = ActivityForm(request.POST or None, project=activity.project, activity=activity)
    if form.is_valid():
        before = _untouched(activity)
        change_activity(
            activity=activity, by=request.user.actor, at=clock.now(), **form.fields_of_activity()
        )
        say_saved(request, _("Saved."), request.path, before=before, after=_untouched(activity))
        return redirect("events:activities", activity.project.slug)
    history = reverse("events:activity_history", args=[activity.ref])
    return _page(request, activity.project, str(activity), form, history)


def _untouched(activity):
    return as_posted(ActivityForm(project=activity.project, activity=activity))


def _page(request, project, title, form, history=""):
    back = reverse("events:activities", args=[project.slug])
    return workspace_page(
        request, "events/form.html", project=project, tab="activities", title=title, form=form,
        verb=_("Save"), back=back, history=history,
        crumbs=[(_("Planned activities"), back), (title, "")],
    )  # fmt: skip
