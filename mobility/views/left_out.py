"""The rows of a list that wait, as a sheet to mend and to drop again."""

from io import BytesIO

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from kit import clock, files
from kit.access import may
from kit.sheets import kinds
from kit.sheets.writer import Page, write_csv, write_xlsx
from mobility.actions import list_imports as actions
from mobility.forms.list_imports import LABELS
from mobility.imports import left_out
from mobility.models import ImportState

TEAM = "coordinator assistant"


@may(TEAM, on="list_import")
def import_left_out(request, found, format):
    """What could not be brought in, with the reasons in the reader's language."""
    writer = {"xlsx": _xlsx, "csv": _csv}.get(format)
    if not writer or found.state == ImportState.DISCARDED:
        raise Http404
    rows = left_out.waiting(actions.preview(found))
    if not rows:
        messages.info(request, _("No row of this list waits to be mended."))
        return redirect("mobility:list_import", found.ref)
    columns = left_out.columns(found, rows, LABELS)
    data, kind = writer(columns, [left_out.row(each, columns, found.filename) for each in rows])
    stem = found.filename.rpartition(".")[0] or found.filename
    word = _("to mend")
    return files.answer(data, name=f"{stem}, {word}.{format}", content_type=kind)


def _xlsx(columns, rows):
    file = BytesIO()
    write_xlsx(file, [Page(_("People"), columns, rows)], clock.now())
    return file.getvalue(), kinds.XLSX


def _csv(columns, rows):
    file = BytesIO()
    write_csv(file, [column.title for column in columns], (row.values() for row in rows))
    return file.getvalue(), kinds.CSV
