"""The answer to a calendar program: 304 when it has the agenda already, else the kept file."""

from django.http import HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.translation import get_language

from events import programme
from events.calendar import kept_feed, mark_of, mark_with
from events.models import Event
from kit.calendar import with_page


def calendar_file(request, event: Event, url: str, *, with_addresses: bool = False):
    """The newest version as a calendar whose entries lead to ``url``; drawn for nobody twice."""
    version, language = programme.newest_version(event), get_language()
    mark = mark_of(event, version, language=language, with_addresses=with_addresses)
    tag = f'"{mark_with(mark, url)}"'
    response = get_conditional_response(request, etag=tag)
    if response is None:
        data = kept_feed(event, version, mark, with_addresses=with_addresses, language=language)
        response = _file(with_page(data, url), f"{event.slug}.ics")
    response["ETag"] = tag
    return response


def _file(data: bytes, name: str) -> HttpResponse:
    response = HttpResponse(data, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = f'inline; filename="{name}"'
    response["X-Content-Type-Options"] = "nosniff"
    return response
