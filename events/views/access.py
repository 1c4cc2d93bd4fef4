"""Who may work on a project, and giving and taking that."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from events.actions.roles import LastCoordinator, give_role, take_role
from events.forms.roles import InviteForm
from events.models import Role, RoleKind, User
from events.models.role import OF_ORGANISATION, OF_PROJECT
from events.views.undo import offer_undo, posted_uuid
from events.workspace import workspace_page
from kit import clock
from kit.access import may

ORDER = list(RoleKind)


@may(GET="coordinator assistant", POST="coordinator assistant", on="project")
def access(request, project):
    """List who has a role; invite somebody by e-mail."""
    form = InviteForm(request.POST or None, project=project, kinds=_may_give(request))
    if form.is_valid():
        at = clock.now()
        role = _invite(form, request.user.actor, at)
        text = _("%(email)s has the role; a mail is on its way.") % form.cleaned_data
        _say_given(request, project, role, text, is_new=role.since == at)
        return redirect("events:access", project.slug)
    return workspace_page(
        request, "events/access.html", project=project, tab="access", title=_("Who may do what"),
        form=form, roles=_roles(project), gives=_may_give(request),
        crumbs=[(_("Who may do what"), "")],
    )  # fmt: skip


def _say_given(request, project, role, text, *, is_new):
    """With a way back, but for a role that was held before."""
    if not is_new:
        messages.success(request, text)
        return
    named = {"user": role.user.ref, "kind": role.kind}
    if role.organisation:
        named["organisation"] = role.organisation.ref
    offer_undo(request, text, reverse("events:role_take", args=[project.slug]), named)


def _invite(form, by, at) -> Role:
    data = form.cleaned_data
    return give_role(
        email=data["email"], kind=data["kind"], on=form.on(), by=by, at=at, name=data["name"],
        language=data["language"],
    )  # fmt: skip


def _may_give(request) -> list[RoleKind]:
    """A coordinator gives every role; an assistant those for organisations."""
    return ORDER if "coordinator" in request.roles else list(OF_ORGANISATION)


def _roles(project) -> list[Role]:
    roles = Role.objects.filter(Q(project=project) | Q(organisation__project=project))
    listed = roles.select_related("user", "organisation")
    return sorted(
        listed, key=lambda role: (ORDER.index(role.kind), str(role.organisation), role.user.email)
    )


@may(POST="coordinator assistant", on="project")
def role_take(request, project):
    """Take a role away; the message offers to give it back."""
    role = get_object_or_404(Role.objects.select_related("user", "organisation", "project"),
                             **_named(request, project))  # fmt: skip
    try:
        take_role(role=role, by=request.user.actor, at=clock.now())
    except LastCoordinator:
        messages.error(request, _("A project keeps one coordinator: give the role to somebody "
                                  "else first."))  # fmt: skip
        return redirect("events:access", project.slug)
    said = {"person": role.user, "role": role.get_kind_display()}
    offer_undo(
        request, _("%(person)s is no longer %(role)s.") % said,
        reverse("events:role_give_back", args=[project.slug]),
        {name: request.POST.get(name, "") for name in ("user", "kind", "organisation")},
    )  # fmt: skip
    return redirect("events:access", project.slug)


@may(POST="coordinator assistant", on="project")
def role_give_back(request, project):
    """Undo of taking a role: it is held again, and nobody is mailed."""
    named = _named(request, project)
    user = get_object_or_404(User, ref=named["user__ref"])
    on = project
    if named["kind"] in OF_ORGANISATION:
        on = get_object_or_404(project.organisations, ref=named["organisation__ref"])
    give_role(
        email=user.email, kind=named["kind"], on=on, by=request.user.actor, at=clock.now(),
        tells=False,
    )  # fmt: skip
    messages.success(request, _("The role is given back."))
    return redirect("events:access", project.slug)


def _named(request, project) -> dict:
    """Which role a press is about, by references; 404 for another project's."""
    kind = request.POST.get("kind", "")
    if kind not in ORDER:
        raise Http404
    if kind not in _may_give(request):
        raise PermissionDenied
    named = {"kind": kind, "user__ref": posted_uuid(request, "user")}
    if kind in OF_PROJECT:
        return {**named, "project": project}
    return {**named, "organisation__project": project,
            "organisation__ref": posted_uuid(request, "organisation")}  # fmt: skip
