"""Finding a certificate for the person who asks, with the roles towards its event."""

from django.shortcuts import get_object_or_404

from certificates.models import Certificate, CertificateBatch
from events.access import roles_in_event
from kit.access import Found, finds


@finds("certificate")
def certificate(request, ref):
    found = get_object_or_404(
        Certificate.objects.select_related(
            "file", "replaced_by", "replaces", "project", "participation__person",
            "participation__sending_organisation", "participation__event__project",
            "participation__event__host_organisation",
        ),
        ref=ref,
    )  # fmt: skip
    return Found(found, roles_in_event(request.user, found.participation.event))


@finds("certificate_batch")
def certificate_batch(request, slug, ref):
    found = get_object_or_404(
        CertificateBatch.objects.counted().select_related(
            "event__project", "event__host_organisation"
        ),
        event__slug=slug,
        ref=ref,
    )
    return Found(found, roles_in_event(request.user, found.event))
