"""Where a pass leads: the address a person opens, and the same in capitals for the QR code."""

from django.conf import settings
from django.urls import reverse

from mobility.models import Pass


def pass_path(code: str, name: str = "pass") -> str:
    """The path of one of the pages that a code opens."""
    return reverse(f"mobility:{name}", args=[code])


def pass_url(code: str) -> str:
    """The whole address of a pass, as mails and messages carry it."""
    return settings.SITE_URL + pass_path(code)


def pass_qr_text(code: str) -> str:
    """The same in capitals: QR codes hold capitals in fewer modules."""
    return pass_url(code).upper()


def codes_of(participations) -> dict[int, str]:
    """Participation id -> the code of its current pass; one statement for all."""
    held = Pass.objects.current().filter(participation__in=[one.pk for one in participations])
    return {one.participation_id: one.code for one in held}
