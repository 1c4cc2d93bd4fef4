"""What this floor adds to the pages below: menu entries, cards, lines, the check-in of a pass."""

from uuid import uuid4

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _

from attendance import naming, recorded, snapshot
from attendance.calls import counts_for
from attendance.models import Correction, Scan
from attendance.roll import name_for
from attendance.totals import total_of
from attendance.words import half_label
from events.access import roles_in_event
from kit import clock, parts
from mobility.actions import list_imports

RUNS = {"coordinator", "assistant", "host"}
TABS = [
    ("roll_call", "roll_call_now", lambda: _("Roll call"), 40),
    ("attendance", "attendance", lambda: _("Attendance"), 45),
    ("desk", "desks", lambda: _("Desk"), 50),
]


def fill() -> None:
    """Called once, when the app starts."""
    for key, url, label, order in TABS:
        parts.fill("event.tabs", _tab(key, url, label), order=order)
    parts.fill("event.overview", overview, order=40)
    parts.fill("home.event", home_line, order=40)
    parts.fill("pass.sections", pass_section, order=40)
    parts.fill("pass.actions", pass_action, order=40)
    parts.fill("record.verbs", recorded.verbs)
    parts.fill("record.names", recorded.names)
    if keeps not in list_imports.keeps:
        list_imports.keeps.append(keeps)


def _tab(key, url, label):
    def entry(event):
        address = reverse(f"attendance:{url}", args=[event.slug])
        return {"key": key, "label": label(), "url": address, "roles": RUNS}

    return entry


def overview(context, event) -> str:
    """A card on the event's page: who is in now, and the way to the roll call."""
    if not RUNS & context["request"].roles:
        return ""
    return _today("attendance/parts/overview.html", context, event)


def home_line(context, event) -> str:
    """A line about the event of today, for those who run it."""
    if not RUNS & roles_in_event(context["request"].user, event):
        return ""
    return _today("attendance/parts/home_line.html", context, event)


def _today(template, context, event) -> str:
    now = clock.now()
    name = name_for(event, now)
    if name is None:
        return ""
    has_begun = naming.half_at(now, event.zone, event.noon).day >= event.starts_on
    words = {"event": event, "name": name, "label": half_label(name), "has_begun": has_begun}
    return render_to_string(
        template, words | {"counts": counts_for(event, name)}, request=context["request"]
    )


def pass_section(context, participation) -> str:
    """On the pass: how many days its holder was there."""
    total = total_of(participation)
    if not total.days:
        return ""
    return render_to_string(
        "attendance/parts/pass_section.html", {"total": total}, request=context["request"]
    )


def pass_action(context, participation) -> str:
    """On the pass, for a signed-in host: the check-in for the half day that is now."""
    request, event = context["request"], participation.event
    if not (request.user.is_authenticated and RUNS & roles_in_event(request.user, event)):
        return ""
    name = snapshot.current(event, clock.now())
    held = getattr(participation, "held", None) or participation.passes.current().get()
    words = {"participation": participation, "code": held.code, "label": half_label(name)}
    return render_to_string(
        "attendance/parts/pass_action.html", words | {"scan": uuid4()}, request=request
    )


def keeps(participations) -> dict[int, str]:
    """Whom the undo of an import has to leave: people with scans or corrections."""
    ids = list(participations)
    seen = Scan.objects.filter(participation__in=ids).values_list("participation", flat=True)
    judged = Correction.objects.filter(participation__in=ids)
    known = {*seen, *judged.values_list("participation", flat=True)}
    return {each: _("has been checked in") for each in known}
