"""What happens to every request: its language, and who may keep a copy of the answer."""

import logging

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.contrib.sessions.middleware import SessionMiddleware
from django.shortcuts import redirect, render
from django.urls import Resolver404, resolve
from django.utils import translation
from django.utils.cache import patch_vary_headers

from attendance import api_gate
from attendance.problems import busy_problem
from config import refusals
from events import sessions
from events.access import Moved
from events.acting import attach
from kit import throttle
from kit.busy import RETRY_AFTER, TROUBLES, passes
from kit.languages import best_offered, remember_language

KEPT_BY_NOBODY = "private, no-cache, no-store, max-age=0"
logger = logging.getLogger(__name__)


def language(get_response):
    """Answer in the language asked for by ``?lang=``, the cookie, the account or the browser.

    Only complete languages are offered; a ``?lang=`` is remembered in the cookie.
    """

    def middleware(request):
        asked = request.GET.get("lang", "")
        try:
            code = _wanted(request, asked)
        except TROUBLES as error:  # the first to ask who it is
            return _answer_busy_or_raise(request, error)
        translation.activate(code)
        request.LANGUAGE_CODE = code
        response = get_response(request)
        response.headers.setdefault("Content-Language", code)
        patch_vary_headers(response, ["Accept-Language", "Cookie"])
        if asked in settings.COMPLETE_LANGUAGES and _is_page(response):
            remember_language(response, asked)
        return response

    return middleware


def _wanted(request, asked) -> str:
    return best_offered(
        asked,
        request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, ""),
        getattr(getattr(request, "user", None), "language", ""),
        *_browser_languages(request),
    )


def _is_page(response) -> bool:
    """Files and calendars may be kept by others, so they carry no cookie."""
    return response.headers.get("Content-Type", "").startswith("text/html")


def _browser_languages(request):
    accepted = translation.trans_real.parse_accept_lang_header(
        request.headers.get("Accept-Language", "").lower()
    )
    return [code.split("-")[0] for code, _weight in accepted]


def seen(get_response):
    """A sign-in that is used is noted as seen, so that its owner knows it from forgotten ones."""

    def middleware(request):
        try:
            if request.user.is_authenticated:
                sessions.note_seen(request)
        except TROUBLES as error:
            return _answer_busy_or_raise(request, error)
        return get_response(request)

    return middleware


def straight_to_the_api(get_response):
    """Programs with a token go straight to their view: nothing on the way is for them.

    A session, messages or a way back to a form are for browsers. A desk phone that shows its
    cookie is one, and takes the way of the pages.
    """
    view = language(private_unless_said_otherwise(_view))

    def middleware(request):
        is_program = "Authorization" in request.headers and request.path_info.startswith(
            api_gate.PREFIX
        )
        return view(request) if is_program else get_response(request)

    return middleware


def _view(request):
    request.user = AnonymousUser()  # a token is not an account
    request.resolver_match = found = resolve(request.path_info)
    try:
        return found.func(request, *found.args, **found.kwargs)
    except TROUBLES as error:
        return _answer_busy_or_raise(request, error)


def private_unless_said_otherwise(get_response):
    """No shared or browser cache keeps a page unless its view set its own caching."""

    def middleware(request):
        response = get_response(request)
        response.headers.setdefault("Cache-Control", KEPT_BY_NOBODY)
        response.headers.setdefault(
            "Permissions-Policy", "camera=(), microphone=(), geolocation=()"
        )
        return response

    return middleware


def acting(get_response):
    """Whoever acts on behalf of somebody goes on doing so, until it is finished or runs out."""

    def middleware(request):
        try:
            has_ended = attach(request)
        except TROUBLES as error:
            return _answer_busy_or_raise(request, error)
        response = get_response(request)
        if has_ended and request.htmx:
            response["HX-Refresh"] = "true"  # the bar on the page says what is no longer so
        return response

    return middleware


def _answering(get_response, answer):
    """Only looks at what views raise: ``answer(request, exception)`` is a response or None."""

    def middleware(request):
        return get_response(request)

    middleware.process_exception = answer
    return middleware


def busy(get_response):
    """A database that does not answer in time, a full disk: 503, to come again."""
    return _answering(get_response, _answer_if_it_passes)


class Sessions(SessionMiddleware):
    """Django's own; a session that cannot be kept just now is 503 too."""

    def process_response(self, request, response):
        try:
            return super().process_response(request, response)
        except TROUBLES as error:
            return _answer_busy_or_raise(request, error)


def answer_busy(request, error):
    """The page that asks to come again; for programs the same as a problem."""
    if request.path.startswith(api_gate.PREFIX):
        return busy_problem(error)
    logger.error("not carried out, to come again", exc_info=error)
    response = render(None, "503.html", status=503)
    response["Retry-After"] = str(RETRY_AFTER)
    response["Cache-Control"] = KEPT_BY_NOBODY
    return response


def _answer_if_it_passes(request, exception):
    return answer_busy(request, exception) if passes(exception) else None


def _answer_busy_or_raise(request, error):
    if passes(error):
        return answer_busy(request, error)
    raise error


def moved(get_response):
    """An old address of a thing answers with a redirect to the new one."""
    return _answering(get_response, _answer_moved)


def _answer_moved(request, exception):
    return redirect(exception.url) if isinstance(exception, Moved) else None


def patience(get_response):
    """Somebody who guesses codes is asked to wait."""
    return _answering(get_response, _answer_patience)


def _answer_patience(request, exception):
    if isinstance(exception, throttle.TooMany):
        return throttle.too_many(request, exception.seconds)
    return None


def own_pages(get_response):
    """Our pages for 400, 403 and 404 also where DEBUG shows technical ones; 500 keeps its trace.

    Whoever tries Kilim on a laptop runs it so, and is no programmer.
    """

    def middleware(request):
        if settings.DEBUG:
            try:
                resolve(request.path_info)
            except Resolver404 as nowhere:
                return refusals.not_found(request, nowhere)
        return get_response(request)

    middleware.process_exception = _answer_with_own_page
    return middleware


def _answer_with_own_page(request, exception):
    return refusals.page_for(request, exception) if settings.DEBUG else None
