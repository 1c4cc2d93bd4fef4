"""A partner's list: staged, understood otherwise, mended, brought in, undone.

``keeps`` is for floors above: each entry is a function from participation ids to {id: reason}
for those that undo must leave alone, because something happened that counts.
"""

from collections.abc import Callable, Iterable
from datetime import datetime

from django.db import transaction

from events.models import Event, Project
from kit import files, record
from kit.actor import Actor
from kit.models import StoredFile
from kit.sheets import kinds
from kit.sheets.model import Workbook
from mobility.imports import bulk, reading, undoing, writing
from mobility.imports.judging import ANOTHER, Judged, judge
from mobility.imports.known import Known
from mobility.lists import fields
from mobility.models import ColumnChoice, ImportState, ListImport, ListRow, Verdict

keeps: list[Callable[[Iterable[int]], dict[int, str]]] = []


def understood(event: Event, book: Workbook, filename: str) -> list[tuple[ListImport, list]]:
    """Unsaved imports with their rows, one for each sheet that is a list of people."""
    found = []
    for table in reading.tables_of(book, reading.remembered_columns(event.project)):
        described = reading.describe(table)
        list_import = ListImport(event=event, filename=files.safe_name(filename), **described)
        list_import.options = {"recase": True, "sheets": [sheet.name for sheet in book.sheets]}
        found.append((list_import, reading.rows_of(list_import, table)))
    return found


@files.all_or_nothing()
def stage_list(
    *, event: Event, data: bytes, filename: str, book: Workbook, by: Actor, at: datetime, user=None
) -> list[ListImport]:
    """Keep a partner's file and put its rows into the preview; one import for each sheet of people.

    The original stays as it came. Columns that are left out are in no row.
    """
    stored = files.keep(data, name=filename, content_type=kinds.FOUND[book.format])
    found = understood(event, book, filename)
    known = Known(event)
    for list_import, rows in found:
        _stage(list_import, rows, known, stored, at, user)
    staged = [list_import for list_import, _rows in found]
    record.write(
        by, "list.staged", staged[0], scope=event.project.ref, at=at,
        detail={"rows": sum(len(rows) for _import, rows in found)},
    )  # fmt: skip
    return staged


def _stage(list_import, rows, known, stored: StoredFile, at, user):
    list_import.file, list_import.made_at, list_import.made_by = stored, at, user
    list_import.save()
    for each in judge(list_import, rows, known):
        each.row.verdict = each.verdict
    ListRow.objects.bulk_create(rows, batch_size=bulk.BATCH)


def preview(list_import: ListImport) -> list[Judged]:
    """Every row as it would come out now. Writes nothing."""
    rows = list(list_import.rows.select_related("participation"))
    return judge(list_import, rows, Known(list_import.event))


@transaction.atomic
def map_columns(
    *, list_import: ListImport, chosen: dict[int, str], sheet: str, header_row: int | None,
    options: dict, organisations: dict, by: Actor, at: datetime,
) -> ListImport:  # fmt: skip
    """Read the file again with other meanings of its columns.

    ``chosen`` is column index -> field or "ignore"; the choices are remembered for the project's
    next lists. What was corrected stays with its row, unless another sheet or header was chosen:
    then the columns are recognised afresh and nothing is remembered.
    """
    moved = (sheet, header_row) != (list_import.sheet, list_import.header_row)
    corrections = {} if moved else dict(list_import.rows.values_list("number", "corrected"))
    list_import.sheet, list_import.header_row = sheet, header_row
    list_import.options |= options
    list_import.organisations |= organisations
    _book, table = reading.read_again(list_import, files.read(list_import.file))
    described = reading.describe(table)
    list_import.columns, list_import.header_row = described["columns"], described["header_row"]
    if not moved:
        _choose(list_import, chosen)
    list_import.save()
    _replace_rows(list_import, table, corrections)
    record.write(
        by, "list.mapped", list_import, scope=list_import.event.project.ref, at=at,
        detail={"columns": len(chosen)},
    )  # fmt: skip
    return list_import


def _choose(list_import, chosen):
    """Take the chosen meanings, and remember those that the dictionary would not have found."""
    changed = []
    for column in list_import.columns:
        field = chosen.get(column["index"], column["field"])
        if field != column["field"] and reading.header_key(column):
            changed.append(column)
        if field != column["field"]:
            column["field"], column["origin"] = field, "chosen"
    ColumnChoice.objects.bulk_create(
        {
            reading.header_key(column): ColumnChoice(
                project=list_import.event.project,
                header=reading.header_key(column),
                field=column["field"],
            )
            for column in changed
        }.values(),
        update_conflicts=True, unique_fields=["project", "header"], update_fields=["field"],
    )  # fmt: skip


def _replace_rows(list_import, table, corrections):
    """Rows that were not brought in yet are read again; the others are history."""
    list_import.rows.filter(applied_at=None).delete()
    done = set(list_import.rows.values_list("number", flat=True))
    rows = [row for row in reading.rows_of(list_import, table) if row.number not in done]
    for row in rows:
        row.corrected = corrections.get(row.number, {})
    reading.correct(rows)
    ListRow.objects.bulk_create(rows, batch_size=bulk.BATCH)
    _keep_verdicts(list_import)


@transaction.atomic
def mend_rows(
    *, list_import: ListImport, mended: dict[int, dict], by: Actor, at: datetime
) -> list[Judged]:
    """Keep what somebody typed into cells, and the answers to questions, by row number.

    A row brought in already is not changed. An answer "another person with this mailbox" holds
    for all rows with that mailbox.
    """
    said = {row: _news(row, mended.get(row.number, {})) for row in list_import.rows.all()}
    touched = [row for row, news in said.items() if news and not row.applied_at]
    for row in touched:
        _mend(list_import, row, said[row])
    reading.correct(touched)
    bulk.update(touched, ["corrected", "values", "problems"])
    list_import.save(update_fields=["options"])
    if touched:
        record.write(
            by, "list.mended", list_import, scope=list_import.event.project.ref, at=at,
            detail={"rows": len(touched)},
        )  # fmt: skip
    return _keep_verdicts(list_import)


def _news(row, said) -> dict:
    """What was typed otherwise than it stood, and the answers."""

    def stood(field):
        return row.corrected.get(field, row.cells.get(field, {}).get("text", row.values.get(field)))

    return {
        name: value
        for name, value in said.items()
        if name not in reading.KEPT or value != " ".join(str(stood(name) or "").split())
    }


def _mend(list_import, row, said):
    """Note what was typed, and the answers to what was asked about one row."""
    answers = {name: said[name] for name in ("accept", "question", "person") if name in said}
    row.corrected |= {name: value for name, value in said.items() if name not in answers}
    if code := answers.get("accept"):
        row.corrected["accepted"] = sorted({*row.accepted, code})
    if answers.get("person") == ANOTHER and answers.get("question") == "shared_email":
        email = row.corrected.get(fields.EMAIL) or row.values[fields.EMAIL]
        shared = {*list_import.options.get("shared", []), email}
        list_import.options["shared"] = sorted(shared)
    elif "person" in answers:
        row.corrected["person"] = answers["person"]


def _keep_verdicts(list_import) -> list[Judged]:
    judged = preview(list_import)
    waiting = [each for each in judged if not each.is_done and each.row.verdict != each.verdict]
    for each in waiting:
        each.row.verdict = each.verdict
    bulk.update([each.row for each in waiting], ["verdict"])
    return judged


@transaction.atomic
def apply_list(*, list_import: ListImport, by: Actor, at: datetime) -> dict[str, int]:
    """Bring in all good rows; the others stay in the preview for mending. How many of each verdict.

    A list that was brought in already changes nobody: its rows are found as before.
    """
    # On PostgreSQL two lists of a project must not both find the same person missing; SQLite
    # lets one transaction write at a time anyway.
    Project.objects.select_for_update().get(pk=list_import.event.project_id)
    list_import.refresh_from_db()
    judged = preview(list_import)
    counts = writing.write(list_import, judged, at)
    list_import.state, list_import.applied_at = ImportState.APPLIED, at
    list_import.save(update_fields=["state", "applied_at", "made"])
    left = sum(each.verdict == Verdict.LOOK for each in judged)
    record.write(
        by, "list.applied", list_import, scope=list_import.event.project.ref, at=at,
        detail={**counts, "look": left},
    )  # fmt: skip
    return counts | {"look": left}


@transaction.atomic
def undo_list(*, list_import: ListImport, by: Actor, at: datetime) -> undoing.Undone:
    """Take back what a list brought in; rows with scans or sent mail since stay and are named.

    A list of which nothing is in, as after a second click, is left alone.
    """
    rows = list(list_import.rows.exclude(applied_at=None).select_related("participation__person"))
    if not rows:
        return undoing.Undone()
    undone = undoing.undo(list_import, rows, keeps)
    if not undone.kept:
        list_import.state = ImportState.UNDONE
    list_import.save(update_fields=["state", "made"])
    _keep_verdicts(list_import)
    record.write(
        by, "list.undone", list_import, scope=list_import.event.project.ref, at=at,
        detail={"rows": len(undone.rows), "kept": len(undone.kept)},
    )  # fmt: skip
    return undone


@transaction.atomic
def discard_list(*, list_import: ListImport, by: Actor, at: datetime) -> None:
    """Put a list away that was not brought in; no page shows it or its rows."""
    waiting = ListImport.objects.filter(pk=list_import.pk, state__in=[
        ImportState.STAGED, ImportState.UNDONE])  # fmt: skip
    if waiting.update(state=ImportState.DISCARDED):
        record.write(by, "list.discarded", list_import, scope=list_import.event.project.ref, at=at)


@transaction.atomic
def restore_list(*, list_import: ListImport, by: Actor, at: datetime) -> None:
    """Undo of putting away: the list is in the preview again, with what was mended in it."""
    before = ImportState.UNDONE if list_import.applied_at else ImportState.STAGED
    away = ListImport.objects.filter(pk=list_import.pk, state=ImportState.DISCARDED)
    if away.update(state=before):
        record.write(by, "list.restored", list_import, scope=list_import.event.project.ref, at=at)
