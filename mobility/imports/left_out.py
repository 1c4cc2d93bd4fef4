"""The rows of a list that could not be brought in, as a list to mend and to drop again.

The columns are those of the partner's list, under its own headers; the reasons stand in one more,
which the reader of lists knows as one to leave out.
"""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from kit.sheets.columns import Column
from mobility.imports import words
from mobility.imports.judging import Judged
from mobility.imports.reading import CHOICES
from mobility.lists import fields
from mobility.models import ListImport, Verdict

WHY = "why"
WIDE = {fields.ORGANISATION: 40, fields.EMAIL: 34, fields.FUNCTION: 28, WHY: 80}


def waiting(judged: Iterable[Judged]) -> list[Judged]:
    """The rows that somebody has to look at and that are not in yet."""
    return [each for each in judged if each.verdict == Verdict.LOOK and not each.is_done]


def columns(list_import: ListImport, rows: list[Judged], labels: dict) -> list[Column]:
    """One for each field of the list, and the reasons; ``labels`` name what had no header."""
    headers = {}
    for column in list_import.columns:
        if column["field"] in CHOICES:
            headers.setdefault(column["field"], column["header"] or str(labels[column["field"]]))
    if any(each.said.get(fields.ORGANISATION) for each in rows):
        headers.setdefault(fields.ORGANISATION, str(labels[fields.ORGANISATION]))
    found = [Column(name, title, WIDE.get(name, 20)) for name, title in headers.items()]
    return [*found, Column(WHY, _("Remarks"), WIDE[WHY])]


def row(each: Judged, shown: list[Column], filename: str) -> dict:
    """What stands in the row as it was mended so far, and why it waits."""
    said = {column.key: _said(each, column.key) for column in shown if column.key != WHY}
    return said | {WHY: _why(each, filename)}


def _said(each, name) -> str:
    """The correction, else what the cell says, else what stands for it (a heading above)."""
    row = each.row
    if name == fields.FULL_NAME:
        mended = [row.corrected.get(half) for half in (fields.GIVEN_NAME, fields.FAMILY_NAME)]
        if any(mended):
            return " ".join(filter(None, mended))
    if name in row.corrected:
        return row.corrected[name]
    return row.cells.get(name, {}).get("text") or _stands_for(each, name)


def _stands_for(each, name) -> str:
    return each.said.get(name) or "" if name == fields.ORGANISATION else ""


def _why(each, filename) -> str:
    number = each.row.number
    reasons = [
        f"{words.why(problem, number)} {words.what_now(problem)}" for problem in each.problems
    ]
    where = _("Row %(row)s of “%(file)s”:") % {"row": number, "file": filename}
    return " ".join([where, *reasons])
