"""Five partners' lists to try the import with, as messy as they come by mail."""

from pathlib import Path

from django.conf import settings

from events.models import Project
from kit.sheets import kinds

FOLDER = Path(__file__).parent
NO_REAL_NUMBER = "-000000000"  # what the numbers of made-up projects end in


def are_offered(project: Project) -> bool:
    """In development, and in the sample partnership, whose number no real project has."""
    return settings.DEBUG or project.number.endswith(NO_REAL_NUMBER)


def names() -> list[str]:
    """The files' names, in their order."""
    return sorted(path.name for path in FOLDER.iterdir() if _format(path) in kinds.FOUND)


def read(name: str) -> bytes:
    """One of the files."""
    return (FOLDER / name).read_bytes()


def content_type(name: str) -> str:
    """What kind of file it is."""
    return kinds.FOUND[_format(Path(name))]


def _format(path) -> str:
    return path.suffix.removeprefix(".")
