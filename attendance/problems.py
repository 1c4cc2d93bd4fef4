"""Refusals of the API as RFC 9457 problems, always of the same shape."""

import logging
from http import HTTPStatus

from django.http import Http404, JsonResponse
from django.utils.translation import gettext as _
from ninja.errors import HttpError, ValidationError

from kit.busy import RETRY_AFTER, TROUBLES, passes

SHOWN = ("type", "loc", "msg")
logger = logging.getLogger(__name__)


def problem(status: int, detail: str = "", errors=()) -> JsonResponse:
    """A problem as an answer."""
    content = {
        "type": "about:blank",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "detail": detail,
        "errors": list(errors),
    }
    return JsonResponse(content, status=status, content_type="application/problem+json")


def handle_problems(api) -> None:
    """Let an API answer its refusals as problems."""
    api.add_exception_handler(ValidationError, _invalid)
    api.add_exception_handler(
        HttpError, lambda request, error: problem(error.status_code, str(error))
    )
    api.add_exception_handler(Http404, lambda request, error: problem(404))
    for trouble in TROUBLES:
        api.add_exception_handler(trouble, _busy)


def _busy(request, error):
    if not passes(error):
        raise error
    return busy_problem(error)


def busy_problem(error) -> JsonResponse:
    """It could not be kept just now; the sender keeps what it has and comes again."""
    logger.error("not carried out, to come again", exc_info=error)
    answer = problem(503)
    answer["Retry-After"] = str(RETRY_AFTER)
    return answer


def _invalid(request, error):
    shown = [{key: each[key] for key in SHOWN if key in each} for each in error.errors]
    return problem(422, _("The request is not as the API describes it."), shown)
