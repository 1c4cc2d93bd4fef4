"""Keeping files and handing them out. The route and the right are the owner's (decision 25)."""

import hashlib
import re
import unicodedata

from django.core.files.base import ContentFile
from django.http import FileResponse

from kit.models import StoredFile

LONGEST_ENDING = 10  # what is longer is a part of the name


def keep(data: bytes, *, name: str, content_type: str) -> StoredFile:
    """Store ``data`` under a random name and return its row."""
    stored = StoredFile(
        name=safe_name(name),
        content_type=content_type,
        size=len(data),
        sha256=fingerprint(data),
    )
    stored.content.save("", ContentFile(data), save=True)
    return stored


def read(stored: StoredFile) -> bytes:
    """The bytes as they were kept; ValueError when the disk holds something else."""
    with stored.content.open("rb") as file:
        data = file.read()
    if fingerprint(data) != stored.sha256:
        raise ValueError(f"stored file {stored.ref} is not what was kept")
    return data


def fingerprint(data: bytes) -> str:
    """What tells two files apart, and shows that one was not changed."""
    return hashlib.sha256(data).hexdigest()


def safe_name(name: str) -> str:
    """A file name without folders, control or direction characters, 120 characters at most."""
    name = re.split(r"[\\/]", unicodedata.normalize("NFC", name))[-1]
    name = "".join(c for c in name if unicodedata.category(c)[0] != "C").strip(". ")
    stem, dot, ending = name.rpartition(".")
    if not dot or len(ending) > LONGEST_ENDING:
        return name[:120] or "file"
    return f"{stem[: 119 - len(ending)]}{dot}{ending}"


def serve(stored: StoredFile, *, inline: bool = False) -> FileResponse:
    """Answer with a stored file; the caller has decided that the reader may have it."""
    response = FileResponse(
        stored.content.open("rb"),
        as_attachment=not inline,
        filename=stored.name,
        content_type=stored.content_type,
    )
    return private(response)


def answer(data: bytes, *, name: str, content_type: str, inline: bool = False):
    """Answer with bytes that are made for this request: an export, a list, an agenda."""
    response = FileResponse(
        ContentFile(data),
        as_attachment=not inline,
        filename=safe_name(name),
        content_type=content_type,
    )
    return private(response)


def private(response):
    """No script in the file runs, no other site embeds it, nobody keeps a copy."""
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "sandbox; default-src 'none'; style-src 'unsafe-inline'"
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    response.headers.setdefault("Cache-Control", "private, no-store")
    return response
