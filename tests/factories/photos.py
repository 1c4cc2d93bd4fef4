"""Photos and scans as they come, and as somebody with bad intentions would send them."""

import io
import struct
import zlib
from functools import cache

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, ImageDraw

from attendance.uploads import Upload, looked_at

GRAZ = (47.0, 4.0, 12.0)
SIDEWAYS = 6  # as a phone says that it was held upright


@cache
def photo(width=640, height=480, *, orientation=SIDEWAYS) -> bytes:
    """A JPEG of a phone: red at its upper left corner, turned and placed by its metadata."""
    picture = Image.new("RGB", (width, height), "white")
    ImageDraw.Draw(picture).rectangle((0, 0, width // 4, height // 4), fill="red")
    said = Image.Exif()
    said[0x0112], said[0x010F] = orientation, "Canary Phone"
    place = said.get_ifd(0x8825)
    place[1], place[2] = "N", GRAZ
    return saved(picture, "JPEG", quality=90, exif=said, comment=b"Canary comment")


def saved(picture, kind, **options) -> bytes:
    file = io.BytesIO()
    picture.save(file, kind, **options)
    return file.getvalue()


@cache
def scan(pages=2) -> bytes:
    """A scanned PDF."""
    first, *others = [Image.new("RGB", (400, 560), (250 - n, 250, 250)) for n in range(pages)]
    return saved(first, "PDF", save_all=True, append_images=others)


@cache
def bomb() -> bytes:
    """A small file that would be a picture of 1.6 billion pixels, written line after line."""
    side = 40_000
    packer = zlib.compressobj(1)
    lines = (packer.compress(bytes(1000 * (1 + side // 8))) for _thousand in range(side // 1000))
    return b"".join([
        b"\x89PNG\r\n\x1a\n", _chunk(b"IHDR", struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0)),
        _chunk(b"IDAT", b"".join(lines) + packer.flush()), _chunk(b"IEND", b""),
    ])  # fmt: skip


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def signed_file() -> bytes:
    """The beginning of an Italian .p7m; nobody looks further."""
    return b"\x30\x82\x10\x00\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07\x02" + b"\xa0" * 200


def upload(data, name="IMG_2041.jpg", kind="image/jpeg"):
    return SimpleUploadedFile(name, data, kind)


@cache
def looked(data: bytes) -> Upload:
    """A file that was looked at, once for all tests: a child process draws its copies."""
    [found], refused = looked_at([upload(data)])
    assert refused == []
    return found


def looked_photo() -> Upload:
    return looked(photo())
