"""Certificates of one event: who can get one, a preview, issuing, and all of them in print."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from certificates import proposals, readiness
from certificates.actions import batches
from certificates.bundle import merged
from certificates.documents.certificate import certificate_pdf
from certificates.forms import FilterForm, IssueForm, LanguageForm
from certificates.models import Certificate, EntryState, Step
from certificates.rows import filtered, rows_of
from events import roles
from events.workspace import workspace_page
from kit import clock, dates, files
from kit.access import may
from kit.forms import MakesOne
from kit.refs import RefTaken

PAGE = 100


@may(GET="coordinator assistant host", POST="coordinator assistant", on="event")
def certificates(request, event):
    """Days and hours of everybody, what is missing, and the button that issues."""
    basis = proposals.Basis(event)
    found = basis.proposals()
    form = IssueForm(
        request.POST or None,
        proposals=found,
        initial={"language": event.certificate_language or "en"},
    )
    if request.method == "POST" and (begun := _begun(request, event)):
        return redirect("certificates:batch", event.slug, begun.ref)
    if request.method == "POST" and form.is_valid():
        return _begin(request, event, form)
    return _list(request, event, found, form, basis.gaps())


def _begun(request, event):
    """The batch that this form made before; those people have their certificates by now."""
    form = MakesOne(request.POST)
    if not form.is_valid():
        return None
    return event.certificate_batches.filter(ref=form.cleaned_data["ref"]).first()


def _begin(request, event, form):
    try:
        batch = batches.begin(
            event=event, people=form.chosen(), languages=form.languages,
            ref=form.cleaned_data["ref"], by=request.user.actor, at=clock.now(),
        )  # fmt: skip
    except RefTaken:
        raise Http404 from None
    return redirect("certificates:batch", event.slug, batch.ref)


def _list(request, event, found, form, gaps):
    filters = FilterForm(request.GET)
    shown = filtered(found, filters)
    page = Paginator(shown, PAGE).get_page(request.GET.get("page"))
    selected = [each for each in page if each.is_ready]
    ready = [each for each in found if each.is_ready]
    return workspace_page(
        request, "certificates/certificates.html", project=event.project, event=event,
        tab="certificates", crumbs=[(_("Certificates"), "")], title=_("Certificates"),
        form=form, filters=filters, page=page, rows=rows_of(page),
        possible=any(each.can_be_issued for each in found),
        selected=len(selected), ready=len(ready), total=len(found),
        issued=sum(bool(each.certificate) for each in found),
        changed=sum(each.has_changed for each in found),
        gaps=[
            (readiness.GAPS[gap], reverse(readiness.MENDED_AT[gap], args=[event.slug]))
            for gap in gaps
        ],
        running=_running(event), may_issue=bool(request.roles & roles.TEAM),
        status=200 if not form.errors else 422,
    )  # fmt: skip


def _running(event):
    return event.certificate_batches.filter(entries__state=EntryState.WAITING).distinct().first()


@may("coordinator assistant host", on="participation")
def preview(request, participation):
    """The certificate as it would be, marked as a preview; nothing is stored."""
    form = LanguageForm({"language": request.GET.get("language", "en")})
    if not form.is_valid():
        raise Http404
    proposal = proposals.proposal_for(participation)
    if not proposal:
        raise Http404
    if readiness.UNPRINTABLE in proposal.problems:
        return render(request, "certificates/unprintable.html", {"title": _("Preview")}, status=422)
    now = clock.now()
    today = dates.local(now, participation.event.zone).date()
    facts = {**proposal.facts, "issued_on": today.isoformat()}
    data = certificate_pdf(facts, languages=form.languages, look=proposal.look, created=now)
    return files.answer(data, name="preview.pdf", content_type="application/pdf", inline=True)


@may("coordinator assistant host", on="certificate_batch")
def batch(request, batch):
    """How far a batch is; can be left and come back to."""
    entries = batch.entries.select_related("participation__person", "certificate")
    context = {
        "batch": batch,
        "issued": [entry for entry in entries if entry.state == EntryState.DONE],
        "failed": [
            (entry, readiness.REASONS[entry.reason])
            for entry in entries
            if entry.state == EntryState.FAILED
        ],
        "worked": batch.done + batch.failed,
        "is_finished": batch.done + batch.failed == batch.total,
    }
    if request.htmx:
        return render(request, "certificates/batch_progress.html", context)
    trail = [(_("Certificates"), _list_url(batch.event)), (_("Issuing"), "")]
    return workspace_page(
        request, "certificates/batch.html", project=batch.event.project, event=batch.event,
        tab="certificates", crumbs=trail, title=_("Issuing certificates"), **context,
    )  # fmt: skip


@may("coordinator assistant host", on="event")
def printing(request, event):
    """All valid certificates in one file, in the order in which they are handed out."""
    issued = Certificate.objects.of(event).filter(step=Step.VALID).select_related("file")
    ordered = list(issued.in_hand_out_order())
    if not ordered:
        messages.warning(request, _("There is no valid certificate to print yet."))
        return redirect(_list_url(event))
    name = ngettext("%(number)d certificate", "%(number)d certificates", len(ordered))
    return files.answer(
        merged(ordered), name=f"{event.slug}, {name % {'number': len(ordered)}}.pdf",
        content_type="application/pdf",
    )  # fmt: skip


def _list_url(event) -> str:
    return reverse("certificates:certificates", args=[event.slug])
