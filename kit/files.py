"""Keeping files and handing them out. The route and the right are the owner's (decision 25)."""

import hashlib
import re
import unicodedata
from contextlib import contextmanager, suppress
from contextvars import ContextVar

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import DatabaseError, transaction
from django.http import FileResponse

from kit.models import StoredFile

_kept_here: ContextVar[list | None] = ContextVar("kept here", default=None)
LONGEST_ENDING = 10  # what is longer is a part of the name


@contextmanager
def all_or_nothing():
    """A transaction (block or decorator) whose files go again when it fails.

    The disk knows no rollback: without this a full database would leave files that nobody owns.
    """
    kept: list[str] = []
    token = _kept_here.set(kept)
    try:
        with transaction.atomic():
            yield
    except BaseException:
        for place in kept:
            _forget(place)
        raise
    finally:
        _kept_here.reset(token)


def keep(data: bytes, *, name: str, content_type: str) -> StoredFile:
    """Store ``data`` under a random name and return its row; all of it or nothing."""
    stored = StoredFile(
        name=safe_name(name),
        content_type=content_type,
        size=len(data),
        sha256=fingerprint(data),
    )
    place = StoredFile.content.field.generate_filename(stored, "")
    try:
        stored.content.save("", ContentFile(data), save=True)
    except (OSError, DatabaseError):
        _forget(place)
        raise
    if (kept := _kept_here.get()) is not None:
        kept.append(place)
    return stored


def _forget(place) -> None:
    with suppress(OSError):
        default_storage.delete(place)


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
