"""The parts of the manual that are made from the code, so that they cannot say anything else.

A page under ``docs/`` holds its own words and, between two marks, a part that is made here:

    <!-- reference: routes -->
    …
    <!-- /reference -->

``manage.py reference --write`` makes the parts again, ``--check`` says which no longer agree.
Pages under ``docs/tr/`` get them in Turkish.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.utils import translation

from config.reference import api, commands, formats, glossary, routes

DOCS = settings.BASE_DIR / "docs"
PART = re.compile(r"(<!-- reference: ([\w-]+) -->\n).*?(<!-- /reference -->)", re.DOTALL)
PARTS = {
    "commands": commands.commands,
    "routes": routes.routes,
    "api-operations": api.operations,
    "api-shapes": api.shapes,
    "list-columns": formats.list_columns,
    "list-limits": formats.list_limits,
    "people-sheet": formats.people_sheet,
    "glossary": glossary.glossary,
    "word-meanings": glossary.meanings,
}


def language_of(page: Path) -> str:
    """The language a page of the manual is written in."""
    return "tr" if (DOCS / "tr") in page.parents else "en"


def pages() -> Iterator[Path]:
    """The pages that hold a made part."""
    yield from (page for page in sorted(DOCS.rglob("*.md")) if PART.search(page.read_text()))


def made(page: Path) -> str:
    """The page as it should be: its own words, and every part made again."""
    language = language_of(page)

    def part(found):
        begin, name, end = found.groups()
        return f"{begin}\n{PARTS[name](language).strip()}\n\n{end}"

    with translation.override(language):
        return PART.sub(part, page.read_text())


def stale() -> list[Path]:
    """Pages with a part that no longer agrees with the code."""
    return [page for page in pages() if made(page) != page.read_text()]


def write() -> list[Path]:
    """Make every part again; the pages that changed."""
    changed = stale()
    for page in changed:
        page.write_text(made(page))
    return changed
