"""The agenda editor: days with their lines, each edited where it is read."""

from datetime import date, timedelta

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from events import draft
from events.actions.items import add_item, change_item, copy_item, remove_item, restore_item
from events.forms.items import ItemForm, NewItemForm
from events.models import ItemKind
from events.views.undo import offer_undo, posted_uuid, say_saved
from events.workspace import workspace_page
from kit import clock, dates
from kit.access import may
from kit.forms import as_posted

RUNS = "coordinator assistant host"
REMOVED = "removed_items"
KEPT = 5  # removed lines that can be put back
DAYS = {"before": -1, "after": 1}
BACK = {"before": "after", "after": "before"}


@may(RUNS, on="event")
def agenda(request, event):
    """All days of the draft, with what deserves a second look and the counted minutes."""
    return workspace_page(
        request, "events/agenda.html", project=event.project, event=event, tab="agenda",
        title=_("Agenda"), crumbs=[(_("Agenda"), "")], kinds=ItemKind.choices,
        **draft.overview(event),
    )  # fmt: skip


@may(GET=RUNS, POST=RUNS, on="event")
def item_new(request, event):
    """One more line; the address says on which day and of which kind."""
    form = NewItemForm(request.POST or None, event=event, initial=_proposed(request, event))
    if form.is_valid():
        key = form.cleaned_data["ref"]
        add_item(
            event=event, key=key, by=request.user.actor, at=clock.now(), **form.fields_of_item()
        )
        return redirect(_line_url(event, key))
    action = reverse("events:item_new", args=[event.slug])
    return _form_page(request, event, form, _("Add an item"), action)


def _proposed(request, event) -> dict:
    kind = request.GET.get("kind", "")
    try:
        day = date.fromisoformat(request.GET.get("day", ""))
    except ValueError:
        day = event.starts_on
    return draft.proposal(event, day, kind if kind in ItemKind else ItemKind.SESSION)


@may(GET=RUNS, POST=RUNS, on="item")
def item(request, item):
    """Edit a line in its place (htmx), or on a page of its own."""
    event = item.event
    form = ItemForm(request.POST or None, event=event, item=item)
    action = reverse("events:item", args=[event.slug, item.key])
    if form.is_valid():
        before = as_posted(ItemForm(event=event, item=item))
        change_item(item=item, by=request.user.actor, at=clock.now(), **form.fields_of_item())
        after = as_posted(ItemForm(event=event, item=item))
        said = _("Saved: %(name)s.") % {"name": item}
        say_saved(request, said, action, before=before, after=after)
        return redirect(_line_url(event, item.key))
    return _form_page(request, event, form, _("Edit an item"), action)


@may(POST=RUNS, on="item")
def item_copy(request, item):
    """A second line like this one, opened at once for a change of day or time."""
    copy = copy_item(
        item=item, key=posted_uuid(request, "ref"), by=request.user.actor, at=clock.now()
    )
    messages.success(request, _("This is the copy. Give it its own day or time."))
    return redirect("events:item", item.event.slug, copy.key)


@may(POST=RUNS, on="item")
def item_move(request, item):
    """The same line on the day before or after, at the same time of day, with a way back."""
    event, to = item.event, request.POST.get("to", "")
    day = item.local_day(event.zone)
    if to not in DAYS or day + timedelta(days=DAYS[to]) not in event.days:
        raise Http404
    times = draft.shifted(item, event.zone, DAYS[to])
    change_item(item=item, by=request.user.actor, at=clock.now(), **times)
    said = {"item": item, "day": dates.weekday_and_day(item.local_day(event.zone))}
    _say_moved(request, item, _("“%(item)s” is now on %(day)s.") % said, day, BACK[to])
    return redirect(_line_url(event, item.key))


def _say_moved(request, item, text, day, back):
    """Nothing goes back to a day that does not belong to the event."""
    if day in item.event.days:
        again = reverse("events:item_move", args=[item.event.slug, item.key])
        offer_undo(request, text, again, {"to": back})
    else:
        messages.success(request, text)


@may(POST=RUNS, on="item")
def item_delete(request, item):
    """The line goes from the draft; the message offers to put it back."""
    said = remove_item(item=item, by=request.user.actor, at=clock.now())
    kept = request.session.get(REMOVED, {})
    kept[str(item.key)] = draft.packed(said)
    request.session[REMOVED] = dict(list(kept.items())[-KEPT:])
    undo = reverse("events:item_restore", args=[item.event.slug])
    offer_undo(request, _("“%(item)s” is removed.") % {"item": item}, undo, {"key": item.key})
    return redirect("events:agenda", item.event.slug)


@may(POST=RUNS, on="event")
def item_restore(request, event):
    """Put a line back that this browser removed."""
    key = posted_uuid(request, "key")
    kept = request.session.get(REMOVED, {}).get(str(key))
    if kept is None:
        raise Http404
    restore_item(
        event=event, key=key, by=request.user.actor, at=clock.now(), **draft.unpacked(kept)
    )
    return redirect(_line_url(event, key))


def _line_url(event, key) -> str:
    return f"{reverse('events:agenda', args=[event.slug])}#item-{key}"


def _form_page(request, event, form, title, action):
    back = reverse("events:agenda", args=[event.slug])
    context = {"form": form, "event": event, "title": title, "action": action, "back": back}
    if request.htmx:
        return render(request, "events/item_in_place.html", context)
    crumbs = [(_("Agenda"), back), (title, "")]
    return workspace_page(
        request, "events/item.html", project=event.project, tab="agenda", crumbs=crumbs, **context
    )  # fmt: skip
