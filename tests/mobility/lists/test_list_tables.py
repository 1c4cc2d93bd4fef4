"""Where the table stands in a file, what its columns are, and which rows are no people."""

import pytest

from kit.sheets.model import Workbook
from mobility.lists.headers import key
from mobility.lists.rows import read_rows
from mobility.lists.table import Skipped, find_table, find_tables
from tests.mobility.lists.lists import (
    book,
    codes_of,
    names_of,
    people,
    sheet,
    text_book,
    xlsx_book,
)

HEADER = ("Name", "Organisation", "E-mail")
ANNA = ("Anna Rossi", "Comune di Roma", "a@x.example")
UGO = ("Ugo Bianchi", "Comune di Roma", "u@x.example")


def fields_of(table) -> list[tuple[str, str, str]]:
    return [(column.letter, column.field, column.origin) for column in table.columns]


def test_the_header_is_found_below_title_rows():
    table = find_table(book(["PARTICIPANTS"], ["Project: 2026-1"], [], HEADER, ANNA))

    assert table.header_row == 4
    assert [row.number for row in table.rows] == [5]


def test_the_sheet_with_people_is_chosen():
    notes = sheet(["Please fill in sheet 2"], name="Info")
    codes = sheet(["Country", "Code"], ["Italy", "IT"], ["Malta", "MT"], name="Codes")
    filled = sheet(HEADER, ANNA, name="List")

    assert find_table(Workbook("xlsx", (notes, codes, filled))).sheet == "List"


def test_every_sheet_with_people_can_be_had():
    filled = [sheet(HEADER, ANNA, name=name) for name in ("Roma", "Graz")]
    empty = sheet(HEADER, name="Template")

    tables = find_tables(Workbook("xlsx", (*filled, empty)))

    assert [table.sheet for table in tables] == ["Roma", "Graz"]


def test_an_empty_workbook_is_an_empty_table():
    assert find_table(Workbook("xlsx", ())).rows == ()
    assert find_table(book()).columns == ()


def test_an_unknown_header_lands_in_the_mapping():
    table = find_table(book([*HEADER, "Zodiac"], [*ANNA, "Leo"]))

    assert fields_of(table)[3] == ("D", "", "unknown")
    assert [column.header for column in table.unknown] == ["Zodiac"]
    assert table.mapping == {0: "full_name", 1: "organisation", 2: "email"}


def test_a_header_that_was_mapped_before_is_remembered():
    table = find_table(book([*HEADER, "Zodiac"], [*ANNA, "Leo"]), {key("ZODIAC "): "function"})

    assert fields_of(table)[3] == ("D", "function", "remembered")


def test_what_was_chosen_before_goes_before_the_dictionary():
    table = find_table(book(HEADER, ANNA), {key("Organisation"): "ignore"})

    assert fields_of(table)[1] == ("B", "ignore", "remembered")


def test_a_header_in_words_nobody_knows_is_still_a_header():
    table = find_table(
        text_book(
            "Név;Szervezet;Cím\nKovács Béla;Város;bela.kovacs@x.example\n"
            "Nagy Éva;Város;eva.nagy@x.example\n"
        )
    )

    assert table.header_row == 1
    assert fields_of(table) == [
        ("A", "full_name", "content"),
        ("B", "", "unknown"),
        ("C", "email", "content"),
    ]


def test_a_file_without_a_header_has_columns_to_map():
    table = find_table(
        text_book(
            "Rossi;Anna;a.rossi@x.example;Comune di Roma;16.05.2027;22.05.2027\n"
            "Bianchi;Ugo;ugo.bianchi@x.example;Comune di Roma;16.05.2027;22.05.2027\n"
            "Verdi;Ida;ida.verdi@x.example;Comune di Roma;16.05.2027;22.05.2027\n"
        )
    )

    assert table.header_row is None
    assert [row.number for row in table.rows] == [1, 2, 3]
    assert [column.field for column in table.columns] == [
        "family_name",
        "given_name",
        "email",
        "organisation",
        "arrival",
        "departure",
    ]


def test_a_bare_column_of_names_is_a_list():
    rows = people(text_book("Anna Rossi\nUgo Bianchi\n"))

    assert names_of(rows) == [("Anna", "Rossi"), ("Ugo", "Bianchi")]


def test_a_column_of_contacts_that_are_addresses_is_taken_for_addresses():
    table = find_table(book(("Name", "Contact"), ("Anna Rossi", "a@x.example")))

    assert fields_of(table)[1] == ("B", "email", "content")


@pytest.mark.parametrize(
    ("header", "cell", "field"),
    [
        ("Title", "Dr.", "title"),
        ("Title", "Project manager", "function"),
        ("Unvanı", "Şube Müdürü", "function"),
        ("Unvanı", "Doç. Dr.", "title"),
        ("Firma", "ABC GmbH", "organisation"),
        ("Firma", None, "ignore"),
    ],
)
def test_headers_that_mean_two_things_are_decided_by_the_cells(header, cell, field):
    table = find_table(book(("Name", header), ("Anna Rossi", cell)))

    assert table.columns[1].field == field


def test_two_rows_of_headers_are_one():
    table = find_table(
        book(
            ("No", "Name", "E-mail", "Date of", None),
            (None, None, "address", "arrival", "Departure"),
            (1, "Anna Rossi", "a@x.example", "16.05.2027", "22.05.2027"),
        )
    )

    assert table.header_row == 2
    assert list(table.mapping.values()) == ["number", "full_name", "email", "arrival", "departure"]


def test_merged_headers_over_two_rows_are_one():
    workbook = xlsx_book(
        [
            ["Annex 1"],
            ["No", "Participant", None, "Institution", "Travel", None],
            [None, "Name", "Surname", None, "Arrival", "Departure"],
            [1, "Anna", "Rossi", "Comune", "16/05/2027", "22/05/2027"],
        ],
        ["A2:A3", "B2:C2", "D2:D3", "E2:F2"],
    )

    (row,) = people(workbook)

    assert (row.values["given_name"], row.values["family_name"]) == ("Anna", "Rossi")
    assert row.values["organisation"] == "Comune"


def test_headers_in_a_second_language_are_no_person():
    table = find_table(book(HEADER, ("Ad Soyad", "Kurum", "E-posta"), ANNA))

    assert [row.number for row in table.rows] == [3]
    assert table.skipped == (Skipped(2, "repeated_header", "Ad Soyad Kurum E-posta"),)


@pytest.mark.parametrize(
    "line",
    [
        ("Toplam:", 9, None),
        (None, "Summe", 9),
        ("TOTAL", None, None),
        ("Totale partecipanti: 9", None, None),
        ("Gesamt 9", None, None),
        ("Għadd", 9, None),
        ("Genel Toplam", None, None),
    ],
)
def test_totals_are_no_people(line):
    table = find_table(book(HEADER, ANNA, [], line))

    assert [row.number for row in table.rows] == [2]
    assert [skipped.reason for skipped in table.skipped] == ["total"]


def test_somebody_called_total_with_an_address_is_a_person():
    table = find_table(book(HEADER, ("Total", None, "total@x.example")))

    assert len(table.rows) == 1


@pytest.mark.parametrize(
    "line",
    [
        ("Signature of the legal representative:",),
        ("* Please send the list by Friday to the coordinator, with copies of the passports.",),
        (None, None, None, "Graz, May 2027"),
        ("İmza",),
        ("TÜRKİYE",),
        ("Österreich",),
    ],
)
def test_notes_below_the_table_are_no_people(line):
    table = find_table(book(HEADER, ANNA, line))

    assert [skipped.reason for skipped in table.skipped] == ["note"]


def test_numbered_lines_of_an_empty_form_are_no_people():
    table = find_table(book(("No", "Name", "Signature"), (1, "Anna Rossi"), (2,), (3.0,), ("4.",)))

    assert [row.number for row in table.rows] == [2]
    assert [skipped.reason for skipped in table.skipped] == ["empty_form"] * 3


def test_a_single_name_without_anything_else_is_a_person():
    assert names_of(people(book(HEADER, ANNA, ("Mohammed",)))) == [
        ("Anna", "Rossi"),
        ("Mohammed", ""),
    ]


@pytest.mark.parametrize(
    "above",
    [
        [["Organisation: FH Beispiel Graz"]],
        [["Kurum:", "FH Beispiel Graz"]],
        [["Partner", None, "FH Beispiel Graz"]],
        [["Teilnehmerliste"], ["FH Beispiel Graz"]],
        [["Participants list – FH Beispiel Graz"], ["Kick-off meeting, Graz"]],
    ],
)
def test_the_organisation_above_the_table_is_that_of_everybody(above):
    (row,) = people(book(*above, ("Name", "E-mail"), ("Anna Muster", "a@x.example")))

    assert row.values["organisation"] == "FH Beispiel Graz"
    assert codes_of(row) == ["organisation_from_title"]


@pytest.mark.parametrize(
    ("name", "hint"),
    [("Comune di Roma", "Comune di Roma"), ("Participants", ""), ("Sayfa1", ""), ("Roma", "")],
)
def test_the_tab_may_name_the_organisation(name, hint):
    assert find_table(book(("Name", "E-mail"), ANNA, name=name)).organisation_hint == hint


def test_an_organisation_named_once_a_group_holds_for_the_rows_below():
    rows = people(
        book(
            ("Organisation", "Name"),
            ("Graz", "Anna Muster"),
            (None, "Karl Bartl"),
            ("Roma", "Ugo Bianchi"),
            (None, "Ida Verdi"),
        )
    )

    assert [row.values["organisation"] for row in rows] == ["Graz", "Graz", "Roma", "Roma"]
    assert [codes_of(row) for row in rows] == [
        [],
        ["organisation_from_above"],
        [],
        ["organisation_from_above"],
    ]


def test_an_organisation_that_was_forgotten_once_is_not_made_up():
    rows = people(book(HEADER, ANNA, UGO, ("Ida Verdi", None, "i@x.example"), UGO))

    assert rows[2].values["organisation"] == ""


def test_headings_between_rows_name_the_organisation_of_those_below():
    table = find_table(
        book(
            ("Name", "E-mail"),
            ("Ankara Büyükşehir Belediyesi",),
            ("Ali Veli", "ali@x.example"),
            ("Partner 3: FH Beispiel Graz",),
            ("Karl Bartl", "karl@x.example"),
        )
    )

    assert [(row.values["organisation"], codes_of(row)) for row in read_rows(table)] == [
        ("Ankara Büyükşehir Belediyesi", ["organisation_from_section"]),
        ("FH Beispiel Graz", ["organisation_from_section"]),
    ]
    assert [skipped.reason for skipped in table.skipped] == ["section", "section"]
