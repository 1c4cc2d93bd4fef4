from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from io import BytesIO

import pytest
import zxingcpp
from pypdf import PdfReader

from kit.pdf import NAME, STRONG, TITLE, Band, Document, Imprint
from kit.pdf.style import SMALLEST
from tests.kit.pdf.conftest import DISCLAIMER
from tests.kit.pdf.reading import fonts_of, overlaps, picture_of, text_of, words_of

ADDRESS = "HTTPS://EXAMPLE.ORG/VERIFY/7Q4K2M9XHB3TRWZC27"
DAYS = [[("hollow", 180), ("small", 60), ("filled", 120)], [("filled", 240)]]


def certificate(make_document, name="Ċetta Għaxaq", **options):
    document = make_document(lying=True, band=Band(DAYS), **options)
    document.text(document.left, document.top, "Certificate of Attendance", TITLE)
    document.fitted(document.left, document.top + 60, name, NAME)
    document.text(
        document.left,
        document.top + 130,
        ["attended the visit ", ("How Graz receives newcomers", STRONG), ", 3 days, 17 hours."],
    )
    document.qr(ADDRESS, document.right - 70, document.top + 130, 70)
    document.y = document.bottom - 110
    document.signatures([["Ayşe Örnek", "Coordinator"], ["Dr. Lukas Österreicher-Groß", "Host"]])
    return document


def test_same_input_gives_the_same_bytes(make_document):
    created = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)

    first = certificate(make_document, created=created).finish()
    second = certificate(make_document, created=created)

    assert second.finish() == first
    assert second.finish() == first


def test_documents_written_by_several_threads_do_not_mix(make_document):
    names = [f"Ċetta Għaxaq {number}" for number in range(12)]
    alone = [certificate(make_document, name).finish() for name in names]

    with ThreadPoolExecutor(4) as pool:
        together = list(pool.map(lambda name: certificate(make_document, name).finish(), names))

    assert together == alone


def test_only_embedded_faces_are_used(make_document):
    fonts = fonts_of(certificate(make_document, "السيدة Γιώργος").finish())

    assert sorted(font["name"].partition("+")[2] for font in fonts) == [
        "NotoSansArabic-Semibold",
        "SourceSans3-Regular",
        "SourceSans3-Semibold",
        "SourceSerif4-Name",
        "SourceSerif4-Title",
        "Ubuntu-Medium",
    ]
    assert {font["embedded"] for font in fonts} == {"yes"}


def test_certificate_without_arabic_is_small(make_document):
    assert len(certificate(make_document).finish()) < 40_000


def test_code_is_read_from_a_grey_rendering(make_document):
    picture = picture_of(certificate(make_document).finish(), dpi=150)

    assert [code.text for code in zxingcpp.read_barcodes(picture)] == [ADDRESS]


def test_title_language_author_and_date_are_told_to_readers(make_document):
    created = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)

    pdf = make_document(title="İmza listesi", language="tr", author="Örnek", created=created)

    file = PdfReader(BytesIO(pdf.finish()))
    catalogue = file.trailer["/Root"]
    assert (file.metadata.title, file.metadata.author) == ("İmza listesi", "Örnek")
    assert file.metadata.creation_date == created
    assert catalogue["/Lang"] == "tr"
    assert catalogue["/ViewerPreferences"]["/DisplayDocTitle"].value is True


def test_every_page_carries_statement_disclaimer_number_and_its_own_number(make_document):
    document = make_document(page_label="Page {page} of {pages}")
    document.new_page()
    document.new_page()

    pages = text_of(document.finish()).split("\f")[:-1]

    flat = [" ".join(page.split()) for page in pages]
    for number, page in enumerate(flat, start=1):
        assert "Co-funded by the European Union" in page
        assert DISCLAIMER in page
        assert "2025-1-TR01-KA220-ADU-000000000 · Sample" in page
        assert f"Page {number} of 3" in page


def test_every_page_carries_the_emblem_in_its_colours(make_document):
    file = PdfReader(BytesIO(make_document().finish()))

    forms = file.pages[0]["/Resources"]["/XObject"].get_object()

    (emblem,) = [form.get_object() for form in forms.values()]
    assert emblem["/BBox"][3] >= 28.35
    assert "0 .2 .6 rg" in emblem.get_data().decode()


def test_black_emblem_has_no_colour(make_document):
    file = PdfReader(BytesIO(make_document(black=True).finish()))

    (emblem,) = file.pages[0]["/Resources"]["/XObject"].get_object().values()

    assert "0 .2 .6 rg" not in emblem.get_object().get_data().decode()


@pytest.mark.parametrize(
    ("statement", "disclaimer"),
    [
        ("Avrupa Birliği tarafından ortaklaşa finanse edilmektedir", DISCLAIMER * 2),
        ("Kofinanzjat mill-Unjoni Ewropea", "Iffinanzjat mill-Unjoni Ewropea. " * 20),
        ("Κ" * 60, "x" * 300),
    ],
)
@pytest.mark.parametrize("lying", [True, False])
def test_frame_has_room_for_long_words(statement, disclaimer, lying):
    imprint = Imprint(statement, disclaimer, "2025-1-TR01-KA220-ADU-000000000", "W" * 60)
    document = Document(title="x", language="mt", imprint=imprint, lying=lying)

    document.text(document.left, document.bottom - 14, "last line")

    pdf = document.finish()
    assert overlaps(pdf) == []
    assert max(word.bottom for word in words_of(pdf)) < document.size[1] - 20
    assert max(word.right for word in words_of(pdf)) <= document.right + 0.01


def test_nothing_is_printed_under_eight_points(make_document):
    document = certificate(make_document)
    document.stamp(document.left, 200, 100, 60, "Stamp")

    heights = [word.bottom - word.top for word in words_of(document.finish())]

    assert min(heights) >= SMALLEST - 0.01


def test_paragraph_leaves_no_single_line_on_a_page(make_document):
    document = make_document()
    document.space(document.room - 30)

    document.paragraph("one\ntwo\nthree")

    pages = text_of(document.finish()).split("\f")
    assert ["one" in pages[0], "two" in pages[0], "two" in pages[1]] == [False, False, True]


def test_heading_goes_to_the_page_of_what_follows(make_document):
    document = make_document()
    document.space(document.room - 40)

    document.heading("Where", 2)
    document.paragraph("Town hall")

    pages = text_of(document.finish()).split("\f")
    assert ["Where" in page for page in pages[:2]] == [False, True]


def test_headings_become_an_outline_that_never_skips_a_level(make_document):
    document = make_document()

    document.heading("Second", 2)
    document.heading("First", 1)
    document.heading("Under it", 2)

    outline = PdfReader(BytesIO(document.finish())).outline
    assert [entry.title for entry in outline[:2]] == ["Second", "First"]
    assert [entry.title for entry in outline[2]] == ["Under it"]


def test_values_stand_beside_their_labels(make_document):
    document = make_document()

    document.key_values([("Host", "Sample University " * 12), ("Where", "Graz")])

    words = {word.letters: word for word in words_of(document.finish())}
    assert words["Where"].top == pytest.approx(words["Graz"].top)
    assert words["Graz"].left > words["Where"].right


def test_signatures_wrap_and_never_overlap(make_document):
    document = make_document()

    document.signatures([["Ö" * 60, "W" * 60], ["Ayşe Örnek", "Coordinator"], ["Third"]])

    assert overlaps(document.finish()) == []


def test_signatures_leave_room_beside_them_when_asked(make_document):
    document = make_document()

    document.signatures([["A" * 60], ["B" * 60]], width=300)

    signed = [word for word in words_of(document.finish()) if set(word.letters) <= {"A", "B"}]
    assert max(word.right for word in signed) <= document.left + 300


def test_document_read_from_right_to_left_starts_at_the_right(make_document):
    document = make_document(language="ar")

    document.paragraph("السيدة")

    word = words_of(document.finish())[0]
    assert word.right == pytest.approx(document.right, abs=1)
