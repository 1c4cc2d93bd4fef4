"""The words of the house in its six languages, as the catalogues have them."""

import re

import polib
from django.conf import settings

from config.catalogues import path_of
from config.reference.tables import table
from config.reference.words import say
from kit import glossary as words

# (English message, its context, what the table shows when the message says more than the word)
TERMS = [
    ("project", "Project"),
    ("planned activity", "planned activity"),
    ("work package", "work package"),
    ("granting authority", "granting authority"),
    ("lump sum", "lump sum"),
    ("unit costs", "unit costs (older calls)"),
    ("organisation", "organisation"),
    ("partner", "partner"),
    ("associated partner", "associated partner"),
    ("coordinator", "coordinator"),
    ("assistant", "assistant"),
    ("host", "host"),
    ("contact person", "contact person"),
    ("operator", "operator"),
    ("event", "Event"),
    ("transnational meeting", "transnational meeting"),
    ("study visit", "study visit"),
    ("joint staff training", "joint staff training"),
    ("roundtable", "roundtable"),
    ("final seminar", "final seminar"),
    ("agenda, programme", "Agenda"),
    ("versions", "Versions"),
    ("session", "session"),
    ("visit", "visit"),
    ("participant", "participant"),
    ("guest", "guest"),
    ("interpreter", "interpreter"),
    ("invitation", "Invitation"),
    ("pass", "Pass"),
    ("badges", "Badges: %(event)s"),
    ("roll call", "Roll call"),
    ("half day", "Half day"),
    ("desk", "Desk"),
    ("desk phones", "Phones"),
    ("check-ins", "Check-ins"),
    ("walk-in", "walk-in"),
    ("attendance", "Attendance"),
    ("present", "present"),
    ("late", "late"),
    ("left early", "left early"),
    ("excused", "excused"),
    ("absent", "absent"),
    ("attendance list", "Attendance list: %(event)s"),
    ("signed sheet", "signed sheet"),
    ("on behalf", "On behalf"),
    ("certificate", "Certificate"),
    ("valid", "valid"),
    ("not yet handed out", "not yet handed out"),
    ("replaced", "replaced"),
    ("withdrawn (certificate)", "certificate|withdrawn"),
    ("void", "void"),
    ("verification", "Verification"),
    ("signatory", "Signatory"),
    ("history", "History"),
]
SMALL = {ord("İ"): "i"}  # lower() would leave a dot of its own behind
PLACEHOLDER = re.compile(r"\s*[:(]?\s*%\(\w+\)s\)?\s*:?\s*")


def glossary(_language: str) -> str:
    """A row a word, a column a language; the same table on every page."""
    languages = [code for code, _name in settings.LANGUAGES]
    catalogues = {code: _words(code) for code in languages if code != "en"}
    rows = [
        [term, *(_shown(code, message, known[message]) for code, known in catalogues.items())]
        for term, message in TERMS
    ]
    return table([name for _code, name in settings.LANGUAGES], rows)


def meanings(language: str) -> str:
    """What each word means, in the sentences that pages show beside a heading."""
    rows = [[_small(explained.word), explained.means] for explained in words.words()]
    return table([say("word", language), say("meaning", language)], rows)


def _shown(language, message, text):
    """The bare word: without placeholders, without the capital that only begins a line."""
    text = PLACEHOLDER.sub("", text)
    if language == "de" or message[0].islower():
        return text
    return _small(text)


def _small(word):
    return word[0].translate(SMALL).lower() + word[1:]


def _words(language):
    entries = polib.pofile(str(path_of(language)))
    return {
        f"{entry.msgctxt}|{entry.msgid}" if entry.msgctxt else entry.msgid: entry.msgstr
        for entry in entries
    }
