"""The five lists as they came by mail."""

import json

import pytest

from tests.mobility.lists.lists import FOLDER, codes_of, people, real_lists

EXPECTED = json.loads((FOLDER / "expected.json").read_text())["people"]


@pytest.fixture(scope="module")
def rows_by_file():
    return {name: people(workbook) for name, workbook in real_lists().items()}


def good(rows):
    return [row for row in rows if not row.problems and row.duplicate_of is None]


def test_the_five_lists_give_exactly_the_expected_people_with_an_address(rows_by_file):
    found = [
        {
            "first": row.values["given_name"],
            "last": row.values["family_name"],
            "email": row.values["email"],
            "organisation": row.values["organisation"],
        }
        for rows in rows_by_file.values()
        for row in good(rows)
        if row.values["email"]
    ]

    assert found == [{key: p[key] for key in p if key != "source"} for p in EXPECTED]


def test_each_list_gives_nine_people_and_one_more_is_reached_in_another_way(rows_by_file):
    with_email = [
        sum(bool(r.values["email"]) for r in good(rows)) for rows in rows_by_file.values()
    ]
    without = [r for rows in rows_by_file.values() for r in good(rows) if not r.values["email"]]

    assert with_email == [9, 9, 9, 9, 9]
    assert [(r.values["given_name"], r.values["family_name"]) for r in without] == [
        ("Noel", "Bla Mejl")
    ]
    assert codes_of(without[0]) == ["no_email"]


def test_the_broken_address_is_the_only_problem_and_is_named_with_its_cell(rows_by_file):
    problems = [p for rows in rows_by_file.values() for row in rows for p in row.problems]

    assert [(p.field, p.code, p.cell, p.value) for p in problems] == [
        ("email", "email_without_at", "D12", "karmnu(at)example")
    ]


def test_the_person_who_stands_twice_points_at_the_first_row(rows_by_file):
    twice = [
        (name, row.number, row.duplicate_of)
        for name, rows in rows_by_file.items()
        for row in rows
        if row.duplicate_of
    ]

    assert twice == [("04-roma-partecipanti.xlsx", 12, 2)]


def test_everybody_arrives_and_leaves_on_the_day_of_the_list(rows_by_file):
    days = {
        (row.values["arrival"].isoformat(), row.values["departure"].isoformat())
        for rows in rows_by_file.values()
        for row in rows
    }

    assert days == {("2027-05-16", "2027-05-22")}


def test_titles_and_functions_are_kept_and_phones_and_diets_are_not(rows_by_file):
    rows = [row for rows in rows_by_file.values() for row in rows]

    assert [r.values["title"] for r in rows if r.values.get("title")] == ["Mag."] * 3
    assert {r.values["function"] for r in rows} == {
        "Uzman",
        "wiss. Mitarbeit",
        "técnico/a",
        "partecipante",
        "Participant",
    }
    everything = json.dumps([[dict(r.values), dict(r.cells)] for r in rows], default=str)
    assert "555 000" not in everything
    assert "vegetarisch" not in everything
    assert "no e-mail yet" not in everything
