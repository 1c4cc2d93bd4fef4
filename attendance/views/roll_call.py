"""The roll call: a list and a thumb."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from attendance.actions.corrections import correct
from attendance.actions.roll_calls import finish, reopen, tick_all_but
from attendance.actions.scans import take
from attendance.calls import call_named
from attendance.forms import DoneForm, ExceptForm, ReasonForm, TickForm
from attendance.items import ScanItem, Sender
from attendance.models import Change, Method
from attendance.roll import Roll, name_for, names_of
from attendance.views.named import has_begun, participation_named, roll_named
from attendance.words import labels_of
from events.views.object_history import object_history
from events.workspace import workspace_page
from kit import clock
from kit.access import may
from kit.actor import ref_of

TAKES = "coordinator assistant host"
PER_PAGE = 50


@may(TAKES, on="event")
def roll_call_now(request, event):
    """To the half day that is taken now."""
    name = name_for(event, clock.now())
    if name is None:
        messages.info(request, _("Nothing in the agenda counts as working time yet."))
        return redirect("events:event_overview", event.slug)
    return redirect(_url(event, name))


@may(TAKES, on="event")
def roll_call(request, event, day, key):
    """The list of one half day; ``?reason=`` for one that is over, ``?mode=except`` to invert."""
    roll = roll_named(event, day, key)
    reason = _reason(request.GET)
    mode = _mode(request, roll, reason)
    return workspace_page(
        request, "attendance/roll_call.html", project=event.project, event=event, tab="roll_call",
        crumbs=[(_("Roll call"), "")], title=_("Roll call"), roll=roll, mode=mode, reason=reason,
        halves=_halves(event, roll), done_form=DoneForm(), reason_form=ReasonForm(),
        except_form=ExceptForm(initial={"reason": reason}),
        query=urlencode({"reason": reason}) if reason else "", **_shown(request, roll, mode),
    )  # fmt: skip


def _mode(request, roll, reason) -> str:
    """What the page is for: tick, except, done, reason (asked first) or ahead."""
    if roll.is_ahead:
        return "ahead"
    if roll.is_done:
        return "done"
    if roll.needs_reason and not reason:
        return "reason"
    return "except" if request.GET.get("mode") == "except" else "tick"


def _shown(request, roll, mode) -> dict:
    """Put the people into the roll: everybody, or of a large one what the address asks for."""
    if mode == "except":
        roll.show(roll.unticked_people() if roll.is_large else roll.people().with_people())
    elif mode in ("tick", "done") and not roll.is_large:
        roll.show(roll.people().with_people())
    elif mode in ("tick", "done"):
        return _one_page(request, roll)
    return {}


def _one_page(request, roll) -> dict:
    """Of a large roll call the people of one partner or of one name; at first nobody."""
    where = _where(request)
    partner = next((group for group in roll.groups if group.ref == where.get("partner")), None)
    if not (partner or where.get("q")):
        return {}
    found = roll.people(q=where.get("q", ""), partner=partner.ref if partner else "")
    page = Paginator(found.with_people(), PER_PAGE).get_page(where.get("page"))
    roll.show(page.object_list)
    pages = {name: value for name, value in where.items() if name != "page"}
    return {"page": page, "q": where.get("q", ""), "here": urlencode(where),
            "pages": urlencode(pages)}  # fmt: skip


def _where(request) -> dict:
    """The place in a large roll call, as the address says it."""
    asked = {name: request.GET.get(name, "").strip()[:100] for name in ("q", "partner", "page")}
    return {name: value for name, value in asked.items() if value}


@may(TAKES, on="event")
def roll_call_history(request, event, day, key):
    """Who closed a roll call and opened it again; each person's entries stand with the cell."""
    roll = roll_named(event, day, key)
    refs = [ref_of(roll.call)] if roll.call else []
    return object_history(
        request, refs=refs, project=event.project, event=event, tab="roll_call", name=roll.label,
        back=_url(event, roll.name),
    )  # fmt: skip


@may(POST=TAKES, on="event")
def tick(request, event, day, key):
    """One person is here."""
    roll, form = _open_roll(request, event, day, key), TickForm(request.POST)
    if roll is None or not form.is_valid():
        return _back(request, event, day, key)
    person = participation_named(event, form.cleaned_data["person"])
    reason = form.cleaned_data["reason"]
    item = ScanItem(
        form.cleaned_data["scan"], str(roll.name), _method(roll), participation=person.ref,
        reason=reason,
    )  # fmt: skip
    take(event=event, items=[item], at=clock.now(), user=request.user)
    return _answer(request, event, day, key, person, reason)


@may(POST=TAKES, on="event")
def untick(request, event, day, key):
    """It was the wrong one: as if nobody had been ticked."""
    roll, form = _open_roll(request, event, day, key), TickForm(request.POST)
    if roll is None or not form.is_valid():
        return _back(request, event, day, key)
    person, now = participation_named(event, form.cleaned_data["person"]), clock.now()
    correct(
        roll_call=call_named(event, roll.name, now), participation=person, change=Change.UNDO,
        by=Sender(user=request.user), at=now, id=form.cleaned_data["scan"],
        reason=form.cleaned_data["reason"],
    )  # fmt: skip
    return _answer(request, event, day, key, person, form.cleaned_data["reason"])


@may(POST=TAKES, on="event")
def all_but(request, event, day, key):
    """Everybody is here but a few."""
    roll, form = _open_roll(request, event, day, key), ExceptForm(request.POST)
    if roll and form.is_valid():
        replies = tick_all_but(
            event=event, name=str(roll.name), by=request.user, at=clock.now(),
            method=_method(roll), **form.cleaned_data,
        )  # fmt: skip
        said = ngettext(
            "%(count)d person was ticked.", "%(count)d people were ticked.", len(replies)
        )
        messages.success(request, said % {"count": len(replies)})
    return _back(request, event, day, key)


@may(POST=TAKES, on="event")
def done(request, event, day, key):
    """Close the roll call."""
    roll, form, now = roll_named(event, day, key), DoneForm(request.POST), clock.now()
    if has_begun(request, roll) and form.is_valid():
        call = call_named(event, roll.name, now)
        finish(roll_call=call, by=request.user, at=now, remark=form.cleaned_data["remark"])
        messages.success(request, _("The roll call is done. Whoever was not ticked is absent."))
    return _back(request, event, day, key)


@may(POST=TAKES, on="event")
def opened_again(request, event, day, key):
    """Open a roll call that was done."""
    roll = roll_named(event, day, key)
    if roll.call:
        reopen(roll_call=roll.call, by=request.user, at=clock.now())
        messages.success(request, _("The roll call is open again."))
    return _back(request, event, day, key)


def _open_roll(request, event, day, key) -> Roll | None:
    """The roll call if it takes ticks now; otherwise the reader is told why not."""
    roll = roll_named(event, day, key)
    if not has_begun(request, roll):
        return None
    if roll.is_done:
        messages.error(
            request, _("This roll call is done. Change single people on the attendance page.")
        )
    elif roll.needs_reason and not _reason(request.POST):
        messages.error(request, _("This half day is over: say why it is entered later."))
    else:
        return roll
    return None


def _reason(values) -> str:
    return values.get("reason", "").strip()[:200]


def _method(roll):
    return Method.LATER if roll.needs_reason else Method.TICK


def _answer(request, event, day, key, person, reason):
    """The row as it is now, for a page that swaps it; the whole page for one that cannot."""
    if not request.htmx:
        return _back(request, event, day, key, anchor=f"#p-{person.ref}")
    roll = roll_named(event, day, key)
    roll.show(roll.people().with_people().filter(pk=person.pk))
    if not roll.rows:  # declined or withdrawn meanwhile: the page is out of date
        return _back(request, event, day, key)
    (group,) = (group for group in roll.groups if group.rows)
    context = {"roll": roll, "row": group.rows[0], "group": group, "event": event,
               "reason": reason, "here": urlencode(_where(request)), "swapped": True}  # fmt: skip
    return render(request, "attendance/roll_row.html", context)


def _back(request, event, day, key, anchor=""):
    reason = _reason(request.POST)
    query = urlencode(_where(request) | ({"reason": reason} if reason else {}))
    page = reverse("attendance:roll_call", args=[event.slug, day, key])
    url = page + (f"?{query}" if query else "") + anchor
    if request.htmx:
        return HttpResponse(headers={"HX-Redirect": url})
    return redirect(url)


def _halves(event, roll) -> list[dict]:
    names = names_of(event, taken=roll.taken)
    if roll.name not in names:
        names.append(roll.name)
    labels = labels_of(event, names)
    return [
        {"label": labels[name], "url": _url(event, name), "current": name == roll.name}
        for name in names
    ]


def _url(event, name):
    return reverse("attendance:roll_call", args=[event.slug, name.day, name.key])
