"""What a file is, by its first bytes and never by its name."""

import re
from dataclasses import dataclass

from .refusals import PictureRefused

SIGNED = b"\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07\x02"  # the identifier of signed data
PEM = re.compile(rb"-----BEGIN (PKCS7|PKCS #7 SIGNED DATA|CMS)-----")
PHONE = (b"heic", b"heix", b"hevc", b"mif1", b"msf1", b"heim", b"heis")
LOOKS_AT = 64


@dataclass(frozen=True)
class Kind:
    """A kind of file: its type, the endings that fit it, and whether copies can be drawn."""

    name: str
    content_type: str
    endings: tuple[str, ...]
    is_drawn: bool = True


JPEG = Kind("jpeg", "image/jpeg", ("jpg", "jpeg", "jpe", "jfif"))
PNG = Kind("png", "image/png", ("png",))
WEBP = Kind("webp", "image/webp", ("webp",))
PDF = Kind("pdf", "application/pdf", ("pdf",))
HEIC = Kind("heic", "image/heic", ("heic", "heif"), is_drawn=False)
P7M = Kind("p7m", "application/pkcs7-mime", ("p7m", "p7s"), is_drawn=False)


def kind_of(data: bytes) -> Kind:
    """What the file is; refused when it is none of the kinds above."""
    if not data:
        raise PictureRefused("empty")
    if found := _kind(data[:LOOKS_AT]):
        return found
    raise PictureRefused("unknown_kind")


def _kind(start: bytes) -> Kind | None:
    if start.startswith(b"\xff\xd8\xff"):
        return JPEG
    if start.startswith(b"\x89PNG\r\n\x1a\n"):
        return PNG
    if start.startswith(b"RIFF") and start[8:12] == b"WEBP":
        return WEBP
    if start.startswith(b"%PDF-"):
        return PDF
    if start[4:8] == b"ftyp" and start[8:12] in PHONE:
        return HEIC
    if (start.startswith(b"\x30") and SIGNED in start[:32]) or PEM.match(start):
        return P7M
    return None


def fitting_name(name: str, kind: Kind) -> str:
    """The name with an ending that fits what the file is: "list.html" of a photo gets ".jpg"."""
    ending = name.rpartition(".")[2].lower()
    return name if ending in kind.endings else f"{name}.{kind.endings[0]}"
