"""Buttons and pages have the same names in the manual as on the screen, in both languages.

What stands in **bold** on a page of the manual is what a person reads on a page of Kilim. The
catalogue knows it: in English as a message, in Turkish as its translation, and the Turkish page
names the same buttons, section by section.
"""

import re
from collections import defaultdict

import polib
import pytest
from django.conf import settings

from config import catalogues
from tests.config.test_docs import DOCS, MODES, TURKISH

BOLD = re.compile(r"\*\*(.+?)\*\*", re.DOTALL)
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|\{\w*\}")
CODE = re.compile(r"```.*?```|<!-- reference.*?<!-- /reference -->", re.DOTALL)


def forms(entry, language):
    """The texts of a message as a reader of ``language`` may meet it."""
    if language == "en":
        return [text for text in (entry.msgid, entry.msgid_plural) if text]
    return [text for text in (entry.msgstr, *entry.msgstr_plural.values()) if text]


def known(language):
    """What a bold name can match: whole text -> messages, and patterns with numbers in them."""
    texts, patterns = defaultdict(set), []
    for entry in polib.pofile(str(catalogues.path_of("tr"))):
        for text in forms(entry, language):
            message = (entry.msgctxt, entry.msgid)
            texts[text].add(message)
            if PLACEHOLDER.search(text):
                parts = [re.escape(part) for part in PLACEHOLDER.split(text)]
                patterns.append((re.compile(r"[\d…]+".join(parts)), message))
    return texts, patterns


KNOWN = {language: known(language) for language in ("en", "tr")}


def messages_of(name, language):
    """The messages that a name on a page of the manual may stand for."""
    texts, patterns = KNOWN[language]
    found = set(texts.get(name, ()))
    return found | {message for pattern, message in patterns if pattern.fullmatch(name)}


def sections(page):
    """Names in bold, heading by heading."""
    text = CODE.sub("", page.read_text())
    return [
        [" ".join(name.split()) for name in BOLD.findall(part)]
        for part in re.split(r"^#+ ", text, flags=re.MULTILINE)
    ]


def hand_written():
    found = [page for mode in MODES for page in (DOCS / mode).glob("*.md")]
    return sorted(str(page.relative_to(DOCS)) for page in [*found, DOCS / "README.md"])


@pytest.mark.parametrize("name", hand_written())
@pytest.mark.parametrize(("language", "folder"), [("en", DOCS), ("tr", TURKISH)])
def test_names_in_bold_are_names_on_the_screen(name, language, folder):
    bold = [each for part in sections(folder / name) for each in part]

    assert [each for each in bold if not messages_of(each, language)] == []


@pytest.mark.parametrize("name", hand_written())
def test_both_languages_name_the_same_buttons(name):
    differing = [
        (english, turkish)
        for english, turkish in zip(sections(DOCS / name), sections(TURKISH / name), strict=True)
        if not are_the_same(english, turkish)
    ]

    assert differing == []


def are_the_same(english, turkish):
    """Whether each English name has its own Turkish one; the order of words may differ."""
    left = [messages_of(name, "tr") for name in turkish]
    for name in english:
        match = next((each for each in left if each & messages_of(name, "en")), None)
        if match is None:
            return False
        left.remove(match)
    return left == []


def test_both_languages_are_languages_of_the_house():
    assert {"en", "tr"} <= set(settings.COMPLETE_LANGUAGES)
