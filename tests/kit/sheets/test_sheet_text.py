"""Text files with a delimiter: encodings, delimiters, quotation marks."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kit.sheets.encodings import decode
from kit.sheets.guard import guard, unguard
from kit.sheets.limits import LIMITS
from kit.sheets.model import Row
from kit.sheets.reader import read_workbook
from kit.sheets.refusals import SheetRefused

TURKISH = "Adı Soyadı;Kurumu\r\nİbrahim Işık;Çankaya Müdürlüğü\r\n"
SPANISH = "Nombre;Entidad\r\nRenata Cañas;Centro de Formación\r\nPeña Pavón;Técnico/a\r\n"
GERMAN = "Vorname;Straße\r\nJürgen;Österreicher-Groß\r\nSören;Käthe\r\n"
ITALIAN = "Nome;Città\r\nNiccolò Verdù;Forlì\r\nPerché;È già\r\n"
POLISH = "Imię i nazwisko;Instytucja\r\nŁukasz Wiśniewski;Urząd\r\nŻaneta Dąbrowska;Łódź\r\n"
CZECH = "Jméno;Příjmení\r\nJiří;Dvořák\r\nŠárka;Černý\r\n"
GREEK = "Ονοματεπώνυμο;Φορέας\r\nΓιώργος Παπαδόπουλος;Δήμος Αθηναίων\r\n"
MALTESE = "Isem;Kunjom\r\nĊetta;Għaxaq\r\n"
CYRILLIC = "Имя;Организация\r\nИван Петров;Школа\r\n"
ARABIC = "الاسم;المؤسسة\r\nفاطمة الزهراء;جمعية النور\r\n"
DASHES = "Name;Place\r\nAnna – “Rossi”;L’Aquila\r\n"
PASTED = "Name;E-Mail\r\nCarla Stütz;C@X.EXAMPLE\xa0\r\n" + "Anna;A@X.EXAMPLE\xa0\r\n" * 8


def book_of(data: bytes):
    return read_workbook(data, "liste.csv")


def lines_of(data: bytes) -> list[tuple]:
    (sheet,) = book_of(data).sheets
    return [found.cells for found in sheet.rows]


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (TURKISH, "cp1254"),
        (SPANISH, "cp1252"),
        (SPANISH, "mac_roman"),
        (SPANISH, "cp850"),
        (GERMAN, "cp1252"),
        (GERMAN, "mac_roman"),
        (GERMAN, "cp850"),
        (ITALIAN, "cp1252"),
        (POLISH, "cp1250"),
        (CZECH, "cp1250"),
        (GREEK, "cp1253"),
        (CYRILLIC, "cp1251"),
        (ARABIC, "cp1256"),
        (DASHES, "cp1252"),
        (PASTED, "cp1252"),
        *[(text, "utf-8") for text in (TURKISH, SPANISH, GREEK, MALTESE)],
        *[(text, "utf-8-sig") for text in (TURKISH, SPANISH, GREEK, MALTESE)],
        *[(text, "utf-16") for text in (TURKISH, SPANISH, GREEK, MALTESE)],
        *[(text, "utf-16-le") for text in (TURKISH, SPANISH, MALTESE)],
        *[(text, "utf-16-be") for text in (TURKISH, SPANISH, MALTESE)],
    ],
)
def test_letters_survive_every_usual_encoding(text, encoding):
    found, name = decode(text.encode(encoding))

    assert found == text
    assert name == encoding


def test_the_workbook_says_how_it_was_read():
    book = book_of(TURKISH.encode("cp1254"))

    assert (book.format, book.encoding, book.delimiter) == ("csv", "cp1254", ";")
    assert book.sheets[0].name == "liste"


@pytest.mark.parametrize(
    "data",
    [
        "שם;ארגון ופרטים".encode("cp1255"),
        "Name;Ãƒâ€žÃ‚Â±".encode() + b"\xff",
        bytes(range(0x80, 0x100)),
        b"\xef\xbb\xbfName;Pe\xf1a",
        b"\xff\xfeN\x00a",
    ],
)
def test_letters_that_nothing_explains_are_refused_and_not_garbled(data):
    with pytest.raises(SheetRefused) as refused:
        decode(data)

    assert refused.value.code == "unknown_encoding"


@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
def test_the_delimiter_is_found_also_below_title_rows(delimiter):
    lines = ["Participants; list, of | partners", "", f"Name{delimiter}Mail{delimiter}Place"]
    lines += [delimiter.join(['"Rossi; Anna, M."', "a@x.example", f"Graz {n}"]) for n in range(4)]

    found = lines_of("\r\n".join(lines).encode())

    assert found[-1] == ("Rossi; Anna, M.", "a@x.example", "Graz 3")


@pytest.mark.parametrize("told", ["sep=;", '"sep=;"', "SEP=;"])
def test_the_line_that_names_the_delimiter_is_no_row(told):
    (sheet,) = book_of(f"{told}\r\nName;a,b,c\r\nAnna;d,e,f\r\n".encode()).sheets

    assert sheet.rows == (Row(1, ("Name", "a,b,c")), Row(2, ("Anna", "d,e,f")))


def test_line_breaks_and_quotation_marks_inside_cells_stay():
    data = b'Name;Note\r\n"Anna\r\nRossi";"says ""hi"""\r\n\r\nUgo;"a;b"\r\n'

    (sheet,) = book_of(data).sheets

    assert sheet.rows == (
        Row(1, ("Name", "Note")),
        Row(2, ("Anna\r\nRossi", 'says "hi"')),
        Row(4, ("Ugo", "a;b")),
    )


def test_a_forgotten_quotation_mark_does_not_swallow_the_list():
    lines = ["Name\tMail", '"Anna\ta@x.example', *(f"Ugo {n}\tu{n}@x.example" for n in range(40))]

    found = lines_of("\n".join(lines).encode())

    assert len(found) == 42
    assert found[1] == ('"Anna', "a@x.example")


def test_a_cell_of_a_megabyte_is_cut_and_flagged():
    (sheet,) = book_of(b"Name;Note\nAnna;" + b"word " * 200_000).sheets

    assert len(sheet.rows[1].cells[1]) == LIMITS.cell_characters
    assert sheet.rows[1].flags == {1: "too_long"}


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"a;b\n" * (LIMITS.rows + 1), "too_many_rows"),
        (b"a;" * (LIMITS.columns + 1) + b"a", "too_many_columns"),
    ],
)
def test_too_long_and_too_wide_texts_are_refused(data, code):
    with pytest.raises(SheetRefused) as refused:
        book_of(data)

    assert refused.value.code == code


def test_empty_columns_at_the_end_do_not_count():
    assert lines_of(b"Name;Mail" + b";" * 300 + b"\nAnna;a@x.example\n") == [
        ("Name", "Mail"),
        ("Anna", "a@x.example"),
    ]


@settings(deadline=None)
@given(st.text())
def test_guarding_a_text_can_be_undone(text):
    assert unguard(guard(text)) == text


@settings(deadline=None)
@given(st.sampled_from("=+-@\t\r\n'＝＋－＠"), st.text())
def test_a_guarded_text_never_begins_like_a_formula(first, rest):
    assert guard(first + rest)[0] == "'"
