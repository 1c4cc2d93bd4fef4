"""Lists of participants on their way in."""

import time
from io import BytesIO

import xlsxwriter

from kit import clock
from kit.sheets.reader import read_workbook
from mobility.actions.list_imports import apply_list, preview, stage_list
from tests.bench.report import counted, memory, tell
from tests.bench.world import make_world


def imports():
    """A list of 2,000 and one of 10,000 people: staged, previewed, applied."""
    for rows in (2000, 10000):
        event, ayse = make_world(5 + rows // 1000)
        data = _list(rows)
        at = clock.now()
        started = time.perf_counter()
        with memory() as for_preview:
            book = read_workbook(data, "list.xlsx")
            staged = stage_list(
                event=event, data=data, filename="list.xlsx", book=book, by=ayse.actor, at=at
            )[0]
            preview(staged)
        seen = time.perf_counter()
        with counted() as statements, memory() as for_apply:
            apply_list(list_import=staged, by=ayse.actor, at=at)
        applied = time.perf_counter() - seen
        tell(f"import of {rows} rows, preview", [seen - started], "s", more_mb=for_preview["mb"])
        tell(
            f"import of {rows} rows, apply", [applied], "s", statements["n"],
            more_mb=for_apply["mb"],
        )  # fmt: skip


def _list(rows):
    target = BytesIO()
    book = xlsxwriter.Workbook(target)
    sheet = book.add_worksheet()
    sheet.write_row(0, 0, ["First name", "Surname", "Organisation", "E-mail", "Arrival"])
    for row in range(rows):
        sheet.write_row(row + 1, 0, [f"First{row}", f"Last{row:05}", f"Sample organisation {row % 20}",
                                     f"first{row}@bench.example", "2027-05-16"])  # fmt: skip
    book.close()
    return target.getvalue()
