from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import pytest

from kit.actor import Actor
from kit.sheets.reader import read_workbook
from mobility.actions import list_imports as actions
from mobility.models import Participation

LISTS = Path(__file__).parents[1] / "data" / "participants"
AT = datetime(2026, 11, 24, 8, 10, tzinfo=UTC)
BY = Actor("user", "somebody")
FILES = sorted(path.name for path in LISTS.iterdir() if path.suffix in (".xlsx", ".csv"))


@cache
def read(data, name):
    """Each list is read once: a child process does it, and what it says does not change."""
    return read_workbook(data, name)


def stage(event, name, data=None):
    """One list in the preview; ``data`` is a file of the test's own."""
    data = (LISTS / name).read_bytes() if data is None else data
    book = read(data, name)
    (staged,) = actions.stage_list(event=event, data=data, filename=name, book=book, by=BY, at=AT)
    return staged


def stage_text(event, text, name="list.csv"):
    """A list as text, one line a row."""
    return stage(
        event, name, "\n".join(line.strip() for line in text.strip().splitlines()).encode()
    )


def bring_in(list_import):
    return actions.apply_list(list_import=list_import, by=BY, at=AT)


def verdicts(list_import):
    return {each.row.number: str(each.verdict) for each in actions.preview(list_import)}


def problems(list_import):
    """(row, code, cell) of everything somebody has to look at."""
    return [
        (each.row.number, problem["code"], problem["cell"])
        for each in actions.preview(list_import)
        for problem in each.problems
    ]


def person_of(event, name):
    return next(
        each
        for each in Participation.objects.filter(event=event).with_people().select_related("travel")
        if each.person.name == name
    )


@pytest.fixture
def sevilla(event):
    return stage(event, "03-sevilla-participantes.csv")


@pytest.fixture
def valletta(event):
    return stage(event, "05-valletta-participants.csv")
