"""What this floor puts into places of the pages below: tab, card, section of the pass."""

from django.db.models import OuterRef
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from certificates import sentences
from certificates.models import Certificate, CertificateBatch, Step
from events import roles
from events.first_steps import PROJECT, Offer, on_event
from kit.actor import ref_of
from kit.counting import number_of

VERBS = {
    "certificate.issued": gettext_lazy("%(who)s issued certificate %(what)s"),
    "certificate.replaced": gettext_lazy("%(who)s issued certificate %(what)s for an earlier one"),
    "certificate.withdrawn": gettext_lazy("%(who)s withdrew certificate %(what)s"),
    "certificate_batch.begun": gettext_lazy("%(who)s asked for the certificates of %(what)s"),
}


def event_tab(event) -> dict:
    """The entry in the menu of an event."""
    return {
        "key": "certificates",
        "label": _("Certificates"),
        "url": reverse("certificates:certificates", args=[event.slug]),
        "roles": roles.RUNNING,
    }


def counts() -> dict:
    """How many certificates of an event hold."""
    current = Certificate.objects.current().filter(participation__event=OuterRef("pk"))
    return {"issued": number_of(current)}


def overview_card(context, event) -> str:
    """How many are issued, on the event's workspace page."""
    request, numbers = context["request"], context["numbers"]
    if not roles.RUNNING & request.roles:
        return ""
    issued = numbers["issued"]
    values = {"event": event, "issued": issued, "total": max(issued, numbers["coming"])}
    return render_to_string("certificates/overview_card.html", values, request=request)


def pass_section(context, participation) -> str:
    """The participant's certificate to download, once it is valid."""
    found = Certificate.objects.filter(participation=participation, step=Step.VALID).first()
    if not found:
        return ""
    language = sentences.nearest(get_language())
    values = {
        "certificate": found,
        "heading": sentences.title(language),
        "truth": sentences.truth(found.facts, language),
        "code": participation.held.code,
    }
    return render_to_string("certificates/pass_section.html", values, request=context["request"])


def person_papers(context, participation) -> str:
    """The same certificate on the person's page in the workspace, to hand it over."""
    found = Certificate.objects.filter(participation=participation, step=Step.VALID).first()
    if not found:
        return ""
    url = reverse("certificates:certificate_pdf", args=[found.ref])
    return format_html('<a class="button" href="{}">{}</a>', url, _("Certificate"))


def first_steps() -> list[Offer]:
    """The first step with a project that belongs to this floor."""
    issued = Certificate.objects.filter(project=PROJECT)
    url = on_event("certificates:certificates")
    return [Offer("certificates", _("Issue the certificates"), issued, url)]


def record_verbs() -> dict:
    """How what was done on this floor reads in the history of a project."""
    return VERBS


def records_of_event(event) -> list:
    """What belongs to the history of an event: when certificates were asked for."""
    return [ref_of(batch) for batch in event.certificate_batches.all()]


def records_of_person(participation) -> list:
    """What belongs to the history of a person: the certificates."""
    return [ref_of(one) for one in participation.certificates.all()]


def record_names(kind: str, refs) -> dict[str, str]:
    """Certificates by their number, batches by their event."""
    if kind == "certificate":
        return {str(one.ref): one.number for one in Certificate.objects.filter(ref__in=refs)}
    if kind == "certificate_batch":
        batches = CertificateBatch.objects.filter(ref__in=refs).select_related("event")
        return {str(one.ref): str(one.event) for one in batches}
    return {}
