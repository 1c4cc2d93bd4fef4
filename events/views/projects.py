"""Projects: the list, a new one, the workspace of one."""

from django.contrib import messages
from django.db.models import Prefetch
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from events import event_lists, first_steps, missing, roles
from events.actions.projects import change_project, make_project
from events.actions.roles import give_role
from events.forms.filters import EventFilter
from events.forms.projects import NewProjectForm, ProjectForm
from events.models import Project, Role, RoleKind
from events.views.undo import say_saved
from events.workspace import events_seen, workspace_page
from kit import clock
from kit.access import OPERATOR, may
from kit.forms import as_posted


@may("signed_in")
def projects(request):
    """The projects one takes part in; for an operator also which others this site holds."""
    own = Project.objects.visible_to(request.user)
    context = {"projects": own, "title": _("Projects")}
    if OPERATOR in request.roles:
        context |= {"is_operator": True, "others": _others(own)}
    return render(request, "events/projects.html", context)


def _others(own):
    """Projects of which an operator knows no more than that they are here, and who runs them."""
    running = Role.objects.filter(kind=RoleKind.COORDINATOR).select_related("user")
    others = Project.objects.exclude(pk__in=own.values("pk"))
    return others.prefetch_related(Prefetch("roles", running, to_attr="coordinators"))


@may(GET="operator", POST="operator")
def project_new(request):
    """An operator makes a project and says who coordinates it."""
    form = NewProjectForm(request.POST or None)
    if form.is_valid():
        project = _make(form, request.user.actor, clock.now())
        said = {"project": project, "email": form.cleaned_data["coordinator_email"]}
        messages.success(
            request, _("%(project)s is ready. A mail tells %(email)s how to sign in.") % said
        )
        return redirect("events:projects")
    title = _("New project")
    crumbs = [(_("Projects"), reverse("events:projects")), (title, "")]
    context = {"form": form, "title": title, "crumbs": crumbs}
    return render(request, "events/project_new.html", context)


def _make(form, by, at) -> Project:
    data = form.cleaned_data
    project = make_project(ref=data["ref"], by=by, at=at, **form.fields_of_project())
    give_role(
        email=data["coordinator_email"], kind=RoleKind.COORDINATOR, on=project, by=by, at=at,
        name=data["coordinator_name"], language=data["coordinator_language"],
    )  # fmt: skip
    return project


@may("coordinator assistant host contact", on="project")
def project(request, project):
    """The workspace of a project: its events by time, and what is missing."""
    events, filters = events_seen(project, request.user), EventFilter(request.GET)
    figures = missing.figures(project)
    shown = filters.narrow(events)
    context = {
        "title": str(project),
        "filters": filters,
        "events": event_lists.by_time(shown, request, clock.now().date()),
        "figures": figures,
        "missing": missing.of_project(project, events, figures) if _runs(request) else [],
        "runs": _runs(request),
    }
    if _runs(request) and project.shows_first_steps:
        context["steps"] = steps = first_steps.steps(project, context["events"])
        context["steps_done"] = sum(step.done for step in steps)
    return workspace_page(request, "events/project.html", project=project, tab="events", **context)


@may(POST="coordinator assistant", on="project")
def show_first_steps(request, project):
    """Put the list of first steps away for the team, or bring it back."""
    shows = request.POST.get("shows") == "yes"
    change_project(
        project=project, by=request.user.actor, at=clock.now(), shows_first_steps=shows
    )  # fmt: skip
    return redirect("events:project", project.slug)


def _runs(request) -> bool:
    return bool(request.roles & roles.TEAM)


@may(GET="coordinator assistant", POST="coordinator assistant", on="project")
def project_edit(request, project):
    """Change what the project says about itself."""
    form = ProjectForm(request.POST or None, project=project)
    if form.is_valid():
        before = as_posted(ProjectForm(project=project))
        change_project(
            project=project, by=request.user.actor, at=clock.now(), **form.fields_of_project()
        )
        after = as_posted(ProjectForm(project=project))
        say_saved(request, _("Saved."), request.path, before=before, after=after)
        return redirect("events:project", project.slug)
    return workspace_page(
        request, "events/form.html", project=project, tab="events", form=form,
        title=_("Edit the project"), verb=_("Save"), crumbs=[(_("Edit"), "")],
        history=reverse("events:history", args=[project.slug]),
        back=reverse("events:project", args=[project.slug]),
    )  # fmt: skip
