"""What can be attached, and the sentence for what cannot."""

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile

from kit.uploads import LetterField

GOOD = {
    "letter.eml": b"From: carmen@centre.example\r\n\r\nPlease.",
    "letter.msg": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
    "letter.pdf": b"%PDF-1.7",
    "LETTER.PDF": b"\xef\xbb\xbf%PDF-1.4",
    "atto.pdf.p7m": b"\x30\x82\x01",
    "photo.jpg": b"\xff\xd8\xff\xe0",
    "photo.jpeg": b"\xff\xd8\xff\xe0",
    "screen.png": b"\x89PNG\r\n",
    "photo.webp": b"RIFF\0\0\0\0WEBPVP8 ",
    "photo.heic": b"\0\0\0\x18ftypheic",
    "programme.docx": b"PK\x03\x04",
    "programme.odt": b"PK\x03\x04",
    "chat.txt": "Yarın geleceğim".encode(),
}


def check(name, data, **options):
    return LetterField(**options).clean(SimpleUploadedFile(name, data, "application/x-evil"))


def refusal(name, data):
    with pytest.raises(ValidationError) as refused:
        check(name, data)
    return refused.value.error_list[0].code, " ".join(refused.value.messages)


@pytest.mark.parametrize("name", GOOD)
def test_mails_letters_photos_and_notes_are_taken_byte_for_byte(name):
    taken = check(name, GOOD[name])

    assert (taken.name, taken.data) == (name, GOOD[name])
    assert taken.content_type != "application/x-evil"


@pytest.mark.parametrize("name", ["page.html", "tool.exe", "macro.docm", "picture.svg", "letter"])
def test_other_kinds_are_refused_with_what_can_be_attached(name):
    code, said = refusal(name, b"<script>")

    assert code == "kind"
    assert name in said
    assert "Attach a mail (.eml or .msg), a PDF, a photo" in said


@pytest.mark.parametrize("name", ["letter.pdf", "photo.jpg", "programme.docx", "letter.msg"])
def test_a_file_that_is_not_what_its_name_says_is_refused(name):
    assert refusal(name, b"MZ\x90 a program") == (
        "other", f"“{name}” is not what its name says: it may be damaged or renamed. Save it again "
        "from the program it comes from.",
    )  # fmt: skip


def test_a_mail_holds_no_zeros():
    assert refusal("letter.eml", b"MZ\0\0")[0] == "other"


def test_too_large_says_how_large_and_what_to_do(settings):
    settings.PROOF_LIMIT = 2**20

    code, said = refusal("scan.pdf", b"%PDF" + b"." * 2**20)

    assert (code, "“scan.pdf” has 2 MB; at most 1 MB" in said) == ("too_large", True)


def test_an_empty_file_is_refused():
    assert refusal("letter.pdf", b"")[1].startswith("The file is empty.")


def test_nothing_is_nothing_when_it_need_not_be_there():
    assert LetterField(required=False).clean(None) is None


def test_the_name_loses_its_folders():
    assert check("../../etc/letter.pdf", b"%PDF").name == "letter.pdf"
