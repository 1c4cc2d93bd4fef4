"""Which SQLite builds can lose committed rows in WAL mode."""


def has_wal_reset_fault(version: tuple[int, ...]) -> bool:
    """Whether two connections may corrupt a WAL database (SQLite's own notes for 3.51.3).

    The fault came with 3.7.0 and was fixed in 3.51.3; 3.44.6 and 3.50.7 carry the fix too.
    """
    backported = (3, 44, 6) <= version < (3, 45) or (3, 50, 7) <= version < (3, 51)
    return version < (3, 51, 3) and not backported
