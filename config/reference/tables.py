"""Tables of the manual, as Markdown."""

from collections.abc import Iterable


def table(titles: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """A table with a head; a bar inside a cell does not end it."""
    titles = list(titles)
    lines = [titles, ["---"] * len(titles), *rows]
    return "\n".join("| " + " | ".join(_cell(cell) for cell in line) + " |" for line in lines)


def _cell(text) -> str:
    return str(text).replace("|", "\\|").replace("\n", " ").strip()


def code(text: str) -> str:
    """Words of a program; nothing stays nothing."""
    return f"`{text}`" if text else ""
