"""What `/readyz` says: whether the site can do its work, and what an operator should look at."""

from typing import NamedTuple

from django.conf import settings
from django.db import DatabaseError, connection
from django.utils.translation import gettext as _

from config import lacks
from kit import append_only, clock, work
from kit.models import Message
from kit.models.message import LEASE


class Finding(NamedTuple):
    """What one check found. What is wrong is said in the reader's language; a warning is no
    reason to take the site away."""

    ok: bool
    says: str
    warns: bool = False


def findings() -> dict[str, Finding]:
    """Name of the check -> what it found."""
    checks = (database, storage, queue, worker, installation)
    return {check.__name__: check() for check in checks}


def database() -> Finding:
    """The database answers and its append-only tables are protected."""
    try:
        missing = append_only.unprotected()
    except DatabaseError as error:
        said = _("the database does not answer: %(fault)s") % {"fault": type(error).__name__}
        return Finding(False, said)
    if missing:
        tables = {"tables": ", ".join(missing)}
        return Finding(False, _("run migrate: rows of %(tables)s are not protected") % tables)
    return Finding(True, connection.vendor)


def storage() -> Finding:
    """Files can be written, and there is room for them."""
    for folder in (settings.DATA_DIR, lacks.files_folder()):
        if trouble := lacks.trouble_with(folder):
            said = {"folder": folder, "trouble": trouble}
            return Finding(False, _("%(folder)s cannot be written: %(trouble)s") % said)
    free = lacks.free_bytes()
    if free < lacks.NEARLY_FULL:
        said = _("%(free)s MB left on the disk") % {"free": free // 2**20}
        return Finding(free >= lacks.FULL, said, warns=True)
    return Finding(True, "writable")


def queue() -> Finding:
    """No message has been due for longer than a lease: a worker is running."""
    try:
        oldest = Message.objects.due(clock.now()).first()
    except DatabaseError:
        return Finding(False, _("the outbox cannot be read"))
    if oldest and clock.now() - oldest.due_at > 2 * LEASE:
        when = {"when": f"{oldest.due_at:%Y-%m-%d %H:%M} UTC"}
        return Finding(False, _("mail has waited since %(when)s; is `work` running?") % when)
    return Finding(True, "nothing waits")


def worker() -> Finding:
    """When a worker was seen last. A warning only: what it does can wait, and `queue` looks."""
    try:
        seen = work.last_seen()
    except DatabaseError:
        return Finding(False, _("the mark of the worker cannot be read"))
    if work.is_seen():
        return Finding(True, f"seen {seen:%Y-%m-%d %H:%M:%S} UTC")
    if not seen:
        return Finding(True, _("no worker was seen yet; start `manage.py work`"), warns=True)
    when = {"when": f"{seen:%Y-%m-%d %H:%M} UTC"}
    said = _("no worker was seen since %(when)s; start `manage.py work`") % when
    return Finding(True, said, warns=True)


def installation() -> Finding:
    """How much `check --deploy` would find. Only the number: strangers read this."""
    ids = sorted({lack.id for lack in lacks.of_the_settings()} | _of_the_engine())
    if ids:
        said = _("%(ids)s; `manage.py check --deploy` says what to mend") % {"ids": ", ".join(ids)}
        return Finding(True, said, warns=True)
    return Finding(True, "nothing to mend")


def _of_the_engine():
    return {lack.id for lack in lacks.of_sqlite()} if connection.vendor == "sqlite" else set()
