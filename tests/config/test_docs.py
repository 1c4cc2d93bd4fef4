"""The manual tells no lies: pictures, links, settings and tables agree with what is there."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.utils import translation

from attendance.exports import Report
from config import reference
from config.reference import api, commands
from config.reference.turkish import SENTENCES
from tests.factories.events import make_event, make_item, make_project

ROOT = Path(settings.BASE_DIR)
DOCS, TURKISH = ROOT / "docs", ROOT / "docs" / "tr"
LINK = re.compile(r"(?<!!)\[[^\]]+\]\((?!https?:)([^)\s]+)\)")
PICTURE = re.compile(r"!\[[^\]]*\]\(([^)]+)\)")


def pages():
    return [*ROOT.glob("*.md"), *DOCS.rglob("*.md")]


def shown_on(page):
    return [(page.parent / link).resolve() for link in PICTURE.findall(page.read_text())]


def test_every_picture_of_the_manual_exists_and_is_used():
    shown = {path for page in pages() for path in shown_on(page)}
    taken = {path for ending in ("png", "svg") for path in DOCS.rglob(f"*.{ending}")}

    assert {str(path) for path in shown} == {str(path) for path in taken}


def anchors(page):
    """What GitHub calls the headings of a page in addresses."""
    titles = re.findall(r"^#+ (.+)$", page.read_text(), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}


def leads_somewhere(page, link):
    path, _, anchor = link.partition("#")
    target = (page.parent / path) if path else page
    return target.exists() and (not anchor or anchor in anchors(target))


def test_links_of_the_manual_lead_somewhere():
    broken = [
        f"{page.relative_to(ROOT)}: {link}"
        for page in pages()
        for link in LINK.findall(page.read_text())
        if not leads_somewhere(page, link)
    ]

    assert broken == []


def test_the_indexes_lead_to_every_page():
    for folder in (DOCS, TURKISH):
        listed = {
            (folder / link.partition("#")[0]).resolve()
            for link in LINK.findall((folder / "README.md").read_text())
        }
        own = {page for mode in MODES for page in (folder / mode).glob("*.md")}

        assert sorted(own - listed) == []


MODES = ("tutorial", "how-to", "reference", "explanation")


def in_both_languages():
    """Names of pages below ``docs/`` that must be there in Turkish too."""
    return {
        str(page.relative_to(folder))
        for folder in (DOCS, TURKISH)
        for page in [folder / "README.md", *(p for m in MODES for p in (folder / m).glob("*.md"))]
    }


@pytest.mark.parametrize("name", sorted(in_both_languages()))
def test_a_page_is_built_alike_in_both_languages(name):
    english, turkish = DOCS / name, TURKISH / name

    assert shape_of(english) == shape_of(turkish)


def shape_of(page):
    """Levels of headings, blocks of code and pictures, in their order; [] without a page."""
    if not page.exists():
        return []
    text = re.sub(r"<!-- reference: (.+?) -->.*?<!-- /reference -->", r"\n# \1\n", page.read_text(),
                  flags=re.DOTALL)  # fmt: skip
    return re.findall(r"^(#+ |```\w*|<!--.*|\|(?: ?-+ ?\|)+)", text, re.MULTILINE), shown_on(page)


@pytest.mark.parametrize("name", sorted(in_both_languages()))
def test_tables_hold_the_same_numbers_in_both_languages(name):
    assert numbers_of(DOCS / name) == numbers_of(TURKISH / name)


def numbers_of(page):
    """The digits of each row of a page's own tables; a comma or a point between them is a
    matter of the language. [] without a page: another test names it."""
    if not page.exists():
        return []
    text = re.sub(r"<!-- reference.*?<!-- /reference -->", "", page.read_text(), flags=re.DOTALL)
    return [sorted(re.findall(r"\d+", row)) for row in re.findall(r"^\|.*", text, re.MULTILINE)]


def test_every_setting_read_from_the_environment_is_documented():
    read = set(
        re.findall(r"env\.\w+\(\"([A-Z_]+)\"", (ROOT / "config" / "settings.py").read_text())
    )

    for folder in (DOCS, TURKISH):
        documented = (folder / "reference" / "settings.md").read_text()
        assert {name for name in read if f"`{name}`" not in documented} == set()


def test_tables_made_from_the_code_agree_with_it():
    assert [str(page.relative_to(ROOT)) for page in reference.stale()] == []


def test_a_table_that_no_longer_agrees_is_named_and_made_again(tmp_path, monkeypatch, settings):
    settings.BASE_DIR = tmp_path
    monkeypatch.setattr(reference, "DOCS", tmp_path)
    page = tmp_path / "limits.md"
    page.write_text(
        "# Limits\n\n<!-- reference: list-limits -->\nold\n<!-- /reference -->\n\nEnd.\n"
    )

    with pytest.raises(CommandError, match=r"limits\.md: out of date"):
        call_command("reference", check=True)
    call_command("reference", write=True)
    call_command("reference", check=True)

    assert "| file size | 10 MB |" in page.read_text()
    assert page.read_text().endswith("<!-- /reference -->\n\nEnd.\n")


def test_every_option_of_a_command_says_what_it_means():
    silent = [
        f"{name} {option.dest}"
        for name, command in commands.own()
        for option in commands.arguments(name, command)
        if not option.help
    ]

    assert silent == []


def test_commands_and_api_say_the_same_in_turkish():
    said = {" ".join(text.split()) for text in [*commands.sentences(), *api.sentences()]}

    assert sorted(said - SENTENCES.keys() - {""}) == []


def test_no_sentence_is_kept_for_something_that_is_gone():
    said = {" ".join(text.split()) for text in [*commands.sentences(), *api.sentences()]}

    assert sorted(SENTENCES.keys() - said) == []


@pytest.mark.django_db
@pytest.mark.parametrize(("language", "folder"), [("en", DOCS), ("tr", TURKISH)])
def test_the_columns_of_the_attendance_export_are_documented(language, folder):
    event = make_event(make_project())
    make_item(event)
    with translation.override(language):
        columns = [column for column in Report(event).columns() if "/" not in column.key]
    documented = (folder / "reference" / "file-formats.md").read_text()
    named = {
        part.strip().casefold()
        for row in re.findall(r"^\| (.+?) \|", documented, re.MULTILINE)
        for part in row.split(",")
    }

    assert [column.title for column in columns if column.title.casefold() not in named] == []


def test_modes_have_no_page_outside_them():
    strays = [
        str(page.relative_to(DOCS))
        for page in DOCS.rglob("*.md")
        if page.name != "README.md" and page.parent.name not in (*MODES, "decisions")
    ]

    assert strays == []
