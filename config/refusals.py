"""Pages that say no: what happened, why, and where to go on; what was typed is never lost."""

from django.contrib import messages
from django.core.exceptions import BadRequest, PermissionDenied, SuspiciousOperation
from django.http import Http404, HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from events.models import RoleKind
from kit import kept
from kit.access import may


def page_for(request, exception):
    """The page of an exception that is a refusal and no fault; None for faults."""
    if isinstance(exception, Http404):
        return not_found(request, exception)
    if isinstance(exception, PermissionDenied):
        return not_allowed(request, exception)
    if isinstance(exception, BadRequest | SuspiciousOperation):
        return not_understood(request, exception)
    return None


def not_found(request, exception=None):
    """404: the same for what is not there and for what is somebody else's."""
    return render(request, "404.html", status=404)


def not_allowed(request, exception=None):
    """403: says which account and which role there asked."""
    held = getattr(request, "roles", frozenset())
    roles = [kind.label for kind in RoleKind if kind in held]
    return render(request, "403.html", {"roles": roles}, status=403)


def not_understood(request, exception=None):
    """400. The request itself may be broken, so the page asks it for nothing."""
    return render(None, "400.html", status=400)


def page_too_old(request, reason=""):
    """A form without this browser's token: an old page of ours comes back with what it said.

    A form of another site is refused with nothing in it.
    """
    if not kept.is_from_own_page(request):
        return render(request, "403_csrf.html", status=403)
    if request.headers.get("HX-Request"):
        response = HttpResponse(status=403)
        response["X-Fresh-Token"] = get_token(request)
        return response
    return render(request, "403_csrf.html", {"typed": kept.typed(request)}, status=403)


@may(GET="signed_in", POST="signed_in")
def typed_again(request):
    """After signing in again: what had been typed, and one press that sends it where it belongs."""
    typed = kept.waiting(request)
    if typed is None:
        messages.info(request, _("Nothing waits to be sent any more."))
        return redirect("events:home")
    if request.method == "GET":
        context = {"title": _("What you had typed is here again"), "typed": typed}
        return render(request, "typed_again.html", context)
    kept.forget(request)
    # 307 and not 302: the browser sends the same form on
    return HttpResponse(status=307, headers={"Location": typed.path})
