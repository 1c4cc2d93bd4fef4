"""Reading the environment: what cannot be meant is said in a sentence before anything starts."""

import warnings
from pathlib import Path
from urllib.parse import SplitResult, urlsplit

from django.core.exceptions import ImproperlyConfigured

ENGINES = ("django.db.backends.sqlite3", "django.db.backends.postgresql")
EXAMPLE = "postgres://user:password@host:5432/name"


def data_folder(env, default: Path) -> Path:
    """The folder of ``DATA_DIR``, made if it is missing."""
    folder = Path(env.str("DATA_DIR", default=str(default))).resolve()
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ImproperlyConfigured(
            f"DATA_DIR is {folder}, which cannot be made ({error.strerror}). "
            "Name a folder that this user can write."
        ) from None
    return folder


def site(env) -> SplitResult:
    """The parts of ``SITE_URL``."""
    text = env.str("SITE_URL", default="http://localhost:8000").rstrip("/")
    parts = urlsplit(text)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise ImproperlyConfigured(
            f"SITE_URL is {text!r}. Write the whole address, such as https://kilim.example."
        )
    return parts


def host_of(parts: SplitResult) -> str:
    """The host as ``ALLOWED_HOSTS`` spells it."""
    return f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname


def number(env, name: str, default: int) -> int:
    """A whole number."""
    text = env.str(name, default=str(default)).strip()
    if not text.isdecimal():
        raise ImproperlyConfigured(f"{name} is {text!r}. Write a whole number, such as 1.")
    return int(text)


def database(env, default: str) -> dict:
    """Where the data is; never shows the address, which holds a password."""
    try:
        with warnings.catch_warnings(action="ignore"):  # what it would print holds the password
            found = env.db("DATABASE_URL", default=default)
    except (ValueError, ImproperlyConfigured):
        found = {}
    if found.get("ENGINE") not in ENGINES:
        raise ImproperlyConfigured(
            f"DATABASE_URL cannot be read. Write {EXAMPLE} or sqlite:////folder/file.sqlite3, "
            "or leave it out for SQLite in DATA_DIR. Characters such as @ / : in a password are "
            "written as %40 %2F %3A."
        )
    return found


def mail_server(env) -> dict:
    """Django's mail settings from ``EMAIL_URL``; nothing when it is empty."""
    if not env.str("EMAIL_URL", default=""):
        return {}
    try:
        return env.email_url("EMAIL_URL")
    except (ValueError, ImproperlyConfigured):
        raise ImproperlyConfigured(
            "EMAIL_URL cannot be read. Write smtp+tls://user:password@host:587."
        ) from None
