"""What a phone at the desk needs to know of its event: few and short words about each person."""

import gzip
import hashlib
import json
from datetime import datetime

from django.http import HttpResponse

from attendance import naming
from attendance.calls import taken_of
from attendance.subjects import SHOWN, as_shown
from events.models import Event
from events.programme import half_days_of
from kit.translated import in_language
from mobility.models import Participation, Pass

HASH = 32  # hexadecimal digits of a code's hash: 128 bits are enough to tell codes apart


def snapshot(event: Event, at: datetime) -> dict:
    """The event, its half days and its people, in a constant number of statements."""
    return {
        "event": {
            "slug": event.slug,
            "title": in_language(event.title),
            "zone": event.zone,
            "noon": f"{event.noon:%H:%M}",
            "first_day": event.starts_on.isoformat(),
            "last_day": event.ends_on.isoformat(),
            "cancelled": event.is_cancelled,
        },
        "current": str(current(event, at)),
        "roll_calls": roll_calls(event),
        **people(event),
    }


def current(event: Event, at: datetime) -> naming.Name:
    """The half day to take now; before the event its first, after it its last."""
    now = naming.half_at(at, event.zone, event.noon)
    if now.day < event.starts_on:
        return naming.Name(event.starts_on, naming.MORNING)
    return now if now.day <= event.ends_on else naming.Name(event.ends_on, naming.AFTERNOON)


def roll_calls(event: Event) -> list[dict]:
    """Each half day of the agenda, and what else was taken, with how many are in."""
    taken = taken_of(event)
    planned = {naming.Name(half.day, half.key) for half in half_days_of(event)}
    return [
        {
            "name": str(name),
            "done": bool(name in taken and taken[name].is_done),
            "there": taken[name].there if name in taken else 0,
        }
        for name in sorted(planned | set(taken), key=lambda name: name.in_time)
    ]


def people(event: Event) -> dict:
    """Those whom the desk welcomes, by the hash of their code; hashes that were replaced."""
    admitted = Participation.objects.filter(event=event).admitted()
    current_codes = dict(
        Pass.objects.current()
        .filter(participation__in=admitted)
        .order_by()
        .values_list("participation", "code_hash")
    )
    replaced = Pass.objects.filter(participation__event=event, replaced_at__isnull=False)
    organisations, found = {}, []
    for person in map(as_shown, admitted.with_people().values_list(*SHOWN)):
        name = person.organisation_name
        place = organisations.setdefault(name, len(organisations)) if name else None
        code = current_codes.get(person.pk, "")[:HASH]
        found.append({"ref": str(person.ref), "name": person.name, "org": place, "code": code})
    return {
        "organisations": list(organisations),
        "people": found,
        "replaced": sorted(code[:HASH] for code in replaced.values_list("code_hash", flat=True)),
    }


def answer(request, content: dict) -> HttpResponse:
    """As JSON, packed when the reader can unpack; 304 when it has the same already."""
    body = json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()
    tag = f'W/"{hashlib.sha256(body).hexdigest()[:32]}"'
    if tag in request.headers.get("If-None-Match", ""):
        response = HttpResponse(status=304)
    else:
        response = _packed(body, request)
    response["ETag"] = tag
    response["Cache-Control"] = "private, no-cache"
    return response


def _packed(body: bytes, request) -> HttpResponse:
    if "gzip" not in request.headers.get("Accept-Encoding", ""):
        return HttpResponse(body, content_type="application/json")
    # no date in the packed bytes: equal contents are equal bytes
    response = HttpResponse(gzip.compress(body, 6, mtime=0), content_type="application/json")
    response["Content-Encoding"] = "gzip"
    return response
