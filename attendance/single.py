"""One scan at the desk is kept in one statement, where a transaction would take four.

Nothing is kept when the statement finds anything but what was read before: then the long way
decides, which holds the person's row and looks again.
"""

from django.db import IntegrityError, connection

from attendance.inserting import insert_while, inserted
from attendance.models import Attendance, Scan

TABLE = f'"{Attendance._meta.db_table}"'
STILL_IN = (
    f"FROM {TABLE} WHERE roll_call_id = %s AND participation_id = %s "
    "AND first_at = %s AND NOT is_corrected"
)


def keep_first(scan: Scan, row: Attendance) -> bool:
    """Add a scan and the row of somebody whom nobody had seen; False if somebody has by now.

    SQLite knows no ``INSERT`` within ``WITH``, and its transactions are no way to a server.
    """
    if connection.vendor != "postgresql":
        return False
    adding, params = inserted(row)
    try:
        return insert_while(scan, f"WITH fresh AS ({adding} RETURNING 1)", params, "FROM fresh")
    except IntegrityError:  # the id was taken in this very moment
        return False


def keep_again(scan: Scan, since) -> bool:
    """Add a scan of somebody who is in ``since``; False if that has changed or it is earlier.

    On PostgreSQL the row is held meanwhile, so that a correction made in the same moment finds
    the scan in the log or makes this find nothing.
    """
    if scan.corrected_time <= since:
        return False
    held = " FOR SHARE" if connection.features.has_select_for_update else ""
    pair = [scan.roll_call_id, scan.participation_id]
    at = Attendance._meta.get_field("first_at").get_db_prep_value(since, connection)
    return insert_while(scan, "", [], STILL_IN + held + " ON CONFLICT DO NOTHING", [*pair, at])
