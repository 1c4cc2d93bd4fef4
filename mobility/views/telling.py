"""Telling people: who, what changed, the mail as it goes, a text to paste, and how far it is."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from events import change_words, roles
from events.workspace import workspace_page
from kit import clock, outbox
from kit.access import may
from kit.actor import ref_of
from kit.languages import best_offered
from mobility import texts
from mobility.actions.passes import current_pass
from mobility.actions.telling import tell
from mobility.audience import Audience, audience_of, expected
from mobility.news import CANCELLATION, CHANGE, News, news_of
from mobility.views.texts import group_box

RUNS = "coordinator assistant host"
HIDDEN = "…"


@may(GET=RUNS, POST=RUNS, on="event")
def telling(request, event):
    """See who is told what; one press queues a mail for each."""
    news = news_of(event)
    if request.method == "POST":
        return _press(request, event, news)
    audience = audience_of(news) if news else Audience()
    context = {"news": news, "audience": audience, "said": _counts(audience)}
    if request.htmx:
        return render(request, "mobility/_telling_progress.html", context | {"event": event})
    if news:
        context |= _page(request, news, audience)
    return workspace_page(
        request, "mobility/telling.html", project=event.project, event=event, tab="people",
        title=_("Tell people"), crumbs=[(_("Tell people"), "")], **context,
    )  # fmt: skip


def _page(request, news, audience) -> dict:
    changed = change_words.lines(news.changes, news.event.zone)
    return {
        "changes": changed,
        "heading": heading(news),
        "button": _button(len(audience.untold)),
        "again": _again(len(audience.people)),
        "group": group_box(request, lambda language: texts.group_text(news, language)),
        "about": news.purpose,
        "may_hand_over": bool(request.roles & roles.TEAM),
        **_sample(request, news, audience),
    }


def heading(news: News) -> str:
    """What there is to tell, in a few words."""
    if news.purpose == CHANGE:
        return _("Version %(number)s of the programme") % {"number": news.version.number}
    if news.purpose == CANCELLATION:
        return _("The event does not take place")
    return _("The event takes place after all")


def _sample(request, news, audience) -> dict:
    """One mail as it will go; whoever may not hand passes over does not see the code in it."""
    if not audience.people:
        return {}
    page = Paginator(audience.people, 1).get_page(request.GET.get("one"))
    (one,) = page.object_list
    speaks = one.person.speaks
    letter = outbox.preview(news.purpose, news.about, ref_of(one.person), language=speaks)
    if not letter:
        return {}
    text = letter.text
    if not request.roles & roles.TEAM:
        text = text.replace(current_pass(one).code, HIDDEN)
    return {
        "letter": letter, "letter_text": text, "number": page.number, "recipient": one,
        "count": page.paginator.count, "language": best_offered(speaks),
        "before": page.number - 1, "after": page.number + 1 if page.has_next() else 0,
    }  # fmt: skip


def _press(request, event, news):
    """Queue for those who were not told; a round of the form's for all, or for the failed."""
    if not news:
        messages.warning(request, _("There is nothing to tell any more."))
        return redirect("mobility:tell", event.slug)
    audience = audience_of(news)
    if request.POST.get("about") != str(news.about.ref):
        messages.warning(request, _("Something changed since you opened the page. Look once "
                                    "more before you tell people."))  # fmt: skip
        return redirect("mobility:tell", event.slug)
    people, number = _meant(request, audience)
    count = tell(news=news, people=people, round=number, by=request.user.actor, at=clock.now())
    messages.success(request, _queued(count))
    return redirect("mobility:tell", event.slug)


def _meant(request, audience) -> tuple[list, int]:
    """Whom a press means, and in which round."""
    typed = request.POST.get("round", "")
    number = int(typed) if typed.isdecimal() and len(typed) < 5 else 1
    whom = request.POST.get("whom", "")
    if whom == "failed":
        return [told.participation for told in audience.failed], number
    if whom == "all":
        return audience.people, number
    return audience.untold, 1


def _button(count) -> str:
    return ngettext("Tell 1 person", "Tell %(count)d people", count) % {"count": count}


def _again(count) -> str:
    said = ngettext("Send it once more to 1 person", "Send it once more to all %(count)d", count)
    return said % {"count": count}


def _queued(count) -> str:
    if not count:
        return _("Everybody was told already. Nothing was sent.")
    said = ngettext(
        "%(count)d mail goes out within a minute.", "%(count)d mails go out within a minute.",
        count,
    )  # fmt: skip
    return said % {"count": count}


def _counts(audience) -> list[tuple[str, int]]:
    """How many mails are where, for the line above the list."""
    words = {"sent": _("sent"), "waiting": pgettext("a mail", "waiting"), "failed": _("failed"),
             "dropped": _("not sent: not expected any more")}  # fmt: skip
    return [(words[state], count) for state in words if (count := audience.count(state))]


def news_url(event) -> str:
    """The page, when there is something to tell and somebody to be told."""
    news = news_of(event)
    if not news or not news.is_awaited or not expected(event).exists():
        return ""
    return reverse("mobility:tell", args=[event.slug])
