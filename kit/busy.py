"""What passes by itself: a database that does not answer in time, a disk without room.

It is no fault of the asker. Nothing was acknowledged, so nothing is lost: the answer is 503, and
whoever asked (a person, the desk's queue, a program) comes again.
"""

import errno

from django.db import InterfaceError, OperationalError

RETRY_AFTER = 10  # seconds
TROUBLES = (OperationalError, InterfaceError, OSError)
NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EROFS}


def passes(error: BaseException | None) -> bool:
    """Whether the same request may succeed later, without anybody changing the program."""
    if isinstance(error, OSError):
        return error.errno in NO_ROOM
    if isinstance(error, InterfaceError | OperationalError):
        return not str(error).startswith("no such")  # SQLite's word for a missing migration
    return False
