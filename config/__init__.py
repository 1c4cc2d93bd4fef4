"""This deployment, and the commands that speak for the whole house.

Where the Python on this machine carries a SQLite with the WAL-reset fault (before 3.51.3),
the build from PyPI takes its place before Django asks for it (decision 7).
"""

import sqlite3
import sys

from config.sqlite import has_wal_reset_fault

if has_wal_reset_fault(sqlite3.sqlite_version_info):
    try:
        import pysqlite3
    except ImportError:  # not Linux: `/readyz` and the system check warn instead
        pass
    else:
        sys.modules["sqlite3"] = pysqlite3
        sys.modules["sqlite3.dbapi2"] = pysqlite3.dbapi2
