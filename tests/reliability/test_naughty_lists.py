"""A list of 485 naughty strings: what stands in it is brought in, or its row says why not."""

import io

import pytest
import xlsxwriter
from django.urls import reverse

from kit.sheets.reader import read_workbook
from mobility.actions import list_imports
from mobility.models import Participation
from tests.mobility.conftest import AT, BY
from tests.reliability import naughty

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("kind", "of_names"), [("csv", True), ("xlsx", True), ("csv", False), ("xlsx", False)]
)
def test_a_list_of_them_is_brought_in_or_each_row_says_why_not(event, ayse, client, kind, of_names):
    rows = [("Given name", "Family name", "Function", "E-mail", "Organisation")]
    rows += [(text if of_names else "Anna", f"Rossi{letters(number)}", text,
              f"n{number}@x.example", "Sample University" if of_names else text)
             for number, text in enumerate(naughty.typed())]  # fmt: skip
    data = _csv(rows) if kind == "csv" else _xlsx(rows)
    (staged,) = list_imports.stage_list(
        event=event, data=data, filename=f"list.{kind}", book=read_workbook(data, f"list.{kind}"),
        by=BY, at=AT,
    )  # fmt: skip
    client.force_login(ayse)
    page = client.get(reverse("mobility:list_import", args=[staged.ref]), {"show": "all"})

    told = [each for each in list_imports.preview(staged) if each.problems]
    list_imports.apply_list(list_import=staged, by=BY, at=AT)

    assert naughty.alive(page.content.decode()) == []
    assert Participation.objects.filter(event=event).count() + len(told) == len(naughty.typed())
    assert len(naughty.typed()) - 10 > len(told) > 10


def letters(number):
    """A number in words that no rule takes for an odd name."""
    return str(number).translate(str.maketrans("0123456789", "abcdefghij"))


def _csv(rows):
    quoted = (";".join('"' + cell.replace('"', '""') + '"' for cell in row) for row in rows)
    return "\r\n".join(quoted).encode()


def _xlsx(rows):
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        for number, row in enumerate(rows):
            for column, cell in enumerate(row):
                sheet.write_string(number, column, cell)
    return file.getvalue()
