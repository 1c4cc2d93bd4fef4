"""What `/readyz` says, and what the system checks warn about."""

import sqlite3

from django.conf import settings
from django.db import DatabaseError, connection

from config.sqlite import has_wal_reset_fault
from kit import append_only, clock
from kit.models import Message
from kit.models.message import LEASE


def findings() -> dict:
    """Name of the check -> ``{"ok": bool, "says": sentence}``."""
    return {
        check.__name__: {"ok": ok, "says": says}
        for check in (database, storage, queue, sqlite_build)
        for ok, says in [check()]
    }


def database():
    """The database answers and its append-only tables are protected."""
    try:
        missing = append_only.unprotected()
    except DatabaseError as error:
        return False, f"the database does not answer: {type(error).__name__}"
    if missing:
        return False, f"run migrate: rows of {', '.join(missing)} are not protected"
    return True, connection.vendor


def storage():
    """Files can be written."""
    probe = settings.DATA_DIR / ".writable"
    try:
        probe.write_text("yes")
        probe.unlink(missing_ok=True)  # another question at the same time may be faster
    except OSError as error:
        return False, f"{settings.DATA_DIR} cannot be written: {error.strerror}"
    return True, "writable"


def queue():
    """No message has been due for longer than a lease: a worker is running."""
    try:
        oldest = Message.objects.due(clock.now()).first()
    except DatabaseError:
        return False, "the outbox cannot be read"
    if oldest and clock.now() - oldest.due_at > 2 * LEASE:
        return (
            False,
            f"mail has waited since {oldest.due_at:%Y-%m-%d %H:%M} UTC; is `work` running?",
        )
    return True, "nothing waits"


def sqlite_build():
    """The SQLite in use has no known way to lose committed rows. A warning, not a refusal."""
    version = sqlite3.sqlite_version
    if connection.vendor == "sqlite" and has_wal_reset_fault(sqlite3.sqlite_version_info):
        return True, f"warning: SQLite {version} can lose rows (fixed in 3.51.3); install pysqlite3"
    return True, version if connection.vendor == "sqlite" else "not used"
