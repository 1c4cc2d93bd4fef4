"""Files that mean harm, or look as if they did: refused with a reason, quickly and small."""

import resource
import subprocess
import sys

import pytest

from kit.child import ROOT
from kit.sheets.limits import LIMITS, Limits
from kit.sheets.reader import read_workbook
from kit.sheets.refusals import REFUSALS, SheetRefused
from tests.kit.sheets import sheet_files


def refusal(data: bytes, limits: Limits = LIMITS) -> SheetRefused:
    with pytest.raises(SheetRefused) as refused:
        read_workbook(data, "list.xlsx", limits)
    assert refused.value.params.keys() == set(REFUSALS[refused.value.code])
    return refused.value


@pytest.mark.parametrize(
    ("build", "code"),
    [
        (sheet_files.far_cell, "too_many_rows"),
        (sheet_files.three_million_rows, "too_many_rows"),
        (sheet_files.endless_text, "unsafe_archive"),
        (sheet_files.many_entries, "unsafe_archive"),
        (sheet_files.overlapping_entries, "unsafe_archive"),
        (sheet_files.false_size, "broken"),
        (sheet_files.nested_archive, "unsafe_archive"),
        (sheet_files.million_repeats, "too_much_content"),
        (sheet_files.declared_entity, "unsafe_archive"),
        (sheet_files.encrypted_entry, "encrypted"),
        (sheet_files.locked_workbook, "encrypted"),
    ],
)
def test_a_hostile_file_is_refused_with_its_reason(build, code):
    data = build()

    assert refusal(data).code == code


@pytest.mark.parametrize(
    "build",
    [
        sheet_files.far_cell,
        sheet_files.three_million_rows,
        sheet_files.endless_text,
        sheet_files.many_entries,
        sheet_files.million_repeats,
    ],
)
def test_a_hostile_file_makes_the_child_no_bigger_than_allowed(build, tmp_path):
    file = tmp_path / "hostile"
    file.write_bytes(build())

    # A process of its own, so that its only child is the one that is measured.
    peak = subprocess.run(
        [sys.executable, "-c", MEASURE, str(file)], cwd=ROOT, capture_output=True, text=True
    )

    assert int(peak.stdout) <= 200 * 1024


MEASURE = """
import resource, sys
from kit.sheets.reader import read_workbook
from kit.sheets.refusals import SheetRefused
try:
    read_workbook(open(sys.argv[1], "rb").read(), "")
except SheetRefused:
    print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""


def test_the_child_may_use_no_more_memory_than_two_hundred_megabytes():
    assert LIMITS.memory_bytes <= 200 * 1024 * 1024
    assert resource.getrlimit(resource.RLIMIT_AS)[0] != LIMITS.memory_bytes  # ours is untouched


def test_a_file_that_takes_too_long_is_given_up():
    hurried = Limits(wall_seconds=0.2)
    rows = "".join(f'<row r="{n}"><c s="{n * 7919 % 997}"/></row>' for n in range(1, 200_000))

    assert refusal(sheet_files.xlsx(rows), hurried).code == "timed_out"


def test_a_file_above_the_size_is_not_even_looked_at():
    refused = refusal(b"x" * (LIMITS.file_bytes + 1))

    assert (refused.code, refused.params) == ("too_large", {"limit_mb": 10})


def test_an_answer_above_its_size_is_not_taken_for_a_short_list():
    rows = "".join(
        sheet_files.row(sheet_files.text_cell(f"A{n}", "word " * 20), number=n)
        for n in range(1, 2000)
    )

    small = Limits(answer_bytes=10_000)

    assert refusal(sheet_files.xlsx(rows), small).code == "too_much_content"


@pytest.mark.parametrize(
    ("data", "code", "params"),
    [
        (b"", "empty", {}),
        (b" \r\n\t", "empty", {}),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(100), "old_xls", {}),
        (b"%PDF-1.7", "not_a_sheet", {"looks_like": "pdf"}),
        (b"\x89PNG\r\n", "not_a_sheet", {"looks_like": "png"}),
        (b"<html><table><tr><td>Name", "not_a_sheet", {"looks_like": "html"}),
        (b"\xef\xbb\xbf<?xml version='1.0'?>", "not_a_sheet", {"looks_like": "html"}),
        (b'{"name": "Anna"}', "not_a_sheet", {"looks_like": "json"}),
        (b"---\nname: Anna\n", "not_a_sheet", {"looks_like": "yaml"}),
        (b"\x00\x01\x02\x03", "not_a_sheet", {"looks_like": "binary"}),
        (b"PK\x03\x04 and then nothing", "broken", {}),
    ],
)
def test_what_is_no_sheet_is_refused_by_its_content(data, code, params):
    refused = refusal(data)

    assert (refused.code, refused.params) == (code, params)


@pytest.mark.parametrize(
    ("content_type", "code", "params"),
    [
        ("application/vnd.ms-excel.sheet.macroEnabled.main+xml", "macros", {}),
        (
            "application/vnd.ms-excel.sheet.binary.macroEnabled.main",
            "macros",
            {},
        ),
        (
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
            "not_a_sheet",
            {"looks_like": "docx"},
        ),
    ],
)
def test_another_office_format_under_an_xlsx_name_is_refused(content_type, code, params):
    refused = refusal(sheet_files.xlsx(content_type=content_type))

    assert (refused.code, refused.params) == (code, params)


def test_a_workbook_with_a_macro_part_is_refused():
    assert refusal(sheet_files.xlsx(extra={"xl/vbaProject.bin": b"\xd0\xcf"})).code == "macros"


def test_an_ods_file_is_named_as_what_it_is():
    ods = sheet_files.zipped({"mimetype": "application/vnd.oasis", "content.xml": "<a/>"})

    assert refusal(ods).params == {"looks_like": "ods"}


def test_a_workbook_with_nothing_but_hidden_sheets_is_refused():
    hidden = sheet_files.xlsx(sheets=(("a", "hidden"), ("b", "veryHidden")))

    assert refusal(hidden).code == "no_visible_sheet"


@pytest.mark.parametrize("cut", [0.2, 0.5, 0.9, 0.99])
def test_a_truncated_workbook_is_broken_and_no_error(cut):
    data = sheet_files.xlsx(sheet_files.row(sheet_files.text_cell("A1", "Anna")))

    assert refusal(data[: int(len(data) * cut)]).code == "broken"


def test_a_cell_whose_place_is_none_is_broken_and_no_error():
    assert refusal(sheet_files.xlsx(sheet_files.row('<c r="12"><v>1</v></c>'))).code == "broken"


def test_a_value_too_far_to_the_right_is_named_with_its_cell():
    refused = refusal(sheet_files.xlsx(sheet_files.row('<c r="CW1"><v>1</v></c>')))

    assert refused.code == "too_many_columns"
    assert refused.params == {"sheet": "Sheet1", "cell": "CW1", "limit": 100}
