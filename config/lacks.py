"""What this installation lacks: sentences that say what, where and what to do.

One list for all who have to know: ``manage.py check --deploy``, the start of the site and of the
worker, and ``/readyz``. In development (DEBUG on and an address of this machine or its network)
nobody is asked for https or a mail server.
"""

import os
import shutil
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from ipaddress import ip_address
from pathlib import Path
from urllib.parse import urlsplit

from django.conf import settings
from django.db import DatabaseError, connection
from django.http.request import validate_host

from config.catalogues import TRANSLATED, path_of
from config.sqlite import has_wal_reset_fault, is_on_a_network
from kit import append_only, work

KEY_LENGTH = 50
NEARLY_FULL = 500 * 2**20
FULL = 50 * 2**20


@dataclass(frozen=True)
class Lack:
    """One thing to mend; ``id`` is that of the system check."""

    id: str
    says: str


def at_start() -> list[Lack]:
    """What the log says when the site or its worker starts."""
    found = [of_the_settings(), of_the_machine(), of_the_pages(), of_the_database()]
    return [lack for lacks in found for lack in lacks]


def of_the_settings() -> Iterator[Lack]:
    """What the environment says, or does not say."""
    if settings.DEBUG and not is_near():
        yield Lack(
            "kilim.W004",
            f"DEBUG is on while SITE_URL is {settings.SITE_URL}: error pages show the data of "
            "people. Unset DEBUG.",
        )
    if not (settings.DEBUG and is_near()):
        yield from _for_the_public()
    if weakness := weakness_of_key(settings.SECRET_KEY):
        yield Lack(
            "kilim.W005",
            f"SECRET_KEY {weakness}: sessions can be forged. Unset it, and a good one is made in "
            f"{settings.DATA_DIR}/secret.key.",
        )
    if fault := _fault_of_hosts():
        yield Lack("kilim.W012", fault)


def _for_the_public():
    if not settings.SECURE:
        yield Lack(
            "kilim.W001",
            "SITE_URL is not https: phones refuse the camera, and others can read along. Put a "
            "proxy with a certificate in front and write its https address into SITE_URL.",
        )
    if not settings.EMAIL_URL:
        yield Lack(
            "kilim.W002",
            "EMAIL_URL is not set: nobody can sign in, because mail is only written to "
            f"{settings.EMAIL_FILE_PATH}. Set it to smtp+tls://user:password@host:587.",
        )


def is_near() -> bool:
    """Whether SITE_URL is an address of this machine or of its own network."""
    host = urlsplit(settings.SITE_URL).hostname or ""
    try:
        return ip_address(host).is_private
    except ValueError:
        return host == "localhost" or host.endswith((".localhost", ".local"))


def weakness_of_key(key: str) -> str:
    """Why a key is no secret, or nothing."""
    if len(key) < KEY_LENGTH:
        return f"has {len(key)} characters and needs {KEY_LENGTH}"
    if len(set(key)) < 10:
        return "repeats a few characters"
    return "is the one from an example" if key.startswith("django-insecure-") else ""


def _fault_of_hosts() -> str:
    host = urlsplit(settings.SITE_URL).hostname or ""
    if "*" in settings.ALLOWED_HOSTS:
        return f"ALLOWED_HOSTS lets any name in. Set it to {host}, or unset it."
    spelled = f"[{host}]" if ":" in host else host
    if not validate_host(spelled, settings.ALLOWED_HOSTS):
        return (
            f"ALLOWED_HOSTS does not hold {host}, the host of SITE_URL: every page answers 400. "
            "Add it, or unset ALLOWED_HOSTS."
        )
    return ""


def of_the_machine() -> Iterator[Lack]:
    """Folders, room, and what is made once at set-up."""
    for folder in (settings.DATA_DIR, files_folder()):
        if trouble := trouble_with(folder):
            yield Lack(
                "kilim.W006",
                f"{folder} cannot be written ({trouble}). Give this user the right to, or name "
                "another folder in DATA_DIR.",
            )
    if (free := free_bytes()) < NEARLY_FULL:
        yield Lack(
            "kilim.W007",
            f"The disk of {settings.DATA_DIR} has {free // 2**20} MB left. Free some space: a "
            "full disk takes no check-in.",
        )
    if missing := uncompiled():
        yield Lack(
            "kilim.W010",
            f"The catalogues of {', '.join(missing)} are not compiled: pages are in English. "
            "Run: manage.py catalogues --compile",
        )
    yield from _of_fonts()


def _of_fonts():
    from kit.pdf import cuts  # noqa: PLC0415  reportlab takes a while, commands do without

    if missing := cuts.missing():
        yield Lack(
            "kilim.W011",
            f"Fonts are missing in {cuts.fonts_folder()} ({', '.join(missing)}): the first PDF "
            "waits for them. Run: python -m kit.pdf",
        )


def of_the_pages() -> Iterator[Lack]:
    """Whether style sheets and scripts were put where the site looks for them."""
    if not settings.DEBUG and not (settings.STATIC_ROOT / "staticfiles.json").exists():
        yield Lack(
            "kilim.W014",
            f"Style sheets and scripts are not in {settings.STATIC_ROOT}: no page can be shown. "
            "Run: manage.py collectstatic --no-input",
        )


def files_folder() -> Path:
    """Where uploaded and issued files lie."""
    return Path(settings.STORAGES["default"]["OPTIONS"]["location"])


def trouble_with(folder: Path) -> str:
    """Why nothing can be written into ``folder``, or nothing."""
    probe = folder / f".writable-{os.getpid()}"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        probe.write_text("yes")
        probe.unlink(missing_ok=True)  # another question at the same time may be faster
    except OSError as error:
        return error.strerror
    return ""


def free_bytes() -> int:
    """Room on the disk of DATA_DIR."""
    try:
        return shutil.disk_usage(settings.DATA_DIR).free
    except OSError:
        return 0


def uncompiled() -> list[str]:
    """Languages whose catalogue has no compiled file, or an older one."""
    return [code for code in TRANSLATED if not _is_compiled(path_of(code))]


def _is_compiled(source: Path) -> bool:
    made = source.with_suffix(".mo")
    return made.exists() and (not source.exists() or made.stat().st_mtime >= source.stat().st_mtime)


def of_the_database() -> Iterator[Lack]:
    """The engine, and the triggers that keep evidence."""
    if connection.vendor == "sqlite":
        yield from of_sqlite()
    try:
        missing = append_only.unprotected()
    except DatabaseError:
        return  # whoever asks has said already that it does not answer
    if missing:
        yield Lack(
            "kilim.W008",
            f"Rows of {', '.join(missing)} can be changed: their triggers are gone. "
            "Run: manage.py migrate",
        )


def of_the_worker() -> Iterator[Lack]:
    """Whether one is there. Not said at the start, when it starts too."""
    try:
        seen = work.is_seen()
    except DatabaseError:
        return
    if not seen:
        yield Lack(
            "kilim.W009",
            "No worker was seen in the last minutes: mail waits. Start: manage.py work",
        )


def of_sqlite() -> Iterator[Lack]:
    """What is known to lose rows."""
    if has_wal_reset_fault(sqlite3.sqlite_version_info):
        yield Lack(
            "kilim.W003",
            f"SQLite {sqlite3.sqlite_version} can lose rows when two processes write (fixed in "
            "3.51.3). Install pysqlite3, or use PostgreSQL.",
        )
    name = settings.DATABASES["default"]["NAME"]
    if kind := is_on_a_network(str(name)):
        yield Lack(
            "kilim.W013",
            f"The SQLite database {name} lies on a network disk ({kind}), whose locks cannot be "
            "trusted. Move DATA_DIR to a disk of this machine, or use PostgreSQL.",
        )
