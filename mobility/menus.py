"""What this floor puts into the pages of the floor below."""

from django.db.models import OuterRef
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from events import roles
from events.access import roles_among, roles_held_by, roles_in_event
from events.event_lists import Entry, told
from events.models import Person, State
from kit import clock, parts
from kit.actor import ref_of
from kit.counting import number_of
from mobility import first_steps, glossary
from mobility.audience import audience_of
from mobility.models import ListImport, Participation, Travel
from mobility.news import news_of
from mobility.passes import codes_of, pass_path
from mobility.views.telling import heading, news_url

VERBS = {
    "participation.added": gettext_lazy("%(who)s put %(what)s on a list"),
    "participation.edited": gettext_lazy("%(who)s edited %(what)s"),
    "participation.withdrawn": gettext_lazy("%(who)s withdrew %(what)s"),
    "participation.declined": gettext_lazy("%(what)s said no"),
    "participation.returned": gettext_lazy("%(who)s put %(what)s back on the list"),
    "participation.confirmed": gettext_lazy("%(what)s said yes"),
    "pass.replaced": gettext_lazy("%(who)s replaced the pass of %(what)s"),
    "pass.kept": gettext_lazy("%(who)s took back a new pass of %(what)s: the one before counts"),
    "account.made": gettext_lazy("%(what)s got an account"),
    "person.claimed": gettext_lazy("%(who)s keeps the pass of %(what)s"),
    "event.invited": gettext_lazy("%(who)s invited the people of %(what)s"),
    "invitation.sent": gettext_lazy("%(who)s sent %(what)s one more invitation"),
    "version.told": gettext_lazy("%(who)s told the people about %(what)s"),
    "cancellation.told": gettext_lazy("%(who)s told the people that %(what)s is cancelled"),
    "revival.told": gettext_lazy("%(who)s told the people that %(what)s takes place after all"),
    "list.staged": gettext_lazy("%(who)s dropped the list %(what)s"),
    "list.mapped": gettext_lazy("%(who)s said what the columns of %(what)s mean"),
    "list.mended": gettext_lazy("%(who)s mended rows of %(what)s"),
    "list.applied": gettext_lazy("%(who)s brought in %(what)s"),
    "list.undone": gettext_lazy("%(who)s took back %(what)s"),
    "list.discarded": gettext_lazy("%(who)s put %(what)s away"),
    "list.restored": gettext_lazy("%(who)s took %(what)s out again"),
}


def register() -> None:
    """Fill the named parts; called when the app starts."""
    parts.fill("event.tabs", people_tab, order=30)
    parts.fill("event.numbers", counts)
    parts.fill("event.news", news_url)
    parts.fill("event.overview", news_card, order=5)
    parts.fill("event.overview", people_card, order=30)
    parts.fill("home.events", home_passes, order=30)
    parts.fill("home.mine", home_mine, order=30)
    parts.fill("account.menu", my_page)
    parts.fill("project.first_steps", first_steps.people, order=20)
    parts.fill("project.first_steps", first_steps.invitations, order=40)
    parts.fill("glossary", glossary.glossary, order=20)
    parts.fill("record.verbs", verbs)
    parts.fill("record.names", names)
    parts.fill("record.models", models)
    parts.fill("event.records", records)


def people_tab(event) -> dict:
    """The list of people in the menu of an event."""
    url = reverse("mobility:people", args=[event.slug])
    return {"key": "people", "label": _("People"), "url": url, "roles": roles.PARTNERS}


def counts() -> dict:
    """How many there are in an event, come, were invited, have no e-mail."""
    people = Participation.objects.filter(event=OuterRef("pk"))
    coming = people.admitted()
    return {
        "people": number_of(people),
        "coming": number_of(coming),
        "invited": number_of(coming.filter(invited_at__isnull=False)),
        "without_email": number_of(coming.filter(person__email="")),
    }


def people_card(context, event) -> str:
    """How many people there are, and what comes next with them."""
    request = context["request"]
    card = {
        "event": event,
        "numbers": context["numbers"],
        "may_change": bool(request.roles & roles.TEAM),
    }
    return render_to_string("mobility/_people_card.html", card, request=request)


def home_passes(request, events) -> dict[int, str]:
    """By event the reader's own pass, on the landing page: the first thing, unless they run it."""
    theirs = list(_of(request.user).filter(event__in=events))
    codes = codes_of(theirs) if theirs else {}
    runs = {one.pk for one in events if roles_in_event(request.user, one) & roles.RUNNING}
    return {
        one.event_id: render_to_string(
            "mobility/_home_pass.html",
            {"url": pass_path(codes[one.pk]), "is_first": one.event_id not in runs},
        )
        for one in theirs
    }


def news_card(context, event) -> str:
    """Whether people were told what was published or cancelled last."""
    news = news_of(event) if event.ends_on >= clock.now().date() else None
    audience = audience_of(news) if news and news.is_awaited else None
    if not audience or not audience.people:
        return ""
    untold = len(audience.untold)
    card = {"event": event, "heading": heading(news), "untold": untold,
            "told": len(audience.people) - untold}  # fmt: skip
    return render_to_string("mobility/_news_card.html", card, request=context["request"])


def home_mine(context, user) -> str:
    """The passes of an account that are still to be used, and the way to the others."""
    theirs = list(
        _of(user).select_related("event__project", "person").order_by("event__starts_on", "pk")
    )
    if not theirs:
        return ""
    rows = [one for one in theirs if one.event.ends_on >= clock.now().date()]
    codes = codes_of(rows)
    for one in rows:
        one.url = pass_path(codes[one.pk])
    today = _today_of(context["request"], rows)
    shown = {entry.event.pk for entry in today}
    words = {"rows": [one for one in rows if one.event_id not in shown], "today": today}
    return render_to_string("mobility/_home_mine.html", words, request=context["request"])


def _today_of(request, rows) -> list[Entry]:
    """Events of today in which somebody takes part without a role; the others stand above."""
    held, today = roles_held_by(request.user), clock.now().date()
    entries = [
        Entry(row.event, reverse("events:event_page", args=[row.event.slug]))
        for row in rows
        if row.event.starts_on <= today and row.event.is_shown and not row.is_gone
        if row.event.state != State.CANCELLED and not roles_among(held, row.event)
    ]
    return told(entries, request)


def my_page(context, user) -> str:
    """The way to the own passes, in the menu of the account."""
    return format_html('<a href="{}">{}</a>', reverse("mobility:my"), _("My page"))


def _of(user):
    return Participation.objects.of_account(user) if user.pk else Participation.objects.none()


def verbs() -> dict:
    """How what was done on this floor reads in the history."""
    return VERBS


def models() -> dict:
    """Whose fields the records of this floor name."""
    return {"participation": (Participation, Person, Travel)}


def records(event) -> list:
    """What belongs to the history of an event as a whole: its lists."""
    return [ref_of(one) for one in event.list_imports.all()]


def names(kind: str, refs) -> dict[str, str]:
    """What the things of this floor are called in the history."""
    if kind == "participation":
        found = Participation.objects.filter(ref__in=refs).select_related("person")
        return {str(one.ref): one.name for one in found}
    if kind == "import":
        return {str(one.ref): one.filename for one in ListImport.objects.filter(ref__in=refs)}
    return {}
