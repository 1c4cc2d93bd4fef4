"""What an Excel file says, and what of it is kept."""

import io
from datetime import date, datetime, time

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kit.sheets.model import Row, address, column_letter
from kit.sheets.reader import read_workbook
from tests.kit.sheets.sheet_files import MAIN, row, text_cell, xlsx


def rows_of(data: bytes) -> tuple[Row, ...]:
    (sheet,) = read_workbook(data, "list.xlsx").sheets
    return sheet.rows


def cell_of(xml: str, **about):
    """The value and the flag of A1."""
    (only,) = rows_of(xlsx(row(xml), **about))
    return only.cells[0], only.flags.get(0, "")


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        ("7", 7),
        ("7.0", 7),
        ("-12", -12),
        ("0.25", 0.25),
        ("1e3", 1000),
        ("1e999999", "1e999999"),
        ("-1e999999", "-1e999999"),
        ("NaN", "NaN"),
        ("Infinity", "Infinity"),
        ("1_000", "1_000"),
        ("12345678901234567890", "12345678901234567890"),
        ("1e300", 1e300),
    ],
)
def test_a_number_is_the_number_or_its_text(raw, value):
    assert cell_of(f'<c r="A1"><v>{raw}</v></c>') == (value, "")


def test_a_number_of_four_hundred_thousand_digits_is_cut_text():
    value, flag = cell_of(f'<c r="A1"><v>{"9" * 400_000}</v></c>')

    assert value == "9" * 10_000
    assert flag == "too_long"


@pytest.mark.parametrize(
    ("serial", "code", "date1904", "value"),
    [
        ("46523", "dd/mm/yyyy", False, date(2027, 5, 16)),
        ("45061", "dd/mm/yyyy", True, date(2027, 5, 16)),
        ("46523.5", "dd/mm/yyyy hh:mm", False, datetime(2027, 5, 16, 12)),
        ("46522.999999", "yyyy-mm-dd", False, date(2027, 5, 16)),
        ("0.75", "hh:mm", False, time(18)),
        ("1", "d.m.yyyy", False, date(1900, 1, 1)),
        ("59", "d.m.yyyy", False, date(1900, 2, 28)),
        ("60", "d.m.yyyy", False, "1900-02-29"),
        ("61", "d.m.yyyy", False, date(1900, 3, 1)),
        ("0", "d.m.yyyy", True, date(1904, 1, 1)),
        ("0", "d.m.yyyy", False, 0),
        ("2958465", "d.m.yyyy", False, date(9999, 12, 31)),
        ("2958466", "d.m.yyyy", False, 2958466),
        ("-3", "d.m.yyyy", False, -3),
        ("1e999999", "d.m.yyyy", False, "1e999999"),
        ("46523", "[$-41F]d mmmm yyyy;@", False, date(2027, 5, 16)),
        ("0.5", "0%", False, 0.5),
        ("46523", '0" days"', False, 46523),
        ("1.5", "[h]:mm", False, 1.5),
        ("46523", "General", False, 46523),
        ("46523", "[Red]0.00", False, 46523),
    ],
)
def test_a_number_is_shown_as_its_format_says(serial, code, date1904, value):
    cell = f'<c r="A1" s="1"><v>{serial}</v></c>'

    assert cell_of(cell, formats=(code,), date1904=date1904) == (value, "")


@pytest.mark.parametrize(
    ("xml", "value", "flag"),
    [
        ('<c r="A1" t="e"><v>#N/A</v></c>', "#N/A", "error"),
        ('<c r="A1"><f>1+1</f></c>', None, "formula"),
        ('<c r="A1"><f>1+1</f><v></v></c>', None, "formula"),
        ('<c r="A1"><f>1+1</f><v>2</v></c>', 2, ""),
        ('<c r="A1" t="str"><f>A2</f><v>Anna</v></c>', "Anna", ""),
        ('<c r="A1" t="b"><v>1</v></c>', True, ""),
        ('<c r="A1" t="b"><v>0</v></c>', False, ""),
        ('<c r="A1" t="d"><v>2027-05-16T00:00:00</v></c>', date(2027, 5, 16), ""),
        ('<c r="A1" t="d"><v>0000-00-00</v></c>', "0000-00-00", ""),
        ('<c r="A1" t="inlineStr"><is><r><t>An</t></r><r><t>na</t></r></is></c>', "Anna", ""),
        ('<c r="A1" t="inlineStr"><is><t>a_x000D_b_xD800_</t></is></c>', "a\rb_xD800_", ""),
        ('<c r="A1" t="s"><v>1</v></c>', "İbrahim Işık", ""),
    ],
)
def test_every_kind_of_cell_has_a_plain_value(xml, value, flag):
    assert cell_of(xml, strings=("unused", "İbrahim Işık")) == (value, flag)


def test_a_formula_with_an_empty_result_is_an_empty_cell():
    data = xlsx(row('<c r="A1" t="str"><f>A2</f><v></v></c>', text_cell("B1", "Anna")))

    assert rows_of(data) == (Row(1, (None, "Anna")),)


def test_a_shared_text_keeps_its_runs_and_loses_its_reading_aid():
    strings = (
        f'<sst xmlns="{MAIN}"><si><r><t>山</t></r><r><t>田</t></r>'
        "<rPh><t>やまだ</t></rPh></si></sst>"
    )
    data = xlsx(row('<c r="A1" t="s"><v>0</v></c>'), extra={"xl/strings.xml": strings.encode()})

    assert rows_of(data) == (Row(1, ("山田",)),)


def test_a_megabyte_of_text_is_cut_and_flagged():
    value, flag = cell_of(text_cell("A1", "word " * 200_000))

    assert (len(value), flag) == (10_000, "too_long")


def test_rows_keep_their_numbers_and_empty_ones_are_left_out():
    data = xlsx(
        row(text_cell("B2", "Anna"), number=2)
        + row('<c r="A3" s="0"/>', text_cell("B3", "   "), number=3)
        + row(text_cell("A7", "Ugo"), number=7)
        + '<row r="1048576" spans="1:2"/>'
    )

    assert rows_of(data) == (Row(2, (None, "Anna")), Row(7, ("Ugo",)))


def test_cells_without_addresses_count_on():
    data = xlsx("<row><c><v>1</v></c><c><v>2</v></c></row><row><c/><c><v>3</v></c></row>")

    assert rows_of(data) == (Row(1, (1, 2)), Row(2, (None, 3)))


def test_a_prefixed_namespace_reads_like_a_bare_one():
    sheet = (
        f'<x:worksheet xmlns:x="{MAIN}"><x:sheetData><x:row r="1"><x:c r="A1">'
        "<x:v>5</x:v></x:c></x:row></x:sheetData></x:worksheet>"
    )

    data = xlsx(extra={"xl/worksheets/sheet0.xml": sheet.encode()})

    assert rows_of(data) == (Row(1, (5,)),)


def test_a_merge_downwards_gives_its_value_to_rows_that_hold_something():
    merges = '<mergeCells><mergeCell ref="A1:C1"/><mergeCell ref="A2:A9"/></mergeCells>'
    cells = (
        row(text_cell("A1", "Title"))
        + row(text_cell("A2", "Graz"), text_cell("B2", "Anna"), number=2)
        + row(text_cell("B3", "Ugo"), number=3)
    )

    rows = rows_of(xlsx(cells, after=merges))

    assert rows == (Row(1, ("Title",)), Row(2, ("Graz", "Anna")), Row(3, ("Graz", "Ugo")))


def test_hidden_sheets_are_left_out():
    sheets = (("Liste", "visible"), ("Codes", "hidden"), ("Info", "visible"))

    book = read_workbook(xlsx(row(text_cell("A1", "x")), sheets=sheets), "a.xlsx")

    assert [sheet.name for sheet in book.sheets] == ["Liste", "Info"]


def test_links_to_the_outside_are_not_followed():
    rels = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="r0" Type="http://x/worksheet" Target="worksheets/sheet0.xml"/>'
        '<Relationship Id="r9" Type="http://x/sharedStrings" TargetMode="External"'
        ' Target="http://127.0.0.1:9/strings.xml"/></Relationships>'
    )

    data = xlsx(row("<c><v>1</v></c>"), extra={"xl/_rels/workbook.xml.rels": rels.encode()})

    assert rows_of(data) == (Row(1, (1,)),)


@pytest.mark.parametrize(
    ("index", "letter"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA")]
)
def test_columns_have_the_letters_of_excel(index, letter):
    assert column_letter(index) == letter
    assert address(index, 8) == f"{letter}8"


texts = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn"]), max_size=20
).filter(lambda text: text.strip() and not text.startswith("="))
values = st.one_of(
    texts,
    st.integers(-(10**14), 10**14),
    st.integers(-(10**6), 10**6).map(lambda n: n + 0.25),
    st.dates(date(1901, 1, 1), date(2100, 1, 1)),
    st.booleans(),
)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.lists(values, min_size=1, max_size=5), min_size=1, max_size=5))
def test_a_file_written_by_another_library_reads_as_it_was(lines):
    book = openpyxl.Workbook()
    for line in lines:
        book.active.append(line)
    file = io.BytesIO()
    book.save(file)

    rows = rows_of(file.getvalue())

    assert [list(found.cells) for found in rows] == lines
