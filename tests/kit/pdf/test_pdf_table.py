import pytest

from kit.pdf import STRONG, Column, Group
from tests.kit.pdf.reading import lines_of, overlaps, text_of, words_of

ORGANISATION = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunte"
COLUMNS = [
    Column("No", width=26, align="end"),
    Column("Name", weight=3),
    Column("Organisation", weight=2),
    Column("am", width=40, group="Tue 25 May", align="middle"),
    Column("pm", width=40, group="Tue 25 May", align="middle"),
]


def rows(count):
    return [[str(number), f"Name{number}", "Sample", "", ""] for number in range(count)]


def pages_of(document):
    return text_of(document.finish()).split("\f")[:-1]


def test_long_table_repeats_its_header_on_every_page(make_document):
    document = make_document()

    document.table(COLUMNS, rows(120))

    pages = pages_of(document)
    assert len(pages) > 2
    assert [page.count("Organisation") for page in pages] == [1] * len(pages)
    assert [page.count("Tue 25 May") for page in pages] == [1] * len(pages)


def test_every_row_is_printed_once_and_in_order(make_document):
    document = make_document()

    document.table(COLUMNS, rows(120), grid=True, row_height=27, middle=True)

    words = [word.letters for word in words_of(document.finish())]
    assert [word for word in words if word.startswith("Name") and word != "Name"] == [
        f"Name{number}" for number in range(120)
    ]


def test_group_is_repeated_where_its_rows_go_on(make_document):
    document = make_document()

    document.table(COLUMNS, [Group("Sample Rights Foundation"), *rows(60)])

    pages = pages_of(document)
    assert [page.count("Sample Rights Foundation") for page in pages] == [1] * len(pages)


def test_group_is_never_left_alone_at_the_foot_of_a_page(make_document):
    document = make_document()
    document.space(document.room - 75)

    document.table(COLUMNS, [Group("Alone"), *rows(1)])

    pages = pages_of(document)
    assert [("Alone" in page, "Name0" in page) for page in pages] == [(False, False), (True, True)]


def test_row_that_fits_a_page_stays_whole(make_document):
    document = make_document()
    document.space(document.room - 60)

    document.table([Column("What")], [["short"], ["\n".join(f"w{n}" for n in range(10))]])

    assert "w0" not in pages_of(document)[0]


def test_row_higher_than_a_page_goes_on_on_the_next(make_document):
    document = make_document()

    document.table(
        [Column("When", width=60), Column("What")],
        [["09:00", "\n".join(f"line{number}" for number in range(200))], ["18:00", "end"]],
    )

    words = [word.letters for word in words_of(document.finish())]
    assert [word for word in words if word.startswith("line")] == [f"line{n}" for n in range(200)]
    assert words.count("end") == 1


def test_sixty_letters_without_a_space_overlap_nothing(make_document):
    document = make_document(lying=True)
    cells = ["1", [(ORGANISATION, STRONG), " & more"], ORGANISATION, "", ""]

    document.table(COLUMNS, [Group(ORGANISATION * 3), *[cells] * 20], grid=True)

    pdf = document.finish()
    assert overlaps(pdf) == []
    assert max(word.right for word in words_of(pdf)) <= document.right


def test_long_labels_of_narrow_columns_overlap_nothing(make_document):
    document = make_document()
    columns = [Column("Unterschriftsberechtigung" * 4, width=40), Column(ORGANISATION, width=50)]

    document.table([*columns, Column("Name")], [["a", "b", "c"]])

    assert overlaps(document.finish()) == []


def test_word_a_little_too_wide_is_printed_smaller_and_whole(make_document):
    document = make_document()

    document.table([Column("Country", width=52), Column("Name")], [["Württemberg", "x"]])

    assert "Württemberg" in lines_of(document.finish())


def test_first_lines_of_a_row_share_their_baseline(make_document):
    document = make_document()

    document.table([Column("Time", width=60), Column("What")], [["09:00", [("Visit", STRONG)]]])

    words = {word.letters: word for word in words_of(document.finish())}
    depth = {letters: word.bottom - (word.bottom - word.top) / 4 for letters, word in words.items()}
    assert depth["09:00"] == pytest.approx(depth["Visit"], abs=0.02)


def test_table_without_rows_still_has_its_header(make_document):
    document = make_document()

    document.table(COLUMNS, [])

    assert "Organisation" in text_of(document.finish())
