"""The letters about a change, a cancellation and its undoing, drawn when they are sent."""

from django.utils.translation import ngettext

from events import change_words
from events.models import Event, Version
from kit import outbox
from kit.plain_text import isolated, one_line
from kit.translated import in_language
from mobility.actions.passes import current_pass
from mobility.letters import unlinked
from mobility.models import Participation
from mobility.news import (
    CANCELLATION,
    CHANGE,
    REVIVAL,
    News,
    heard_of_cancellation,
    news_of_version,
    turn,
)
from mobility.passes import pass_url

MOST_LINES = 30  # of a mail; more is a new programme, and the pass has it
WHERE = ("place", "host_institution", "address")


@outbox.draws(CHANGE)
def change(message) -> outbox.Letter | None:
    """What is different now; nobody is told of a programme that was cancelled meanwhile."""
    version = Version.objects.filter(ref=message.object_ref).select_related(
        "event__project", "event__host_organisation"
    )
    found = version.first()
    if not found or found.event.is_cancelled:
        return None
    return _letter(message, news_of_version(found, found.event))


@outbox.draws(CANCELLATION)
def cancellation(message) -> outbox.Letter | None:
    """The event does not take place; nobody is told when that was taken back meanwhile."""
    event = _event(message)
    if not event or not event.is_cancelled or turn(event).ref != message.object_ref:
        return None
    return _letter(message, News(CANCELLATION, event, turn(event)))


@outbox.draws(REVIVAL)
def revival(message) -> outbox.Letter | None:
    """It takes place after all: for those whom a mail told otherwise."""
    event = _event(message)
    if not event or event.is_cancelled or turn(event).ref != message.object_ref:
        return None
    if not heard_of_cancellation(event, message.recipient_ref):
        return None
    return _letter(message, News(REVIVAL, event, turn(event)))


def _event(message) -> Event | None:
    ref, _slash, _number = message.object_ref.partition("/")
    events = Event.objects.select_related("project", "host_organisation")
    return events.filter(ref=ref).first()


def _letter(message, news: News) -> outbox.Letter | None:
    people = Participation.objects.select_related("person", "sending_organisation")
    one = people.filter(event=news.event, person__ref=message.recipient_ref).first()
    if not one or one.is_gone or not one.person.email:
        return None
    context = {"name": unlinked(one.person.name), "url": pass_url(current_pass(one).code)}
    context |= said_of(news, lines_of(news))
    return outbox.letter(one.person.email, f"emails/mobility/{news.purpose}.txt", context)


def said_of(news: News, lines: list[str]) -> dict:
    """What mails and messages about the news say, in the language spoken now."""
    event = news.event
    return {
        "event": event,
        "project": event.project,
        "host": unlinked(str(event.host_organisation)),
        "version": news.version,
        "note": one_line(in_language(news.version.note)) if news.version else "",
        "reason": one_line(in_language(event.cancel_reason)),
        "lines": lines,
    }


def lines_of(news: News, *, most: int = MOST_LINES, with_places: bool = True) -> list[str]:
    """Each change as a line, where it is now beside it; what is over ``most`` is counted."""
    found = [_line(change, news.event.zone, with_places) for change in news.changes]
    return found[:most] + ([more_words(len(found) - most)] if len(found) > most else [])


def more_words(count: int) -> str:
    """How many changes are not said one by one."""
    said = ngettext("and %(count)d change more", "and %(count)d changes more", count)
    return said % {"count": count}


def _line(change, zone, with_places) -> str:
    text = change_words.sentence(change, zone)
    where = [one_line(getattr(change.item, name)) for name in WHERE if name in change.fields]
    if with_places and any(where):
        text = f"{text} ({', '.join(map(isolated, filter(None, where)))})"
    return text
