"""Addresses and dates as people write them."""

from datetime import date, datetime, time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mobility.lists.dates import mostly_month_first, read_date
from mobility.lists.emails import read_email
from mobility.lists.texts import clean, fold

DAY = date(2027, 5, 16)


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("a.b@C.example\xa0", "a.b@c.example"),
        ("SIDKI@ORNEK.EXAMPLE", "sidki@ornek.example"),
        ("BİLGİ@ÖRNEK.EXAMPLE", "bilgi@örnek.example"),
        ("mailto:X@y.example", "x@y.example"),
        ("Anna Rossi <anna@x.example>", "anna@x.example"),
        ("Anna Rossi anna@x.example", "anna@x.example"),
        ("a@x.example,", "a@x.example"),
        ("(a@x.example)", "a@x.example"),
        ("a@x.example; b@y.example", "a@x.example"),
        ("o'neil+list@x.example", "o'neil+list@x.example"),
        ("a＠x.example", "a@x.example"),
        ("-", ""),
        ("n/a", ""),
        ("yok", ""),
        (None, ""),
    ],
)
def test_an_address_is_cleaned(text, address):
    email = read_email(text)

    assert (email.address, email.problem) == (address, "")


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("karmnu(at)example", "email_without_at"),
        ("anna", "email_without_at"),
        ("anna @x.example", "email_with_spaces"),
        ("öz@x.example", "email_with_letters"),
        ("a@b", "email_without_domain"),
        ("a@b.c", "bad_email"),
        ("a@@x.example", "bad_email"),
        ("a..b@x.example", "bad_email"),
        ("a@x..example", "bad_email"),
        ("@x.example", "bad_email"),
        ("a" * 65 + "@x.example", "bad_email"),
        (12345, "email_without_at"),
    ],
)
def test_a_broken_address_says_what_is_wrong(text, problem):
    assert read_email(text).problem == problem


def test_further_addresses_are_named():
    assert read_email("a@x.example / B@y.example").others == ("b@y.example",)


@pytest.mark.parametrize(
    "value",
    [
        DAY,
        datetime(2027, 5, 16, 14, 30),
        "16.05.2027",
        "16.5.27",
        "16/05/2027",
        "16-05-2027",
        "2027-05-16",
        "2027/5/16",
        "20270516",
        "2027-05-16T14:30:00",
        "16.05.2027 14:30",
        "16/05/2027, 2:30 pm",
        "So., 16.05.2027",
        "Sunday, 16 May 2027",
        "16 May 2027",
        "16th May 2027",
        "May 16, 2027",
        "16-May-27",
        "16 Mayıs 2027",
        "16 MAYIS 2027 Pazar",
        "16. Mai 2027",
        "16 de mayo de 2027",
        "16 maggio 2027",
        "16 ta' Mejju 2027",
        "16 mai 2027",
        "16 Μαΐου 2027",
        "16 maja 2027",
        "46523",
        46523,
        " 16.05.2027\xa0",
    ],
)
def test_a_date_is_understood(value):
    assert read_date(value).day == DAY


@pytest.mark.parametrize(
    ("value", "problem"),
    [
        ("16 May", "date_without_year"),
        ("16.05.", "date_without_year"),
        ("31.02.2027", "bad_date"),
        ("0000-00-00", "bad_date"),
        ("9999-12-31", "date_out_of_range"),
        (date(1900, 1, 1), "date_out_of_range"),
        ("1.1.1980", "date_out_of_range"),
        ("soon", "bad_date"),
        (time(14, 30), "bad_date"),
        (7, "bad_date"),
        (True, "bad_date"),
        ("16-22.05.2027", "bad_date"),
        ("9" * 9000, "bad_date"),
    ],
)
def test_a_date_that_is_none_says_why(value, problem):
    found = read_date(value)

    assert (found.day, found.problem) == (None, problem)


@pytest.mark.parametrize("value", [None, "", "-", "yok"])
def test_no_date_is_no_problem(value):
    assert (read_date(value).day, read_date(value).problem) == (None, "")


def test_the_day_stands_first_unless_that_is_impossible():
    assert read_date("05/06/2027").day == date(2027, 6, 5)
    assert read_date("05/16/2027").day == date(2027, 5, 16)
    assert read_date("05/16/2027").month_first


def test_a_column_that_must_be_american_is_read_so_as_a_whole():
    assert mostly_month_first(["05/06/2027", "05/16/2027"])
    assert not mostly_month_first(["05/06/2027", "05/16/2027", "16/05/2027"])
    assert read_date("05/06/2027", month_first=True).day == date(2027, 5, 6)


@settings(deadline=None)
@given(st.dates(date(2000, 1, 1), date(2100, 12, 31)), st.sampled_from(["%d.%m.%Y", "%Y-%m-%d"]))
def test_every_date_of_the_century_is_understood(day, form):
    assert read_date(day.strftime(form)).day == day


@settings(deadline=None)
@given(st.one_of(st.text(), st.integers(), st.floats(), st.datetimes(), st.times()))
def test_nothing_in_a_cell_raises(value):
    read_date(value)
    read_email(value)
    assert clean(clean(value)) == clean(value)


def test_words_fold_to_what_they_have_in_common():
    assert fold("İLETİŞİM") == fold("iletişim") == fold("ıletisim") == "iletisim"
    assert fold("E-Mail\xa0Adresse:") == "e mail adresse"
    assert fold("Straße") == "strasse"
    assert fold("ΦΟΡΕΑΣ") == fold("Φορέας")
