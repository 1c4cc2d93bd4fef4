"""The manual shows pictures that exist, and no picture lies about unused."""

import re
from pathlib import Path

from django.conf import settings

ROOT = Path(settings.BASE_DIR)


def shown():
    pages = [ROOT / "README.md", *(ROOT / "docs").rglob("*.md")]
    found = {
        (page.parent / link).resolve()
        for page in pages
        for link in re.findall(r"!\[[^\]]*\]\(([^)]+)\)", page.read_text())
    }
    return {str(path.relative_to(ROOT)) for path in found}


def test_every_picture_of_the_manual_exists_and_is_used():
    docs = ROOT / "docs"
    kept = [*(docs / "pictures").glob("*.png"), *docs.rglob("*.svg")]
    taken = {str(path.relative_to(ROOT)) for path in kept}

    assert shown() == taken


def test_links_between_pages_of_the_manual_lead_somewhere():
    broken = [
        f"{page.name}: {link}"
        for page in [ROOT / "README.md", *(ROOT / "docs").rglob("*.md")]
        for link in re.findall(r"(?<!!)\[[^\]]+\]\((?!https?:)([^)#]+)\)", page.read_text())
        if not (page.parent / link).exists()
    ]

    assert broken == []


def test_every_setting_read_from_the_environment_is_documented():
    read = set(
        re.findall(r"env\.\w+\(\"([A-Z_]+)\"", (ROOT / "config" / "settings.py").read_text())
    )
    documented = (ROOT / "docs" / "reference" / "settings.md").read_text()

    assert {name for name in read if f"`{name}`" not in documented} == set()
