"""People of a list, and everything there is to say about each."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kit.sheets.model import Row, Sheet, Workbook
from mobility.lists import fields
from mobility.lists.codes import CODES, NOTE, PROBLEM, QUESTION, Remark
from mobility.lists.rows import read_rows
from mobility.lists.table import find_table
from tests.mobility.lists.lists import book, names_of, people


def one(header, line, **how):
    (row,) = people(book(header, line), **how)
    return row


def test_a_recased_family_name_says_what_it_was():
    row = one(("Name", "E-mail"), ("Erdursun  BILGE", "e@x.example"))

    assert row.values["family_name"] == "Bilge"
    assert row.notes == (
        Remark(
            "family_name", "recased", "A2", "Erdursun  BILGE", {"before": "BILGE", "after": "Bilge"}
        ),
    )
    assert row.cells["given_name"] == row.cells["family_name"] == ("A2", "Erdursun  BILGE")


def test_capitals_can_be_left_as_they_are():
    row = one(("Vorname", "Nachname"), ("Anna", "ROSSI"), recase=False)

    assert (row.values["family_name"], row.remarks) == ("ROSSI", ())


def test_capitals_in_their_own_column_are_turned_too():
    assert one(("Vorname", "Nachname"), ("Anna", "ROSSI")).values["family_name"] == "Rossi"


def test_the_order_can_be_told():
    row = one(("Name",), ("Bartl Karl",), name_order="family_first")

    assert names_of([row]) == [("Karl", "Bartl")]


def test_the_order_shows_in_the_addresses_where_the_header_does_not_say():
    rows = people(
        book(
            ("Name", "E-mail"),
            ("Bartl Karl", "karl.bartl@x.example"),
            ("Muster Eva", "e.muster@x.example"),
            ("Stütz Ida", "office@x.example"),
        )
    )

    assert names_of(rows) == [("Karl", "Bartl"), ("Eva", "Muster"), ("Ida", "Stütz")]


def test_titles_join_the_title_column():
    rows = people(
        book(
            ("Titel", "Vorname", "Nachname"),
            ("Mag.", "Anna", "Muster"),
            (None, "Dr. Karl", "Bartl"),
            ("Dr.", "Dr. Eva", "Stütz, MSc"),
        )
    )

    assert [row.values["title"] for row in rows] == ["Mag.", "Dr.", "Dr. MSc"]
    assert names_of(rows) == [("Anna", "Muster"), ("Karl", "Bartl"), ("Eva", "Stütz")]


@pytest.mark.parametrize(
    "text", ["N.N.", "NN", "n.n. 2", "TBA", "tbc", "Belirlenecek", "da definire"]
)
def test_a_place_without_a_name_is_named_as_one(text):
    row = one(("Name", "Organisation"), (text, "Comune"))

    assert names_of([row]) == [("", "")]
    assert [(p.code, p.cell) for p in row.problems] == [("place_without_name", "A2")]


def test_nobody_at_all_is_a_problem():
    row = one(("Organisation", "Name", "E-mail"), ("Comune", None, "a@x.example"))

    assert [(p.field, p.code, p.cell) for p in row.problems] == [("full_name", "no_name", "B2")]


@pytest.mark.parametrize("name", ["Anna Rossi (vegan)", "anna@x", "12345", "Anna/Ugo Rossi", "?"])
def test_a_name_with_signs_in_it_asks_for_a_look(name):
    row = one(("Name", "Organisation"), (name, "Comune"))

    assert [remark.code for remark in row.questions] == ["odd_name"]


def test_no_address_is_normal_and_said():
    row = one(("Name", "E-mail"), ("Noel Bla", "-"))

    assert (row.values["email"], row.problems) == ("", ())
    assert [(note.code, note.cell) for note in row.notes] == [("no_email", "B2")]


def test_a_list_without_addresses_says_nothing_about_them():
    row = one(("Name", "Organisation"), ("Noel Bla", "Comune"))

    assert fields.EMAIL not in row.values
    assert row.remarks == ()


def test_leaving_before_coming_is_a_problem():
    row = one(
        ("Name", "Arrival", "Departure"), ("Anna Rossi", date(2027, 5, 22), date(2027, 5, 16))
    )

    assert [(p.code, p.cell, dict(p.params)) for p in row.problems] == [
        (
            "departure_before_arrival",
            "C2",
            {"arrival": date(2027, 5, 22), "departure": date(2027, 5, 16)},
        )
    ]


def test_a_date_that_is_none_is_named_with_its_cell():
    row = one(("Name", "Arrival"), ("Anna Rossi", "soon"))

    assert row.values["arrival"] is None
    assert row.problems == (Remark("arrival", "bad_date", "B2", "soon"),)


def test_too_long_a_text_is_a_problem_and_kept_for_mending():
    row = one(("Name", "Organisation"), ("Anna Rossi", "x" * 300))

    assert len(row.values["organisation"]) == 300
    assert [(p.code, p.cell, dict(p.params)) for p in row.problems] == [
        ("too_long", "B2", {"limit": 250})
    ]


def test_formulas_and_errors_of_used_columns_are_problems():
    header = Row(1, ("Name", "Organisation", "Arrival", "Phone"))
    line = Row(
        2,
        ("Anna Rossi", "#N/A", None, None),
        {1: "error", 2: "formula", 3: "formula"},
    )
    workbook = Workbook("xlsx", (Sheet("s", (header, line)),))

    (row,) = read_rows(find_table(workbook))

    assert [(p.code, p.cell, p.value) for p in row.problems] == [
        ("error_cell", "B2", "#N/A"),
        ("formula_without_value", "C2", ""),
    ]
    assert row.values["organisation"] == ""


@pytest.mark.parametrize(
    "second",
    [
        ("Anna Rossi", "Comune", "a@x.example"),
        ("ROSSI Anna", "Comune", "A@X.example"),
        ("Anna Rossi", "Other", "a@x.example"),
        ("Anna Rossi", "COMUNE", None),
    ],
)
def test_a_person_who_stands_twice_points_at_the_first(second):
    rows = people(
        book(("Name", "Organisation", "E-mail"), ("Anna Rossi", "Comune", "a@x.example"), second)
    )

    assert [row.duplicate_of for row in rows] == [None, 2]
    assert [(q.code, dict(q.params)) for q in rows[1].questions] == [("duplicate", {"row": 2})]


def test_one_name_with_two_addresses_may_be_two_people():
    rows = people(
        book(
            ("Name", "Organisation", "E-mail"),
            ("Ġiljan Għaxaq", "Fondazzjoni", "giljan1@x.example"),
            ("Ġiljan Għaxaq", "Fondazzjoni", "giljan8@x.example"),
        )
    )

    assert [row.duplicate_of for row in rows] == [None, None]
    assert [q.code for q in rows[1].questions] == ["same_name"]


def test_an_office_that_reads_for_several_is_a_question_and_no_error():
    rows = people(
        book(
            ("Name", "E-mail"),
            ("Anna Rossi", "office@x.example"),
            ("Ugo Bianchi", "office@x.example"),
        )
    )

    assert [[(q.code, dict(q.params)) for q in row.questions] for row in rows] == [
        [],
        [("shared_email", {"row": 2})],
    ]
    assert [row.problems for row in rows] == [(), ()]


def test_a_corrected_mapping_decides():
    table = find_table(book(("Name", "Zodiac", "Role"), ("Anna Rossi", "Comune", "Leo")))

    (row,) = read_rows(table, {0: "full_name", 1: "organisation", 2: "ignore"})

    assert row.values == {
        "organisation": "Comune",
        "given_name": "Anna",
        "family_name": "Rossi",
    }


def test_columns_left_out_leave_no_trace():
    row = one(("Name", "Phone", "Allergies"), ("Anna Rossi", "+39 555", "nuts"))

    assert "555" not in repr(row)
    assert "nuts" not in repr(row)


def test_every_code_has_a_severity_and_names_its_parameters():
    assert {code.severity for code in CODES.values()} == {PROBLEM, QUESTION, NOTE}
    assert {type(code.params) for code in CODES.values()} == {tuple}


cells = st.one_of(
    st.none(),
    st.text(max_size=30),
    st.integers(),
    st.floats(),
    st.booleans(),
    st.dates(),
    st.datetimes(),
    st.times(),
    st.sampled_from(
        ["Name", "E-mail", "Total", "N.N.", "a@x.example", "Dr. A ROSSI", "16.05.2027"]
    ),
)
flags = st.dictionaries(st.integers(0, 4), st.sampled_from(["error", "formula", "too_long"]))


@settings(deadline=None)
@given(st.lists(st.tuples(st.lists(cells, min_size=1, max_size=5), flags), max_size=6))
def test_no_sheet_raises_and_every_remark_keeps_its_promise(lines):
    rows = tuple(Row(n, tuple(line), flag) for n, (line, flag) in enumerate(lines, 1))
    table = find_table(Workbook("xlsx", (Sheet("s", rows),)))

    every = dict(enumerate(fields.FIELDS))
    found = read_rows(table) + read_rows(table, {index: every[index] for index in range(5)})

    for remark in (remark for row in found for remark in row.remarks):
        assert set(remark.params) == set(CODES[remark.code].params)
