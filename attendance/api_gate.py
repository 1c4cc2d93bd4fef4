"""Who may use the API: the same declarations as on pages, answered as problems.

Each operation is declared once here; an operation without a line is an error at start.
"""

from functools import wraps

from django.core.exceptions import PermissionDenied
from django.http import Http404, JsonResponse
from django.urls import path
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from ninja.utils import check_csrf

from attendance.access import NotEnrolled
from attendance.actions.desks import note_seen
from attendance.api import api
from attendance.problems import problem
from kit import clock
from kit.access import SAFE, may

PREFIX = "/api/v1/"
BODY = 2 * 2**20
DEVICES = {
    "snapshot": {"GET": "device"},
    "scans": {"POST": "device"},
    "walk_ins": {"POST": "device"},
    "undo": {"POST": "device"},
    "people": {"GET": "device"},
}
DESCRIPTION = "openapi-json"


def patterns() -> list:
    """The addresses of the API behind their declarations."""
    found = []
    for entry in api.urls[0]:
        if entry.name == DESCRIPTION:
            found.append(path(str(entry.pattern), description, name=entry.name))
        elif entry.name != "api-root":
            gate = _for_devices(entry.callback, DEVICES[entry.name])
            found.append(path(str(entry.pattern), gate, name=entry.name))
    return found


@may("everyone")
def description(request):
    """The API's own description, for programs."""
    return JsonResponse(api.get_openapi_schema(path_prefix=PREFIX))


def _for_devices(view, methods):
    @may(**methods, on="device")
    def enter(request, device):
        request.device = device
        note_seen(device, clock.now())
        return view(request)

    @csrf_exempt  # a token in a header needs none; with the cookie it is checked here
    @wraps(enter)
    def gate(request):
        if int(request.META.get("CONTENT_LENGTH") or 0) > BODY:
            return problem(413, _("Send at most 2 MB at once."))
        try:
            _check_cross_site(request)
            return _as_problem(enter(request))
        except NotEnrolled:
            return problem(401, _("This device is not enrolled, or not any more."))
        except (Http404, PermissionDenied):
            return problem(403, _("The page has been open too long. Reload it."))

    return gate


def _check_cross_site(request):
    by_cookie = "Authorization" not in request.headers
    if by_cookie and request.method not in SAFE and check_csrf(request):
        raise PermissionDenied


def _as_problem(response):
    if response.status_code != 405:
        return response
    answer = problem(405)
    answer["Allow"] = response["Allow"]
    return answer
