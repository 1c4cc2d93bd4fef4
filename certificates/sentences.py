"""The facts of a certificate in the words of a language, for paper and for pages alike.

A text is a list of ``Part``s: those that come from the facts carry their name, so that the paper
sets them bold and a page isolates their direction.
"""

from datetime import date
from string import Formatter
from typing import NamedTuple

from babel.numbers import format_decimal

from certificates.words import LANGUAGES, WORDS, Counting
from kit import dates
from kit.translated import in_language

STRONG = frozenset({"name", "title", "project"})
_ELIDED = (8, 11)  # Italian days that begin with a vowel: l’8, dall’11


class Part(NamedTuple):
    """A piece of a sentence; ``fact`` names the fact it says, empty for the words between."""

    text: str
    fact: str = ""

    @property
    def is_strong(self) -> bool:
        """Whether it is what a reader looks for."""
        return self.fact in STRONG


def nearest(language: str) -> str:
    """The language if certificates speak it, else English."""
    return language if language in LANGUAGES else "en"


def title(language: str) -> str:
    """ "Certificate of Attendance" """
    return WORDS[language].title


def label(key: str, *languages: str) -> str:
    """A label, in several languages side by side."""
    return " / ".join(WORDS[language].labels[key] for language in languages)


def truth(facts: dict, language: str) -> str:
    """ "2 of 3 days, 11 hours": what was attended, of what there was."""
    return _count(facts, WORDS[language].counting, language)


def when(facts: dict, language: str) -> str:
    """ "from 25 to 27 May 2027", in the form the language's sentence asks for."""
    first, last = date.fromisoformat(facts["starts_on"]), date.fromisoformat(facts["ends_on"])
    if first == last:
        values = {"day": dates.day(first, language)}
        values["il_day"] = f"{_article(first, 'il ', 'l’')}{values['day']}"
        return WORDS[language].on.format(**values)
    return WORDS[language].span.format(**_span(first, last, language))


def kind(facts: dict, language: str) -> str:
    """ "study visit" """
    return WORDS[language].kinds[facts["kind"]]


def date_range(facts: dict, language: str) -> str:
    """ "25-27 May 2027", with an en dash."""
    first, last = date.fromisoformat(facts["starts_on"]), date.fromisoformat(facts["ends_on"])
    return dates.day_range(first, last, language)


def sentence(facts: dict, language: str) -> list[Part]:
    """The whole sentence."""
    return _filled(WORDS[language].sentence, _values(facts, language))


def pairs(facts: dict, language: str) -> list[tuple[str, list[Part]]]:
    """What is said as label and value beside the sentence; empty ones are left out."""
    values = _values(facts, language)
    said = [(name, _filled(value, values)) for name, value in WORDS[language].pairs]
    return [(name, parts) for name, parts in said if parts]


def body(facts: dict, language: str = "en") -> list[Part]:
    """The sentence after the name and organisation, which stand in lines of their own."""
    _before, after = WORDS[language].sentence.split("{of} ", 1)
    return _filled(after, _values(facts, language))


def plain(parts: list[Part]) -> str:
    """The text without its marks."""
    return "".join(part.text for part in parts)


def representing(facts: dict) -> list[Part]:
    """ "representing Sample Rights Foundation, Valletta, Malta", in English; or nothing."""
    if not facts["organisation"]:
        return []
    town = place(facts["organisation_city"], facts["organisation_country"], "en")
    words = ", ".join(filter(None, (facts["organisation"], town)))
    return _filled(WORDS["en"].labels["of"], {"organisation": words})


def place(city: str, country: str, language: str) -> str:
    """City and country."""
    return ", ".join(filter(None, (city, country and dates.country(country, language))))


def initials(name: str) -> str:
    """ "Ċ. G.": what a stranger with the printed letters sees."""
    return " ".join(f"{word[0]}." for word in name.split())


def _values(facts: dict, language: str) -> dict:
    words = WORDS[language]
    organisation = facts["organisation"]
    return {
        "name": facts["name"],
        "of": words.of.format(organisation=organisation) if organisation else "",
        "role": words.roles.get(facts["role"], words.roles[""]),
        "kind": words.kinds[facts["kind"]],
        "title": in_language(facts["title"], language),
        "place": place(facts["city"], facts["country"], language),
        "when": when(facts, language),
        "truth": _count(facts, words.counting_inside or words.counting, language),
        "project": in_language(facts["project"], language),
        "number": facts["project_number"],
    }


def _filled(template: str, values: dict) -> list[Part]:
    parts = []
    for words, fact, _spec, _conversion in Formatter().parse(template):
        parts.append(Part(words))
        if fact:
            parts.append(Part(values[fact], fact))
    return [part for part in parts if part.text]


def _count(facts: dict, counting: Counting, language: str) -> str:
    days, of_days, hours = facts["days"], facts["of_days"], facts["hours"]
    form = counting.all if days >= of_days else counting.part
    said = _one_or_more(form, days).format(days=days, of_days=of_days)
    if not hours:
        return said
    number = format_decimal(hours, "#,##0.##", locale=dates.locale(language))
    return counting.joined.format(
        days=said, hours=_one_or_more(counting.hours, hours).format(hours=number)
    )


def _one_or_more(forms: tuple[str, str], number) -> str:
    return forms[0] if number == 1 else forms[1]


def _span(first: date, last: date, language: str) -> dict:
    """Start without what the end says again: "25" and "27 May 2027"."""
    said = dates.day_range(first, last, language)
    start, end = (part.strip() for part in said.split("–"))
    return {
        "start": start,
        "end": end,
        "range": said,
        "dal_start": f"{_article(first, 'dal ', 'dall’')}{start}",
        "al_end": f"{_article(last, 'al ', 'all’')}{end}",
    }


def _article(day: date, usual: str, elided: str) -> str:
    return elided if day.day in _ELIDED else usual
