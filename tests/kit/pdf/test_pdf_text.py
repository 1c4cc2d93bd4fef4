from unicodedata import normalize

import pytest

from kit.pdf import (
    BODY,
    NAME,
    STRONG,
    Column,
    MissingGlyph,
    cannot_print,
    measure,
    printable,
    shorten,
    with_boxes,
)
from kit.pdf.lines import fit, wrap
from kit.pdf.script import RTL, clean, direction, visual
from kit.pdf.style import CELL
from kit.pdf.text import one_line
from tests.kit.pdf.reading import lines_of, overlaps, picture_of

NAMES = [
    "İbrahim Işık",
    "Ċetta Għaxaq",
    "Γιώργος Παπαδόπουλος",
    "السيدة فاطمة الزهراء",
    "مُحَمَّد بن عَبْد الله",
    "Łukasz Wiśniewski",
    "Кирил Петров",
    "Ġorġ Ħamrun",
    "Șerban Țuțea",
    "O’Brien & <b>",
    "ﬁnal ﬂight",
    "Nguyễn Thị Hằng",
    "Ñuño Ærøskøbing Þórður",
]
HOSTILE = [
    "<b",
    "&",
    "&amp;",
    '<img src="/etc/passwd">',
    '<img src="http://127.0.0.1:9/x.png">',
    '<font color="[__import__]">',
    "{{7*7}}",
    "%s %(name)s {0}",
    ") Tj ET (",
    "\\051 \\( >> endobj",
]


@pytest.mark.parametrize("name", NAMES)
def test_name_taken_out_of_a_page_equals_the_name_put_in(make_document, name):
    document = make_document()

    document.fitted(document.left, document.top, name, NAME)
    document.y = document.top + 60
    document.paragraph(name)

    assert lines_of(document.finish())[:2] == [normalize("NFKC", name)] * 2


@pytest.mark.parametrize("name", NAMES)
def test_name_taken_out_of_a_table_equals_the_name_put_in(make_document, name):
    document = make_document()

    document.table([Column("Name")], [[name]])

    assert lines_of(document.finish())[1] == normalize("NFKC", name)


@pytest.mark.parametrize("text", HOSTILE)
def test_markup_and_operators_are_drawn_as_letters(make_document, text):
    document = make_document()

    document.paragraph(text)

    assert lines_of(document.finish())[0] == text


def test_control_and_direction_marks_are_taken_out():
    text = "  Zoe\u0308\x00\x07 \u202egrO\u200b \u2066x\u00ad\ufeff\t y\u3000z  "

    assert clean(text) == "Zoë grO x y z"


def test_every_kind_of_line_break_is_one():
    assert clean("a\r\nb\u2028c\u0085d \n e") == "a\nb\nc\nd\ne"


def test_text_beyond_the_limit_ends_in_an_ellipsis():
    assert clean("x" * 20, limit=5) == "xxxx…"


def test_letters_that_no_font_has_are_listed_once():
    assert cannot_print("Ana 𓀀𓀀 מ السيدة") == ["𓀀", "מ"]


def test_nothing_is_missing_for_names_of_every_language():
    assert cannot_print(" ".join(NAMES)) == []


def test_page_refuses_letters_that_no_font_has(make_document):
    with pytest.raises(MissingGlyph, match=r"No font can print 𓀀 \(U\+13000\)") as refusal:
        make_document().paragraph("Ana 𓀀")

    assert refusal.value.letters == ["𓀀"]


def test_box_stands_for_letters_that_no_font_has(make_document):
    document = make_document()

    document.paragraph(printable("Party 🎉 at 8"))

    assert lines_of(document.finish())[0] == "Party □ at 8"


def test_brackets_of_a_right_to_left_name_are_turned():
    assert visual("ابا (ب)", RTL) == "(ﺏ) ﺎﺑﺍ"


def test_direction_is_that_of_the_first_letter():
    assert [direction(text) for text in ("12 Graz", "(السيدة) x", "x السيدة", "12")] == [
        "ltr",
        "rtl",
        "ltr",
        "ltr",
    ]


def test_right_to_left_name_does_not_turn_its_neighbours(make_document):
    document = make_document()

    document.paragraph(["1 ", ("السيدة", STRONG), ", 2 ", ("فاطمة", STRONG)])

    assert lines_of(document.finish())[0] == "1 السيدة, 2 فاطمة"


def test_lines_of_a_right_to_left_text_keep_its_direction():
    first, second = wrap("السيدة فاطمة Graz, السيدة", BODY, measure("السيدة فاطمة") + 2)[:2]

    assert (first.base, second.base) == (RTL, RTL)
    assert "".join(run.letters for run in second.runs).endswith("Graz")


def test_lines_are_no_wider_than_asked_for():
    lines = wrap("The quick brown fox " * 30 + "x" * 1000, BODY, 120)

    assert max(line.width for line in lines) <= 120


def test_breaking_a_word_loses_no_letter():
    word = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerk" * 20

    lines = wrap(word, BODY, 100)

    assert "".join(run.letters for line in lines for run in line.runs) == word


def test_word_too_wide_breaks_after_a_hyphen():
    lines = wrap("2025-1-TR01-KA220-ADU-000000000", BODY, 120)

    assert ["".join(run.letters for run in line.runs) for line in lines] == [
        "2025-1-TR01-KA220-ADU-",
        "000000000",
    ]


def test_accent_stays_with_its_letter_when_a_word_breaks():
    lines = wrap("m̄" * 60, BODY, 50)

    assert all(run.letters.startswith("m") for line in lines for run in line.runs)


def test_words_joined_by_parts_without_a_space_stay_together():
    lines = wrap(["visit (", ("Graz", STRONG), ")"], BODY, measure("visit (Graz") + 2)

    assert ["".join(run.letters for run in line.runs) for line in lines] == ["visit", "(Graz)"]


def test_text_that_does_not_fit_becomes_smaller():
    style, lines = fit("Γιώργος Παπαδόπουλος", NAME, 200)

    assert style.size < NAME.size
    assert len(lines) == 1


def test_text_that_never_fits_keeps_all_its_letters():
    style, lines = fit("Foundation" * 30, NAME, 200)

    assert style.size == 8
    assert "".join(run.letters for line in lines for run in line.runs) == "Foundation" * 30


def test_shortened_text_ends_in_an_ellipsis_and_fits():
    short = shorten("Sample University of Applied Sciences", CELL, 80)

    assert short.endswith("…")
    assert measure(short, CELL) <= 80


def test_kerning_brings_letters_closer():
    assert measure("AV", NAME) < measure("A", NAME) + measure("V", NAME)


def test_thousand_letters_without_a_space_and_five_hundred_lines_stay_on_their_pages(make_document):
    document = make_document()

    document.paragraph("x" * 1000)
    document.paragraph("\n".join(f"line {number}" for number in range(500)))

    lines = lines_of(document.finish())
    assert [line for line in lines if line.startswith("line ")] == [f"line {n}" for n in range(500)]
    assert "".join(line for line in lines if set(line) == {"x"}) == "x" * 1000


def test_boxes_of_no_two_words_overlap_whatever_the_words(make_document):
    document = make_document()

    document.heading("Ġ" * 60)
    document.paragraph("É" * 60 + " jgq " * 60)
    document.paragraph(" ".join(NAMES), NAME)

    assert overlaps(document.finish()) == []


def test_arabic_is_drawn_and_not_only_stored(make_document):
    bare, written = make_document(), make_document()

    written.paragraph("السيدة فاطمة الزهراء", NAME)

    assert picture_of(bare.finish()).tobytes() != picture_of(written.finish()).tobytes()


def test_a_list_is_drawn_with_a_box_for_a_letter_that_no_font_has():
    with with_boxes():
        line = one_line("Ana 𓀀 Rossi")

    assert "".join(run.letters for run in line.runs) == "Ana □ Rossi"
    with pytest.raises(MissingGlyph):
        one_line("Ana 𓀀 Rossi")
