"""Five partners' lists to try the import with, as messy as they come by mail."""

from pathlib import Path

from django.conf import settings

from events.models import Project

FOLDER = Path(__file__).parent
NO_REAL_NUMBER = "-000000000"  # what the numbers of made-up projects end in
CONTENT_TYPES = {
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".csv": "text/csv",
}


def are_offered(project: Project) -> bool:
    """In development, and in the sample partnership, whose number no real project has."""
    return settings.DEBUG or project.number.endswith(NO_REAL_NUMBER)


def names() -> list[str]:
    """The files' names, in their order."""
    return sorted(path.name for path in FOLDER.iterdir() if path.suffix in CONTENT_TYPES)


def read(name: str) -> bytes:
    """One of the files."""
    return (FOLDER / name).read_bytes()


def content_type(name: str) -> str:
    """What kind of file it is."""
    return CONTENT_TYPES[Path(name).suffix]
