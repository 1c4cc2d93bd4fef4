"""The message catalogues: gathering, compiling, and the rules they keep (decision 14)."""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import polib
from django.conf import settings

LOCALE = settings.BASE_DIR / "locale"
TRANSLATED = [code for code, _name in settings.LANGUAGES if code != "en"]
FLOORS = ["config", "certificates", "attendance", "mobility", "events", "kit", "templates"]
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}")
PLURALS = {
    "tr": "nplurals=2; plural=(n > 1);",
    "de": "nplurals=2; plural=(n != 1);",
    "es": "nplurals=2; plural=(n != 1);",
    "it": "nplurals=2; plural=(n != 1);",
    "mt": "nplurals=4; plural=(n==1 ? 0 : n==0 || (n%100>1 && n%100<11) ? 1 : "
    "(n%100>10 && n%100<20) ? 2 : 3);",
}


def path_of(language: str) -> Path:
    """The catalogue of one language."""
    return LOCALE / language / "LC_MESSAGES" / "django.po"


def gather() -> polib.POFile:
    """Every marked string of the house, by Django's own makemessages in a copy of the sources."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        for floor in FLOORS:
            ignore = shutil.ignore_patterns("__pycache__", "migrations")
            shutil.copytree(settings.BASE_DIR / floor, place / floor, ignore=ignore)
        (place / "locale").mkdir()
        command = [sys.executable, "-m", "django", "makemessages", "-l", "xx", "--keep-pot"]
        subprocess.run(
            [*command, "--no-wrap", "--no-location", "-v0"], cwd=place, check=True, env=_plain_env()
        )
        return polib.pofile(str(place / "locale" / "django.pot"))


def _plain_env():
    env = dict(os.environ)
    env.pop("DJANGO_SETTINGS_MODULE", None)
    return env


def update() -> dict[str, int]:
    """Merge what is marked into every catalogue; per language how many messages are empty."""
    template = gather()
    return {language: _merge(language, template) for language in TRANSLATED}


def _merge(language, template):
    path = path_of(language)
    path.parent.mkdir(parents=True, exist_ok=True)
    catalogue = polib.pofile(str(path)) if path.exists() else polib.POFile()
    catalogue.wrapwidth = 100
    catalogue.metadata = {
        "Project-Id-Version": "Kilim",
        "Language": language,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": PLURALS[language],
    }
    catalogue.merge(template)
    for entry in catalogue.obsolete_entries():
        catalogue.remove(entry)
    catalogue.save(str(path))
    return len(catalogue.untranslated_entries()) + len(catalogue.fuzzy_entries())


def compile_all() -> int:
    """Write the .mo beside every .po; how many."""
    paths = list(LOCALE.rglob("django.po"))
    for path in paths:
        polib.pofile(str(path)).save_as_mofile(str(path.with_suffix(".mo")))
    return len(paths)


def faults() -> list[str]:
    """What breaks the rules: sentences that name language, message and rule."""
    found = []
    for language in settings.COMPLETE_LANGUAGES:
        if language != "en":
            found += _faults_of(language)
    return found


def stale() -> list[str]:
    """Marked strings that a complete catalogue does not have yet; needs gettext's tools."""
    wanted = {(entry.msgctxt, entry.msgid) for entry in gather()}
    found = []
    for language in settings.COMPLETE_LANGUAGES:
        if language != "en":
            known = {(entry.msgctxt, entry.msgid) for entry in polib.pofile(str(path_of(language)))}
            found += [
                f"{language}: “{text}” is not in the catalogue" for _context, text in wanted - known
            ]
    return found


def same_as_english() -> set[str]:
    """Messages whose translation may equal the source: names, codes, words that are the same."""
    lines = (LOCALE / "same.txt").read_text().splitlines()
    return {line for line in lines if line and not line.startswith("#")}


def _faults_of(language):
    allowed = same_as_english()
    for entry in polib.pofile(str(path_of(language))):
        texts = list(entry.msgstr_plural.values()) if entry.msgid_plural else [entry.msgstr]
        if entry.fuzzy or not all(texts) or len(texts) != _forms(language, entry):
            yield f"{language}: “{entry.msgid}” is not translated"
        elif any(_placeholders(text) - _placeholders(entry) for text in texts):
            yield f"{language}: “{entry.msgid}” has a placeholder the source does not have"
        elif not entry.msgid_plural and _placeholders(entry.msgstr) != _placeholders(entry.msgid):
            yield f"{language}: “{entry.msgid}” lost a placeholder"
        elif entry.msgstr == entry.msgid and entry.msgid not in allowed:
            yield f"{language}: “{entry.msgid}” is still English (or belongs into locale/same.txt)"


def _forms(language, entry) -> int:
    """How many texts a message has in a language: one, or one for each form of its plural."""
    return int(PLURALS[language].split("=")[1][0]) if entry.msgid_plural else 1


def _placeholders(text):
    if isinstance(text, str):
        return set(PLACEHOLDER.findall(text))
    return set(PLACEHOLDER.findall(text.msgid + (text.msgid_plural or "")))
