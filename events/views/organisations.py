"""The organisations of a project."""

from django.contrib import messages
from django.db.models import Count
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from events import roles
from events.actions.organisations import add_organisation, change_organisation
from events.forms.filters import OrganisationFilter
from events.forms.organisations import (
    NewOrganisationForm,
    OrganisationForm,
    PartnerFormSet,
    SignatoryFormSet,
    rows,
)
from events.views.undo import say_saved
from events.workspace import workspace_page
from kit import clock
from kit.access import may
from kit.forms import as_posted

AS_POSTED = object()


@may("coordinator assistant host contact", on="project")
def organisations(request, project):
    """Who takes part, since when, and whose address is missing."""
    listed = project.organisations.prefetch_related("partnerships", "other_names").annotate(
        people_count=Count("people", distinct=True)
    )
    filters = OrganisationFilter(request.GET)
    return workspace_page(
        request, "events/organisations.html", project=project, tab="organisations",
        title=_("Organisations"), organisations=filters.narrow(list(listed)), filters=filters,
        crumbs=[(_("Organisations"), "")],
        runs=bool(request.roles & roles.TEAM),
    )  # fmt: skip


@may(GET="coordinator assistant", POST="coordinator assistant", on="project")
def organisation_new(request, project):
    """One more organisation."""
    forms = _forms(request, NewOrganisationForm(request.POST or None, project=project))
    if all(form.is_valid() for form in forms.values()):
        made = add_organisation(
            project=project, ref=forms["form"].cleaned_data["ref"], by=request.user.actor,
            at=clock.now(), **_said(forms),
        )  # fmt: skip
        messages.success(request, _("%(organisation)s is added.") % {"organisation": made})
        return redirect("events:organisations", project.slug)
    return _page(request, project, _("New organisation"), forms)


@may(GET="coordinator assistant", POST="coordinator assistant", on="organisation")
def organisation(request, organisation):
    """Edit an organisation: itself, its names, times and signatories."""
    project = organisation.project
    form = OrganisationForm(request.POST or None, project=project, organisation=organisation)
    forms = _forms(request, form, organisation)
    if all(each.is_valid() for each in forms.values()):
        before = _untouched(request, organisation)
        change_organisation(
            organisation=organisation, by=request.user.actor, at=clock.now(), **_said(forms)
        )
        after = _untouched(request, organisation)
        say_saved(request, _("Saved."), request.path, before=before, after=after)
        return redirect("events:organisations", project.slug)
    history = reverse("events:organisation_history", args=[organisation.ref])
    return _page(request, project, str(organisation), forms, organisation, history)


def _untouched(request, organisation) -> list:
    """What the page would send if nobody changed anything on it."""
    form = OrganisationForm(project=organisation.project, organisation=organisation)
    forms = _forms(request, form, organisation, data=None)
    rows_of = [forms["partnerships"], forms["signatories"]]
    parts = [part for rows in rows_of for part in (rows.management_form, *rows.forms)]
    return as_posted(forms["form"], *parts)


def _forms(request, form, organisation=None, *, data=AS_POSTED) -> dict:
    """The form itself and the rows that belong to it."""
    data = (request.POST or None) if data is AS_POSTED else data
    partnerships, signatories = [], []
    if organisation:
        partnerships = list(organisation.partnerships.values("role", "since", "until"))
        signatories = list(organisation.signatories.values("ref", "name", "function"))
    return {
        "form": form,
        "partnerships": PartnerFormSet(data, initial=partnerships, prefix="partner"),
        "signatories": SignatoryFormSet(
            data, initial=signatories, prefix="signatory", organisation=organisation
        ),
    }


def _said(forms) -> dict:
    return {
        **forms["form"].fields_of_organisation(),
        "partnerships": rows(forms["partnerships"]),
        "signatories": rows(forms["signatories"]),
    }


def _page(request, project, title, forms, organisation=None, history=""):
    back = reverse("events:organisations", args=[project.slug])
    return workspace_page(
        request, "events/organisation_form.html", project=project, tab="organisations",
        title=title, back=back, history=history,
        crumbs=[(_("Organisations"), back), (title, "")],
        organisation=organisation, **forms,
    )  # fmt: skip
