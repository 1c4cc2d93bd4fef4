from datetime import UTC, datetime
from time import perf_counter
from unicodedata import normalize

import pytest
import zxingcpp
from pypdf import PdfReader

from certificates.documents.certificate import Look, Marks, certificate_pdf
from certificates.words import LANGUAGES
from events.band import PALETTES
from events.imprint import imprint_of
from events.models import Project
from tests.certificates.conftest import sample_facts
from tests.kit.pdf.reading import fonts_of, overlaps, picture_of, text_of, words_of

ISSUED = datetime(2027, 5, 27, 15, tzinfo=UTC)
MARKS = Marks(
    "WCI-2027-0042", "HTTPS://KILIM.EXAMPLE/VERIFY/7Q4K2M9XHB3TRWZC7Q4K2M9XHB",
    "7Q4K-2M9X-HB3T-RWZC",
)  # fmt: skip
SIXTY = "Direzione provinciale per l’integrazione e la partecipazione"
NAMES = [
    "İbrahim Işık", "Ċetta Għaxaq", "Γιώργος Παπαδόπουλος", "السيدة فاطمة الزهراء",
    "Jürgen Österreicher-Groß", "María José Ñúñez Peña", "Niccolò D’Angelo", "Żeppi Ħamrun",
]  # fmt: skip
HOSTILE = [
    "<b", "&", '<img src="/etc/passwd">', '<img src="http://127.0.0.1:9">', "{{7*7}}",
    '<font color="[1]">', "W" * 200, "line\n" * 40,
]  # fmt: skip


@pytest.fixture(scope="module")
def look():
    project = Project(
        number="2025-1-TR01-KA220-ADU-000000000", acronym="WCI", call_year=2025,
        granting_authority={"en": "the Turkish National Agency"},
    )  # fmt: skip
    days = [[("hollow", 90), ("small", 30), ("filled", 120)]] * 3
    return Look(imprint_of(project, "en"), days, PALETTES["visit"], "kilim.example/verify")


def drawn(look, languages=("en",), marks=MARKS, **changes):
    return certificate_pdf(
        sample_facts(**changes), languages=list(languages), look=look, marks=marks, created=ISSUED
    )


def flat(text):
    return " ".join(text.split())


@pytest.mark.parametrize("name", NAMES)
def test_name_comes_out_of_the_file_as_it_went_in(look, name):
    text = flat(text_of(drawn(look, ["en", "de"], name=name)))

    assert text.count(normalize("NFKC", name)) == 2


def test_file_says_what_a_certificate_must_say(look):
    text = flat(text_of(drawn(look, days=2, hours=11)))

    for said in (
        "Certificate of Attendance", "This is to certify that", "Ċetta Għaxaq",
        "representing Sample Rights Foundation, Valletta, Malta",
        "attended the study visit “How Graz receives newcomers” held in Graz, Austria, from 25 to "
        "27 May 2027 (2 of 3 days, 11 hours) within the Erasmus+ project “Welcoming Cities” "
        "(2025-1-TR01-KA220-ADU-000000000).",
        "WCI-2027-0042", "7Q4K-2M9X-HB3T-RWZC", "kilim.example/verify",
        "Dr. Lukas Österreicher-Groß", "Receiving organisation", "Coordinating organisation",
        "Place and date of issue: Graz, 27 May 2027",
        "Records kept by: Sample Provincial Directorate, Ankara, Türkiye",
        "Co-funded by the European Union", "the Turkish National Agency can be held responsible",
    ):  # fmt: skip
        assert said in text


@pytest.mark.parametrize("language", LANGUAGES[1:])
def test_second_language_stands_beneath_the_first(look, language):
    text = text_of(drawn(look, ["en", language]))

    english, second = text.index("Certificate of Attendance"), text.index("Erasmus+ project")
    assert english < second
    assert text.count("2025-1-TR01-KA220-ADU-000000000") == 3


@pytest.mark.parametrize("language", LANGUAGES[1:])
def test_no_words_overlap_with_long_names(look, language):
    pdf = drawn(
        look, ["en", language], name="María José Ñúñez Peña de la Fuente y Österreicher-Groß",
        organisation=SIXTY, host=SIXTY,
        title={"en": "How the capital of Styria and its neighbours receive newcomers and refugees"},
        signatories=[
            {"name": "Univ.-Prof. Dr. Lukas Österreicher-Groß", "function": "Leiter der Abteilung",
             "organisation": SIXTY, "as": capacity}
            for capacity in ("host", "coordinator", "")
        ],
    )  # fmt: skip

    assert overlaps(pdf) == []
    assert len(PdfReader(_file(pdf)).pages) == 1


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_drawn_as_text_on_one_page(look, text):
    begun = perf_counter()
    pdf = drawn(look, ["en", "tr"], name=text, organisation=text[:200], title={"en": text[:200]})

    reader = PdfReader(_file(pdf))
    assert len(reader.pages) == 1
    assert list(reader.pages[0].images) == []
    assert perf_counter() - begun < 3


@pytest.mark.parametrize("text", HOSTILE)
def test_everything_stays_on_the_paper(look, text):
    pdf = drawn(look, ["en", "de"], name=text, organisation=text[:200])

    outside = [
        word.letters for word in words_of(pdf)
        if word.left < 28 or word.right > 842 - 28 or word.top < 20 or word.bottom > 595 - 20
    ]  # fmt: skip
    assert outside == []


def test_small_file_with_embedded_faces_only(look):
    pdfs = [drawn(look, ["en", language]) for language in LANGUAGES[1:]]

    assert max(map(len, pdfs)) < 40_000
    assert {font["embedded"] for pdf in pdfs for font in fonts_of(pdf)} == {"yes"}


def test_same_input_gives_the_same_bytes(look):
    assert drawn(look, ["en", "mt"]) == drawn(look, ["en", "mt"])


@pytest.mark.parametrize("languages", [["en"], ["en", "tr"]])
def test_code_is_read_from_a_grey_rendering(look, languages):
    found = zxingcpp.read_barcodes(picture_of(drawn(look, languages), 150))

    assert [code.text for code in found] == [MARKS.code]


def test_preview_has_no_number_and_no_code_and_says_so(look):
    pdf = drawn(look, ["en", "tr"], marks=None)

    text = text_of(pdf)
    assert "PREVIEW" in text
    assert "WCI-" not in text
    assert zxingcpp.read_barcodes(picture_of(pdf, 150)) == []


def test_lines_to_sign_on_keep_room_for_a_stamp(look):
    pdf = drawn(look, ["en", "tr"], organisation=SIXTY, name="María José Ñúñez Peña " * 3)

    words = words_of(pdf)
    signed = min(word.top for word in words if word.letters == "Lukas")
    above = max(word.bottom for word in words if word.bottom < signed - 1)
    assert signed - above > 50


def _file(pdf):
    from io import BytesIO

    return BytesIO(pdf)
