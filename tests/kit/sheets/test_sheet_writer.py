"""Sheets that we write: inert, typed, and read back as they were."""

import io
import zipfile
from datetime import date, datetime, time

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kit.sheets.columns import DATE, DATETIME, NUMBER, TEXT, TIME, Column
from kit.sheets.reader import read_workbook
from kit.sheets.writer import Page, write_csv, write_xlsx

CREATED = datetime(2027, 5, 16)
RISKY = [
    "=1+1",
    "==1+1",
    "+90 555",
    "-1",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "\n=1",
    "'quoted",
    "''",
    "＝1+1",
    "＋1",
    "－1",
    "＠x",
    '=HYPERLINK("http://x.example")',
    "=cmd|' /C calc'!A0",
    "http://x.example",
    "0012",
    "1e5",
    "a;b,c\td|e",
    'says "hi"',
    "two\r\nlines",
    "İbrahim Işık, Ċetta Għaxaq, Γιώργος, السيدة فاطمة",
]


def xlsx_of(columns, rows, name="List") -> bytes:
    file = io.BytesIO()
    write_xlsx(file, [Page(name, columns, rows)], CREATED)
    return file.getvalue()


def csv_of(header, rows, delimiter=";") -> bytes:
    file = io.BytesIO()
    write_csv(file, header, rows, delimiter)
    return file.getvalue()


def rows_of(data: bytes) -> list[tuple]:
    return [row.cells for row in read_workbook(data, "x").sheets[0].rows]


@pytest.mark.parametrize("text", RISKY)
def test_no_text_becomes_a_formula_a_link_or_a_number(text):
    data = xlsx_of([Column("a", text)], [{"a": text}])

    sheet = openpyxl.load_workbook(io.BytesIO(data)).active

    assert [cell.data_type for (cell,) in sheet.iter_rows()] == ["s", "s"]
    assert sheet._hyperlinks == []
    assert rows_of(data) == [(text,), (text,)]


@pytest.mark.parametrize("delimiter", [";", ","])
def test_csv_written_and_read_gives_the_original_texts(delimiter):
    data = csv_of(["Text", "Number"], [[text, 7] for text in RISKY], delimiter)

    assert rows_of(data) == [("Text", "Number"), *((text, "7") for text in RISKY)]


def test_csv_has_a_mark_and_no_cell_that_begins_like_a_formula():
    data = csv_of(["Text"], [[text] for text in RISKY])

    assert data.startswith(b"\xef\xbb\xbf")
    cells = [line.strip('"') for line in data.decode("utf-8-sig").split("\r\n")]
    assert [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "＝"))] == []


def test_values_keep_their_types():
    columns = [
        Column("text", "Text", 30, TEXT),
        Column("number", "Number", 8, NUMBER),
        Column("date", "Date", 12, DATE),
        Column("moment", "Moment", 16, DATETIME),
        Column("time", "Time", 8, TIME),
    ]
    values = {
        "text": "7",
        "number": 7.5,
        "date": date(2027, 5, 16),
        "moment": datetime(2027, 5, 16, 9, 30),
        "time": time(9, 30),
    }

    data = xlsx_of(columns, [values, {"number": "n/a", "date": None}])

    assert rows_of(data)[1:] == [tuple(values.values()), (None, "n/a")]


def test_csv_writes_dates_in_their_international_form_and_nothing_as_nothing():
    data = csv_of(["a", "b", "c"], [[date(2027, 5, 16), None, -1.5]])

    assert data.decode("utf-8-sig") == "a;b;c\r\n2027-05-16;;-1.5\r\n"


def test_the_header_stays_and_can_be_filtered():
    data = xlsx_of([Column("a", "A", 33), Column("b", "B")], iter([{"a": "x"}, {"b": "y"}]))

    sheet = openpyxl.load_workbook(io.BytesIO(data)).active

    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("A2", "A1:B3")
    assert sheet["A1"].font.bold
    assert round(sheet.column_dimensions["A"].width) in (33, 34)


def test_names_of_sheets_are_made_acceptable_and_different():
    file = io.BytesIO()
    names = ["A/B: [x]?", "a b   x", "'quoted'", "History", "", "n" * 40, "N" * 40]
    write_xlsx(file, [Page(name, [Column("a", "A")], []) for name in names], CREATED)

    found = openpyxl.load_workbook(file).sheetnames

    assert len({name.casefold() for name in found}) == len(names)
    assert max(map(len, found)) <= 31


def test_equal_contents_are_equal_bytes():
    def parts(data: bytes) -> dict[str, bytes]:
        archive = zipfile.ZipFile(io.BytesIO(data))
        return {name: archive.read(name) for name in archive.namelist()}

    columns = [Column("a", "A")]

    assert parts(xlsx_of(columns, [{"a": "x"}])) == parts(xlsx_of(columns, [{"a": "x"}]))


anything = st.text(st.characters(codec="utf-8", exclude_characters="\0")).filter(str.strip)


@settings(max_examples=20, deadline=None)
@given(st.lists(anything, min_size=1, max_size=10))
def test_any_text_comes_back_from_csv(texts):
    assert rows_of(csv_of(["Header", "n"], [[text, "n"] for text in texts]))[1:] == [
        (text, "n") for text in texts
    ]
