"""Copies for showing: upright, without place and camera, whatever the file tries."""

import io
import resource
import subprocess
import sys

import pytest
from PIL import Image

from kit.child import ROOT
from kit.pictures.copies import copies_of
from kit.pictures.kinds import fitting_name, kind_of
from kit.pictures.limits import LIMITS, Limits
from kit.pictures.refusals import REFUSALS, PictureRefused
from tests.factories import photos


def opened(copy) -> Image.Image:
    return Image.open(io.BytesIO(copy.data))


def refusal(data: bytes, limits: Limits = LIMITS) -> PictureRefused:
    with pytest.raises(PictureRefused) as refused:
        copies_of(data, limits)
    assert refused.value.params.keys() == set(REFUSALS[refused.value.code])
    return refused.value


def test_a_photo_held_sideways_stands_upright_in_its_copy():
    [copy] = copies_of(photos.photo(640, 480)).pages

    red, _green, blue = opened(copy).getpixel((copy.width - 20, 20))
    assert (copy.width, copy.height) == (480, 640)
    assert red > 200 > 100 > blue  # the upper left corner has moved to the upper right


def test_a_copy_knows_neither_place_nor_camera():
    original = photos.photo()
    [copy] = copies_of(original).pages

    assert Image.open(io.BytesIO(original)).getexif().get_ifd(0x8825)[1] == "N"
    assert (dict(opened(copy).getexif()), opened(copy).info.keys() & {"exif", "comment"}) == (
        {},
        set(),
    )
    assert b"Canary" not in copy.data


def test_a_large_photo_becomes_a_copy_in_which_signatures_can_still_be_read():
    [copy] = copies_of(photos.photo(4032, 3024)).pages

    assert (copy.width, copy.height) == (1650, 2200)


@pytest.mark.parametrize("kind", ["PNG", "WEBP"])
def test_what_is_transparent_stands_on_white(kind):
    [copy] = copies_of(photos.saved(Image.new("RGBA", (60, 40), (0, 0, 0, 0)), kind)).pages

    assert opened(copy).getpixel((5, 5)) == (255, 255, 255)


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "CMYK", "I;16"])
def test_pictures_of_every_make_can_be_copied(mode):
    kind = "JPEG" if mode == "CMYK" else "PNG"

    assert len(copies_of(photos.saved(Image.new(mode, (50, 40)), kind)).pages) == 1


def test_each_page_of_a_scan_is_a_picture():
    copies = copies_of(photos.scan(3))

    assert (copies.kind.name, copies.count, len(copies.pages)) == ("pdf", 3, 3)
    assert {max(page.width, page.height) for page in copies.pages} == {2200}


def test_of_a_long_scan_the_first_pages_are_shown_and_all_are_counted():
    copies = copies_of(photos.scan(4), Limits(pages=2))

    assert (copies.count, len(copies.pages)) == (4, 2)


@pytest.mark.parametrize(
    ("data", "kind"),
    [(photos.signed_file(), "p7m"), (b"-----BEGIN PKCS7-----\nMII", "p7m"),
     (b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00", "heic")],
)  # fmt: skip
def test_what_cannot_be_drawn_is_named_and_has_no_pages(data, kind):
    copies = copies_of(data)

    assert (copies.kind.name, copies.pages) == (kind, ())


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty"),
        (b"<html><script>alert(1)</script>", "unknown_kind"),
        (b"GIF89a" + bytes(40), "unknown_kind"),
        (b"PK\x03\x04" + bytes(40), "unknown_kind"),
        (b"MZ" + bytes(40), "unknown_kind"),
        (b"\x30\x82\x10\x00" + bytes(60), "unknown_kind"),
        (b"\xff\xd8\xff and nothing of a picture", "broken"),
        (b"%PDF-1.7 and nothing of a document", "broken"),
        (b"RIFF\x00\x00\x00\x00WEBPVP8 nothing", "broken"),
        (photos.photo()[:2000], "broken"),
    ],
)
def test_what_is_no_picture_is_refused_with_its_reason(data, code):
    assert refusal(data).code == code


def test_a_pdf_that_opens_with_a_password_only_is_said_to_be_locked():
    from pypdf import PdfWriter

    writer, file = PdfWriter(io.BytesIO(photos.scan(1))), io.BytesIO()
    writer.encrypt("secret", algorithm="RC4-128")
    writer.write(file)

    assert refusal(file.getvalue()).code == "locked"


def test_a_bomb_is_refused_before_it_is_unpacked():
    assert len(photos.bomb()) < 1_000_000
    assert refusal(photos.bomb()).code == "too_many_pixels"


def test_the_child_gets_no_bigger_than_allowed_and_our_own_limits_stay(tmp_path):
    file = tmp_path / "hostile"
    file.write_bytes(photos.bomb())

    peak = subprocess.run(
        [sys.executable, "-c", MEASURE, str(file)], cwd=ROOT, capture_output=True, text=True
    )

    assert int(peak.stdout) * 1024 <= LIMITS.memory_bytes
    assert resource.getrlimit(resource.RLIMIT_AS)[0] != LIMITS.memory_bytes


MEASURE = """
import resource, sys
from kit.pictures.copies import copies_of
from kit.pictures.refusals import PictureRefused
try:
    copies_of(open(sys.argv[1], "rb").read())
except PictureRefused:
    print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""


def test_more_memory_than_allowed_is_a_picture_too_large():
    data = photos.saved(Image.new("RGB", (6000, 6000)), "PNG")

    assert refusal(data, Limits(memory_bytes=140 * 2**20)).code == "too_many_pixels"


def test_a_file_that_takes_too_long_is_given_up():
    assert refusal(photos.photo(), Limits(wall_seconds=0.01)).code == "timed_out"


def test_a_file_above_the_size_is_not_even_looked_at():
    refused = refusal(b"x" * 2_000_000, Limits(file_bytes=2**20))

    assert (refused.code, refused.params) == ("too_large", {"limit_mb": 1})


def test_a_photo_that_is_also_a_page_shows_nothing_of_the_page():
    polyglot = photos.photo() + b"<script>alert('canary')</script>"

    [copy] = copies_of(polyglot).pages

    assert b"script" not in copy.data


@pytest.mark.parametrize(
    ("name", "fitting"),
    [("list.JPG", "list.JPG"), ("list.html", "list.html.jpg"), ("list", "list.jpg"),
     ("liste.jpeg", "liste.jpeg"), ("scan.pdf", "scan.pdf.jpg")],
)  # fmt: skip
def test_a_name_ends_as_the_file_is(name, fitting):
    assert fitting_name(name, kind_of(photos.photo())) == fitting
