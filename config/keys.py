"""Secrets that an installation makes for itself once and keeps beside its data."""

import os
import secrets
from pathlib import Path


def read_or_make_secret(path: Path) -> str:
    """The text in ``path``; made on the first call, readable by the owner only.

    Two processes that start together get the same text: the one that comes second
    finds the file there.
    """
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text().strip()
    with os.fdopen(handle, "w") as file:
        file.write(secrets.token_urlsafe(64))
    return path.read_text().strip()
