"""The tags and filters every page needs."""

from django import template
from django.utils.safestring import mark_safe

from kit import dates, glossary, languages, parts, plain_text
from kit.translated import in_language

register = template.Library()


@register.simple_tag(takes_context=True)
def part(context, name, *things):
    """What the floors above put into the place ``name``."""
    pieces = [render(context, *things) for render in parts.filled(name)]
    return mark_safe("".join(pieces))  # noqa: S308  each piece was escaped by its own template


@register.inclusion_tag("components/term.html")
def term(key):
    """What a word of the trade means, at a press: ``{% term "roll_call" %}``."""
    return {"word": glossary.word(key)}


# in the place of Django's, which takes the dot from a Turkish i
register.filter("capfirst", languages.capfirst)


@register.filter
def words(texts, language=None):
    """A text in several languages, in the reader's language or the nearest one there is."""
    return in_language(texts, language)


@register.filter
def isolated(text):
    """A name inside a text without markup, where it must not turn the line it stands in."""
    return plain_text.isolated(plain_text.one_line(text))


@register.simple_tag
def day_range(first, last):
    """Dates as people write them: "18-22 May 2026" with an en dash."""
    return dates.day_range(first, last)


@register.filter
def day(value):
    """A day in full: "Wednesday 26 May"."""
    return dates.weekday_and_day(value)


@register.filter
def short_day(value):
    """A day in short: "Wed 26 May"."""
    return dates.short_day(value)


@register.filter
def full_day(value):
    """A day with its year: "26 May 2027"."""
    return dates.day(value)


@register.filter
def moment(value, zone="UTC"):
    """An instant as day and wall time in a zone: "26 May 2027, 09:30"."""
    return dates.moment(value, zone)


@register.filter
def in_zone(moment, zone):
    """An instant as wall time in an event's zone."""
    return dates.local(moment, zone)


@register.filter
def clock_time(moment, zone):
    """The wall time of an instant in an event's zone: "09:30"."""
    return f"{dates.local(moment, zone):%H:%M}"


@register.filter
def get(mapping, key):
    """``mapping[key]``, or nothing."""
    return mapping.get(key) if mapping else None


@register.simple_tag(takes_context=True)
def query(context, **changes):
    """The address's own query with ``changes``; an empty value removes the key."""
    values = context["request"].GET.copy()
    for key, value in changes.items():
        if value in (None, ""):
            values.pop(key, None)
        else:
            values[key] = value
    return f"?{values.urlencode()}" if values else "?"
