"""What this floor adds to the pages below: menu entries, cards, lines, the check-in of a pass."""

from uuid import uuid4

from django.db.models import Count
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _

from attendance import glossary, naming, recorded, snapshot
from attendance.calls import taken_in, taken_of
from attendance.models import Correction, RollCall, Scan
from attendance.roll import name_for
from attendance.totals import total_of
from attendance.words import half_label
from events import roles
from events.access import roles_in_event
from events.first_steps import PROJECT, Offer, on_event
from events.programme import current_items_of
from kit import clock, parts
from mobility.actions import list_imports, passes
from mobility.models import Participation, Pass

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
    parts.fill("home.events", home_lines, order=40)
    parts.fill("pass.sections", pass_section, order=40)
    parts.fill("pass.actions", pass_action, order=40)
    parts.fill("record.verbs", recorded.verbs)
    parts.fill("project.first_steps", first_steps, order=50)
    parts.fill("glossary", glossary.glossary, order=30)
    parts.fill("record.names", recorded.names)
    parts.fill("event.records", recorded.records)
    if keeps not in list_imports.keeps:
        list_imports.keeps.append(keeps)
    if was_shown not in passes.uses:
        passes.uses.append(was_shown)


def first_steps() -> list[Offer]:
    """The first step with a project that belongs to this floor."""
    taken = RollCall.objects.filter(event__project=PROJECT)
    url = on_event("attendance:roll_call_now")
    return [Offer("roll_call", _("Take the roll call"), taken, url)]


def _tab(key, url, label):
    def entry(event):
        address = reverse(f"attendance:{url}", args=[event.slug])
        return {"key": key, "label": label(), "url": address, "roles": roles.RUNNING}

    return entry


def overview(context, event) -> str:
    """A card on the event's page: who is in now, and the way to the roll call."""
    request = context["request"]
    if not roles.RUNNING & request.roles:
        return ""
    items, expected = context["items"], context["numbers"]["coming"]
    words = _today(event, items=items, taken=taken_of(event), expected=expected)
    return words and render_to_string("attendance/parts/overview.html", words, request=request)


def home_lines(request, events) -> dict[int, str]:
    """By event a line about its roll call of now, for those who run it."""
    events = [event for event in events if roles.RUNNING & roles_in_event(request.user, event)]
    if not events:
        return {}
    items, taken, expected = current_items_of(events), taken_in(events), _expected_in(events)
    said = {
        event.pk: _today(event, items=items[event.pk], taken=taken[event.pk],
                         expected=expected.get(event.pk, 0))
        for event in events
    }  # fmt: skip
    template = "attendance/parts/home_line.html"
    return {key: render_to_string(template, words, request) for key, words in said.items() if words}


def _expected_in(events) -> dict[int, int]:
    coming = Participation.objects.filter(event__in=events).admitted().order_by()
    return dict(coming.values_list("event").annotate(Count("pk")))


def _today(event, *, items, taken, expected) -> dict | str:
    """The words for the half day to take now; "" when nothing in the agenda counts."""
    now = clock.now()
    name = name_for(event, now, items=items, taken=taken)
    if name is None:
        return ""
    has_begun = naming.half_at(now, event.zone, event.noon).day >= event.starts_on
    counts = {"there": taken[name].there if name in taken else 0, "expected": expected}
    return {"event": event, "name": name, "label": half_label(name), "has_begun": has_begun,
            "counts": counts}  # fmt: skip


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
    if not (request.user.is_authenticated and roles.RUNNING & roles_in_event(request.user, event)):
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


def was_shown(held: Pass) -> bool:
    """Whether a pass was read or typed anywhere; then it is not taken back."""
    return Scan.objects.filter(code_hash=held.code_hash).exists()
