"""A start that cannot succeed ends with a sentence instead of a traceback.

    with plainly():
        execute_from_command_line(sys.argv)

What is wrong for good (a wrong password, a folder that cannot be written) ends the start. A
database that does not answer *yet* does not: the site says so, answers 503 and is there when it
comes back. ``--traceback`` shows where it happened.
"""

import errno
import logging
import os
import sys
from contextlib import contextmanager

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import DatabaseError, InterfaceError, connections

logger = logging.getLogger("kilim.start")
APP_LOAD_ERROR = 4  # gunicorn gives up at once, instead of starting workers for ever
FOLDER_TROUBLE = {errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOSPC, errno.ENOTDIR, errno.EDQUOT}
# what the drivers say -> (what it means, whether it can pass by itself)
MEANINGS = {
    "password authentication failed": ("refuses the user or the password", False),
    "no password supplied": ("wants a password", False),
    "does not exist": ("has no such user or database", False),
    "failed to resolve host": ("is on a host that nobody knows", False),
    "unable to open database file": ("cannot be opened or made", False),
    "file is not a database": ("is no SQLite database", False),
    "readonly database": ("cannot be written by this user", False),
    "disk is full": ("has no room: the disk is full", True),
    "database is locked": ("is held by another program", True),
    "Connection refused": ("does not answer; is it running?", True),
    "starting up": ("is just starting", True),
    "timeout": ("does not answer in time", True),
}
NO_TABLES = ("no such table", "no such column", "relation", "column")


@contextmanager
def plainly(code: int = 1):
    """Say what stops the block in a sentence on standard error, and exit with ``code``."""
    try:
        yield
    except (ImproperlyConfigured, DatabaseError, InterfaceError, OSError) as error:
        said = None if "--traceback" in sys.argv else sentence(error)
        if said is None:
            raise
        print(f"\n{said}", file=sys.stderr)
        sys.exit(code)


def sentence(error: Exception) -> str | None:
    """What is wrong, where, and what to do; None for what nobody foresaw."""
    if isinstance(error, ImproperlyConfigured):
        return str(error)
    if isinstance(error, OSError):
        return _about_a_folder(error)
    return _about_the_database(str(error))


def passes_by_itself(error: Exception) -> bool:
    """Whether a database that fails like this may answer a moment later."""
    return next((passes for text, (_what, passes) in MEANINGS.items() if text in str(error)), True)


def _about_a_folder(error):
    if error.errno not in FOLDER_TROUBLE:
        return None
    if error.errno == errno.ENOSPC:
        return f"The disk of {error.filename or settings.DATA_DIR} is full. Free some space."
    return (
        f"{error.filename} cannot be written ({error.strerror}). Give this user the right to, "
        "or name another folder in DATA_DIR."
    )


def _about_the_database(said):
    if any(word in said for word in NO_TABLES) and "database" not in said.split("relation")[0]:
        return f"{where()} lacks tables of this version. Run: manage.py migrate"
    for text, (meaning, _passes) in MEANINGS.items():
        if text in said:
            return f"{where()} {meaning}. Mend that, or DATABASE_URL.".replace("?.", "?")
    return None


def where() -> str:
    """The database in words, without its password."""
    told = settings.DATABASES["default"]
    if told["ENGINE"].endswith("sqlite3"):
        return f"The SQLite database {told['NAME']}"
    place = f"{told['HOST'] or 'this machine'}:{told['PORT'] or 5432}"
    return f"PostgreSQL at {place} (user {told['USER'] or '?'}, database {told['NAME']})"


def look_at_settings() -> None:
    """Read the settings, and try whether files can be kept where they say."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    probe = settings.DATA_DIR / f".writable-{os.getpid()}"
    probe.touch()
    probe.unlink()


def look_at_database() -> None:
    """Open the database. What is wrong for good is raised, the rest is logged."""
    try:
        connections["default"].ensure_connection()
    except DatabaseError as error:
        if not passes_by_itself(error):
            raise
        logger.error("%s", sentence(error) or error)
    finally:
        connections.close_all()


def say_what_lacks() -> None:
    """Log what the operator has to mend; nothing when all is well."""
    from config import lacks  # noqa: PLC0415  knows models, so not before set-up

    for lack in lacks.at_start():
        logger.warning("%s: %s", lack.id, lack.says)
    connections.close_all()
