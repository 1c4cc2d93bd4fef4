"""Short texts to paste into WhatsApp and the like: for a group, or for one person with the pass.

A group's text carries the public or the secret address of the event, never somebody's pass.
"""

from urllib.parse import quote

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse

from events.access import event_secret
from events.models import Event, Visibility
from kit.languages import best_offered, speaking
from kit.plain_text import isolated, one_line
from mobility.actions.passes import current_pass
from mobility.models import Participation
from mobility.news import CANCELLATION, News, news_of
from mobility.passes import pass_url
from mobility.telling_letters import lines_of, said_of

INVITATION, PASS = "invitation", "pass"
MOST_LINES = 8  # a message on a phone is read in one look


def group_text(news: News, language: str) -> str:
    """What stands in the group when something changed, in one of the offered languages."""
    with speaking(language) as spoken:
        return _drawn(news.purpose, _context(news, event_link(news.event, spoken)))


def invitation_text(event: Event, language: str) -> str:
    """What stands in the group when invitations go out."""
    with speaking(language) as spoken:
        context = {"event": event, "project": event.project, "url": event_link(event, spoken)}
        return _drawn("invitation", context)


def own_text(participation: Participation, kind: str, language: str) -> str:
    """What one person is sent, with the link to the own pass."""
    event = participation.event
    url = pass_url(current_pass(participation).code)
    with speaking(language):
        own = {"name": isolated(one_line(participation.person.name)), "own": True}
        news = news_of(event)
        if kind in (INVITATION, PASS) or news is None:
            return _drawn(kind, own | {"event": event, "project": event.project, "url": url})
        return _drawn(news.purpose, own | _context(news, url))


def own_kinds(participation: Participation) -> list[str]:
    """The texts that make sense for somebody now, the likeliest first."""
    news = news_of(participation.event)
    if news and news.purpose == CANCELLATION:
        return [CANCELLATION]
    first = [INVITATION, PASS] if participation.invited_at is None else [PASS, INVITATION]
    return first + ([news.purpose] if news else [])


def event_link(event: Event, language: str) -> str:
    """An address of the event that a group may have; empty where there is none."""
    if event.visibility == Visibility.LINK:
        path = reverse("events:event_link", args=[event.slug, event_secret(event)])
    elif event.visibility == Visibility.PUBLIC:
        path = reverse("events:event_page", args=[event.slug])
    else:
        return ""
    return f"{settings.SITE_URL}{path}?lang={best_offered(language)}" if event.is_shown else ""


def to_whatsapp(text: str) -> str:
    """A link that opens WhatsApp with the text; to whom it goes is chosen there."""
    return f"https://wa.me/?text={quote(text, safe='')}"


def _context(news, url) -> dict:
    lines = lines_of(news, most=MOST_LINES, with_places=False)
    return said_of(news, lines) | {"url": url}


def _drawn(kind, context) -> str:
    text = render_to_string(f"texts/mobility/{kind}.txt", context)
    paragraphs = [line.strip() for line in text.strip().splitlines()]
    return "\n".join(line for line in paragraphs if line)
