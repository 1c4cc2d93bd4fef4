"""What every page knows without its view saying so."""

from django.conf import settings

from kit.languages import offered


def page(request):
    """The offered languages, whether this is a workshop, and the site's own address."""
    return {
        "languages": offered(),
        "SITE_URL": settings.SITE_URL,
        "has_mail_page": settings.DEBUG,
    }
