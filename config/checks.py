"""System checks: every route says who may, and a deployment says what it lacks."""

from django.core.checks import Error, Tags, Warning, register
from django.urls import get_resolver

from config import lacks
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
    """What an operator must mend before people use the site."""
    return _as_warnings([*lacks.of_the_settings(), *lacks.of_the_machine()])


@register(Tags.database, deploy=True)
def deployed_database(app_configs, databases=None, **kwargs):
    """The same of the database: only with ``--database default``, as Django's own checks."""
    found = [*lacks.of_the_database(), *lacks.of_the_worker()] if databases else []
    return _as_warnings(found)


def _as_warnings(found):
    return [Warning(lack.says, id=lack.id) for lack in found]
