"""What `/readyz` says: whether the site can do its work, and what an operator should look at."""

from django.conf import settings
from django.db import DatabaseError, connection

from config import lacks
from kit import append_only, clock, work
from kit.models import Message
from kit.models.message import LEASE


def findings() -> dict:
    """Name of the check -> ``{"ok": bool, "says": sentence}``."""
    return {
        check.__name__: {"ok": ok, "says": says}
        for check in (database, storage, queue, worker, installation)
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
    """Files can be written, and there is room for them."""
    for folder in (settings.DATA_DIR, lacks.files_folder()):
        if trouble := lacks.trouble_with(folder):
            return False, f"{folder} cannot be written: {trouble}"
    free = lacks.free_bytes()
    if free < lacks.NEARLY_FULL:
        return free >= lacks.FULL, f"warning: {free // 2**20} MB left"
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


def worker():
    """When a worker was seen last. A warning only: what it does can wait, and `queue` looks."""
    try:
        seen = work.last_seen()
    except DatabaseError:
        return False, "the mark of the worker cannot be read"
    if not work.is_seen():
        when = f"since {seen:%Y-%m-%d %H:%M} UTC" if seen else "yet"
        return True, f"warning: no worker was seen {when}; start `manage.py work`"
    return True, f"seen {seen:%Y-%m-%d %H:%M:%S} UTC"


def installation():
    """How much `check --deploy` would find. Only the number: strangers read this."""
    ids = sorted({lack.id for lack in lacks.of_the_settings()} | _of_the_engine())
    if ids:
        return True, f"warning: {', '.join(ids)}; `manage.py check --deploy` says what to mend"
    return True, "nothing to mend"


def _of_the_engine():
    return {lack.id for lack in lacks.of_sqlite()} if connection.vendor == "sqlite" else set()
