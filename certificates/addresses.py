"""Where a certificate is checked: the address its QR code holds, and the one it prints."""

from django.conf import settings
from django.urls import reverse


def code_address(code: str) -> str:
    """What the QR code holds, in capitals, because those need fewer modules."""
    return (settings.SITE_URL + reverse("certificates:verified", args=[code])).upper()


def printed_address() -> str:
    """The page with the field, as a person types it."""
    return settings.SITE_URL.split("//")[1] + reverse("certificates:verify")
