"""Finding devices, links of the desk and held-up passes, with the roles they give."""

from django.conf import settings
from django.db.models import DateTimeField
from django.http import Http404
from django.shortcuts import get_object_or_404

from attendance.models import DeskLink, Device, SignedSheet
from events.access import get_event, roles_in_event
from events.models import Event
from kit import clock, codes, throttle
from kit.access import Found, finds
from kit.prepared import Prepared, known
from mobility.access import WITH_EVENT
from mobility.models import Pass

COOKIE = "__Host-kilim_device" if settings.SECURE else "kilim_device"
BEARER = "bearer "
EVENT = ("event__project", "event__host_organisation")
OF_DEVICE = ("id", "ref", "event_id", "link_id", "label", "expires_at", "seen_at")
OF_EVENT = ("id", "ref", "project_id", "host_organisation_id", "slug", "kind", "title", "starts_on",
            "ends_on", "zone", "noon", "state", "turned_at")  # fmt: skip
DEVICES = Prepared(
    lambda given: (
        Device.objects.open(given("at", DateTimeField()))
        .filter(token_hash=given("token"))
        .order_by()
        .values_list(*OF_DEVICE, *(f"event__{name}" for name in OF_EVENT))
    )
)


class NotEnrolled(Http404):
    """No device of ours: unknown, ended or past its event; nobody learns which."""


@finds("device")
def device(request):
    """The device that asks, by its token in the header or in the cookie."""
    token = token_of(request)
    if not token or (found := _enrolled(token)) is None:
        raise NotEnrolled
    return Found(found, frozenset({"device"}))


def _enrolled(token: str) -> Device | None:
    for row in DEVICES.rows(at=clock.now(), token=codes.digest("device", token)):
        found = known(Device, OF_DEVICE, row[: len(OF_DEVICE)])
        found.event = known(Event, OF_EVENT, row[len(OF_DEVICE) :])
        return found
    return None


def token_of(request) -> str:
    """A header is a program's, a cookie a browser's; a header that is no token is nothing."""
    header = request.headers.get("Authorization", "")
    if header:
        return header[len(BEARER) :].strip() if header.lower().startswith(BEARER) else ""
    return request.COOKIES.get(COOKIE, "")


@finds("desk_link")
def desk_link(request, secret):
    """A link that still enrols."""
    links = DeskLink.objects.open(clock.now()).select_related(*EVENT)
    found = links.holding(secret).first() or throttle.wrong_code(request)
    return Found(found, frozenset({"link_holder"}))


@finds("pass_at_the_door")
def pass_at_the_door(request, code):
    """Whose pass it is, for those who take attendance; the pass itself gives no right here."""
    related = [f"participation__{path}" for path in WITH_EVENT]
    passes = Pass.objects.current().select_related(*related)
    held = passes.holding(code).first() or throttle.wrong_code(request)
    held.participation.held = held
    return Found(held.participation, roles_in_event(request.user, held.participation.event))


@finds("signed_sheet")
def signed_sheet(request, slug, ref):
    """A sheet of an event, also one that was removed, for those who take attendance there."""
    event = get_event(slug, request)
    sheets = SignedSheet.objects.select_related("uploaded_by", "removed_by").filter(event=event)
    found = get_object_or_404(sheets, ref=ref)
    found.event = event
    return Found(found, roles_in_event(request.user, event))
