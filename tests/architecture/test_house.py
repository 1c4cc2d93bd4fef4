"""Rules of the house that a program can see."""

import ast
import re
from pathlib import Path
from statistics import quantiles

from django.conf import settings

from config.matrix import PEOPLE, matrix, routes_without_rule

ROOT = Path(settings.BASE_DIR)
DATA = {"migrations", "demo"}  # folders of tables and of what was generated
OWN = ["kit", "events", "mobility", "attendance", "certificates", "config"]


def sources():
    return [path for floor in OWN for path in (ROOT / floor).rglob("*.py")]


def test_every_route_says_who_may():
    assert routes_without_rule() == []


def test_the_matrix_answers_for_everybody_on_every_route():
    answers = [who for entry in matrix() for who in entry["methods"].values()]

    assert {tuple(sorted(who)) for who in answers} == {tuple(sorted(PEOPLE))}


def test_no_file_is_longer_than_four_hundred_lines():
    """Our own code, its tests and ``dev.py``; tables of sample data and migrations may be."""
    files = [*sources(), *(ROOT / "tests").rglob("*.py"), ROOT / "dev.py"]
    long = [
        f"{path.relative_to(ROOT)}: {lines}"
        for path in files
        if not DATA & set(path.parts) and (lines := path.read_text().count("\n")) > 400
    ]

    assert long == []


def test_of_twenty_functions_nineteen_have_at_most_twenty_five_lines():
    """From ``def`` to the last line, docstring and signature included, without decorators."""
    lengths = [
        node.end_lineno - node.lineno + 1
        for path in sources()
        if "migrations" not in path.parts
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]

    assert quantiles(lengths, n=20)[-1] <= 25


def test_lock_files_name_no_package_index():
    files = [*ROOT.glob("requirements*.txt"), ROOT / "package-lock.json"]
    leaking = [
        file.name
        for file in files
        if re.search(r"index-url|find-links|\"resolved\": \"http", file.read_text())
    ]

    assert leaking == []


def test_translatable_text_is_never_an_f_string():
    pattern = re.compile(r"\b(?:gettext|gettext_lazy|ngettext|pgettext|_)\(\s*f[\"']")
    broken = [str(path.relative_to(ROOT)) for path in sources() if pattern.search(path.read_text())]

    assert broken == []


def test_templates_carry_no_inline_script_or_style():
    pattern = re.compile(
        r"<style\b|\sstyle=\"|\son(?:click|load|submit|change)=|<script(?![^>]*\bsrc=)"
    )
    broken = [
        str(path.relative_to(ROOT))
        for path in (ROOT / "templates").rglob("*.html")
        for text in [re.sub(r"<script[^>]*type=\"application/json\"", "", path.read_text())]
        if pattern.search(text)
    ]

    assert broken == []
