"""System checks: every route says who may, and a deployment says what it lacks."""

from django.conf import settings
from django.core.checks import Error, Tags, Warning, register
from django.urls import get_resolver

from config.matrix import routes_without_rule


@register(Tags.urls)
def every_route_says_who_may(app_configs, **kwargs):
    """A route without ``@may`` and without a line in ``config.pages`` is an error."""
    get_resolver()
    return [
        Error(
            f"{route} does not say who may use it", hint="Put @may(…) on its view.", id="kilim.E001"
        )
        for route in routes_without_rule()
    ]


@register(Tags.security, deploy=True)
def deployment(app_configs, **kwargs):
    """Warnings an operator must read before people use the site."""
    found = []
    if not settings.SECURE:
        found.append(Warning("SITE_URL is not https: phones refuse the camera", id="kilim.W001"))
    if not settings.EMAIL_URL:
        found.append(
            Warning("EMAIL_URL is not set: mail is only written to files", id="kilim.W002")
        )
    return found
