"""Publishing the draft, and the versions there are."""

from django.contrib import messages
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from events import change_words, changes, roles
from events.actions.versions import Draft
from events.actions.versions import publish as publish_version
from events.forms.versions import PublishForm
from events.workspace import news_url, workspace_page
from kit import clock
from kit.access import may

RUNS = "coordinator assistant host"


@may(GET=RUNS, POST=RUNS, on="event")
def publish(request, event):
    """See what the next version changes; publish it with one press."""
    draft = Draft(event)
    number = draft.next_number
    form = PublishForm(
        request.POST or None, initial={"number": number}, languages=event.project.content_languages
    )
    if form.is_valid():
        return _publish(request, event, form)
    changed = change_words.lines(draft.changes, event.zone)
    return workspace_page(
        request, "events/publish.html", project=event.project, event=event, tab="agenda",
        form=form, number=number, refusal=draft.refusal, changes=changed,
        title=_("Publish version %(number)s") % {"number": number},
        crumbs=[(_("Agenda"), reverse("events:agenda", args=[event.slug])), (_("Publish"), "")],
    )  # fmt: skip


def _publish(request, event, form):
    version = publish_version(
        event=event, by=request.user.actor, at=clock.now(), **form.cleaned_data
    )
    if version is None:
        messages.warning(request, _("Nothing was published: the agenda is not what it was when "
                                    "you opened the page. Look at it again."))  # fmt: skip
        return redirect("events:publish", event.slug)
    said = {"number": version.number}
    messages.success(request, _("Version %(number)s is published.") % said)
    return redirect(news_url(event))


@may("coordinator assistant host contact", on="event")
def versions(request, event):
    """All versions of an agenda with what each changed."""
    team = bool(request.roles & roles.RUNNING)
    return workspace_page(
        request, "events/versions.html", project=event.project, event=event, tab="agenda",
        title=_("Versions"), versions=_with_changes(event, with_closed=team),
        crumbs=[(_("Versions"), "")],
    )  # fmt: skip


def _with_changes(event, *, with_closed) -> list[dict]:
    """Each version, newest first, with its difference to the one before: two queries."""
    found = list(event.versions.prefetch_related("items"))
    items = [list(version.items.all()) for version in found]
    before_each = [*items[1:], None][: len(items)]  # the first version had nothing before it
    pairs = zip(found, items, before_each, strict=True)
    return [
        {"version": version, "changes": _said(before, after, event.zone, with_closed)}
        for version, after, before in pairs
    ]


def _said(before, after, zone, with_closed) -> list[dict]:
    if before is None:
        return []
    return change_words.lines(changes.compare(before, after, with_closed=with_closed), zone)
