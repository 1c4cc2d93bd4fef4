"""What a file is, by its first bytes and never by its name."""

import re

from .refusals import SheetRefused

ZIP = b"PK\x03\x04"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")

FOREIGN = {
    b"%PDF": "pdf",
    b"\x89PNG": "png",
    b"\xff\xd8\xff": "jpeg",
    b"GIF8": "gif",
    b"RIFF": "webp",
    b"\x1f\x8b": "gzip",
    b"7z\xbc\xaf": "7z",
    b"Rar!": "rar",
    b"{\\rtf": "rtf",
    b"PK\x05\x06": "zip",
}
MARKUP = re.compile(rb"\s*<(\?xml|!doctype|html|head|body|table|svg)", re.IGNORECASE)
JSON = re.compile(rb"\s*(\{\s*[\"}]|\[\s*[\[{\"])")
YAML = re.compile(rb"(---\s*\n|%YAML)")
MARK = re.compile(b"(\xef\xbb\xbf|\xff\xfe|\xfe\xff)")


def refuse_foreign(data: bytes) -> None:
    """Refuse what is neither an Open XML archive nor text."""
    if not data.strip():
        raise SheetRefused("empty")
    if data.startswith(OLE):
        raise SheetRefused("encrypted" if ENCRYPTED in data else "old_xls")
    for magic, name in FOREIGN.items():
        if data.startswith(magic):
            raise SheetRefused("not_a_sheet", {"looks_like": name})


def refuse_other_text(data: bytes) -> None:
    """Refuse text that is a page, a script's data or not text at all."""
    start = MARK.sub(b"", data[:4096], count=1)
    for pattern, name in ((MARKUP, "html"), (JSON, "json"), (YAML, "yaml")):
        if pattern.match(start):
            raise SheetRefused("not_a_sheet", {"looks_like": name})
