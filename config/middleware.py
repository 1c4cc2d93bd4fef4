"""What happens to every request: its language, and who may keep a copy of the answer."""

import logging

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db import OperationalError
from django.shortcuts import redirect, render
from django.urls import resolve
from django.utils import translation
from django.utils.cache import add_never_cache_headers, patch_vary_headers

from events.access import Moved
from events.acting import attach
from kit.languages import best_offered

RETRY_AFTER = 10  # seconds
API = "/api/v1/"
logger = logging.getLogger(__name__)


def language(get_response):
    """Answer in the language asked for by ``?lang=``, the cookie, the account or the browser.

    Only complete languages are offered; a ``?lang=`` is remembered in the cookie.
    """

    def middleware(request):
        asked = request.GET.get("lang", "")
        code = best_offered(asked, request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, ""),
                            getattr(getattr(request, "user", None), "language", ""),
                            *_browser_languages(request))  # fmt: skip
        translation.activate(code)
        request.LANGUAGE_CODE = code
        response = get_response(request)
        response.headers.setdefault("Content-Language", code)
        patch_vary_headers(response, ["Accept-Language", "Cookie"])
        if asked in settings.COMPLETE_LANGUAGES and _is_page(response):
            remember_language(response, asked)
        return response

    return middleware


def _is_page(response) -> bool:
    """Files and calendars may be kept by others, so they carry no cookie."""
    return response.headers.get("Content-Type", "").startswith("text/html")


def remember_language(response, code: str) -> None:
    """Keep the chosen language for a year."""
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        code,
        max_age=31_536_000,
        secure=settings.SECURE,
        httponly=True,
        samesite="Lax",
    )


def _browser_languages(request):
    accepted = translation.trans_real.parse_accept_lang_header(
        request.headers.get("Accept-Language", "").lower()
    )
    return [code.split("-")[0] for code, _weight in accepted]


def straight_to_the_api(get_response):
    """Programs with a token go straight to their view: nothing on the way is for them.

    A session, messages or a way back to a form are for browsers. A desk phone that shows its
    cookie is one, and takes the way of the pages.
    """
    view = language(private_unless_said_otherwise(_view))

    def middleware(request):
        is_program = "Authorization" in request.headers and request.path_info.startswith(API)
        return view(request) if is_program else get_response(request)

    return middleware


def _view(request):
    request.user = AnonymousUser()  # a token is not an account
    request.resolver_match = found = resolve(request.path_info)
    return found.func(request, *found.args, **found.kwargs)


def private_unless_said_otherwise(get_response):
    """No shared or browser cache keeps a page unless its view set its own caching."""

    def middleware(request):
        response = get_response(request)
        if not response.has_header("Cache-Control"):
            add_never_cache_headers(response)
        response.headers.setdefault(
            "Permissions-Policy", "camera=(), microphone=(), geolocation=()"
        )
        return response

    return middleware


def acting(get_response):
    """Whoever acts on behalf of somebody goes on doing so, until it is finished or runs out."""

    def middleware(request):
        has_ended = attach(request)
        response = get_response(request)
        if has_ended and request.htmx:
            response["HX-Refresh"] = "true"  # the bar on the page says what is no longer so
        return response

    return middleware


def busy(get_response):
    """A database that does not answer in time is no fault of the asker: 503, to come again."""

    def middleware(request):
        return get_response(request)

    middleware.process_exception = _answer_busy
    return middleware


def _answer_busy(request, exception):
    if not isinstance(exception, OperationalError):
        return None
    logger.error("the database did not answer", exc_info=exception)
    response = render(None, "503.html", status=503)
    response["Retry-After"] = str(RETRY_AFTER)
    return response


def moved(get_response):
    """An old address of a thing answers with a redirect to the new one."""

    def middleware(request):
        return get_response(request)

    middleware.process_exception = _answer_moved
    return middleware


def _answer_moved(request, exception):
    return redirect(exception.url) if isinstance(exception, Moved) else None
