"""One certificate: its file, what became of it, replacing and withdrawing it."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from certificates import proposals, readiness, sentences
from certificates.actions import certificates as actions
from certificates.forms import ReasonForm, ReplaceForm
from certificates.models import Certificate, Step
from certificates.verification import LOOKS
from events import roles
from events.views.object_history import object_history
from events.workspace import workspace_page
from kit import clock, codes, dates, files
from kit.access import may
from kit.actor import ref_of
from kit.languages import capfirst
from kit.pdf import MissingGlyph


@may("coordinator assistant host", on="certificate")
def certificate(request, certificate):
    """What it says, what it would say today, and what became of it."""
    return _page(request, certificate, ReplaceForm(initial=_language_of(certificate)), ReasonForm())


@may("coordinator assistant host", on="certificate")
def certificate_pdf(request, certificate):
    """The stored file, as it was issued."""
    return files.serve(certificate.file)


@may(POST="coordinator assistant", on="certificate")
def replace(request, certificate):
    """A new certificate says what is true now; the old one points to it."""
    form = ReplaceForm(request.POST)
    if not form.is_valid():
        return _page(request, certificate, form, ReasonForm())
    try:
        successor = _replaced(request, certificate, form)
    except MissingGlyph:
        form.add_error(None, _("A letter of the name or organisation cannot be printed."))
        return _page(request, certificate, form, ReasonForm())
    except actions.NothingToCertify:
        form.add_error(None, capfirst(readiness.REASONS[readiness.NO_ATTENDANCE]))
        return _page(request, certificate, form, ReasonForm())
    if successor == certificate:
        messages.info(request, _("Nothing it says has changed: the certificate stays as it is."))
    else:
        messages.success(
            request, _("%(new)s replaces %(old)s.") % {"new": successor, "old": certificate}
        )
    return redirect("certificates:certificate", successor.ref)


def _replaced(request, certificate, form):
    return actions.replace(
        certificate=certificate,
        proposal=proposals.proposal_for(certificate.participation),
        languages=form.languages,
        reason=form.cleaned_data["reason"],
        by=request.user.actor,
        at=clock.now(),
    )


@may(POST="coordinator assistant", on="certificate")
def withdraw(request, certificate):
    """Verification says from now on that it was withdrawn."""
    form = ReasonForm(request.POST)
    if not form.is_valid():
        return _page(request, certificate, ReplaceForm(initial=_language_of(certificate)), form)
    actions.withdraw(
        certificate=certificate, reason=form.cleaned_data["reason"], by=request.user.actor,
        at=clock.now(),
    )  # fmt: skip
    messages.success(request, _("%(number)s is withdrawn.") % {"number": certificate})
    return redirect("certificates:certificate", certificate.ref)


@may("coordinator assistant host", on="certificate")
def certificate_history(request, certificate):
    """Who issued, replaced and withdrew it."""
    event = certificate.participation.event
    return object_history(
        request, refs=[ref_of(certificate)], project=event.project, event=event,
        tab="certificates", name=str(certificate),
        back=reverse("certificates:certificate", args=[certificate.ref]),
    )  # fmt: skip


@may("pass_holder", on="pass")
def pass_certificate(request, participation):
    """The participant's own certificate, once it is valid."""
    found = Certificate.objects.filter(participation=participation, step=Step.VALID)
    held = found.select_related("file").first()
    if not held:
        raise Http404
    return files.serve(held.file)


def _page(request, certificate, replacing, withdrawing):
    event = certificate.participation.event
    proposal = proposals.proposal_for(certificate.participation)
    language = sentences.nearest(get_language())
    trail = [(_("Certificates"), reverse("certificates:certificates", args=[event.slug]))]
    return workspace_page(
        request, "certificates/certificate.html", project=event.project, event=event,
        tab="certificates", crumbs=[*trail, (str(certificate), "")], title=str(certificate),
        certificate=certificate, facts=certificate.facts, look=LOOKS[Step(certificate.step)],
        letters=codes.grouped(certificate.letters),
        truth=sentences.truth(certificate.facts, language),
        truth_now=sentences.truth(proposal.facts, language),
        has_changed=proposal.has_changed, now=proposal.facts,
        predecessor=getattr(certificate, "replaces", None),
        transitions=[
            (dates.moment(step.at, event.zone), step) for step in certificate.transitions.all()
        ], replacing=replacing, withdrawing=withdrawing,
        may_change=certificate.is_current and bool(request.roles & roles.TEAM),
        status=422 if replacing.errors or withdrawing.errors else 200,
    )  # fmt: skip


def _language_of(certificate) -> dict:
    return {"language": certificate.languages[-1]}
