"""Which SQLite builds and which disks can lose committed rows in WAL mode."""

from pathlib import Path


def has_wal_reset_fault(version: tuple[int, ...]) -> bool:
    """Whether two connections may corrupt a WAL database (SQLite's own notes for 3.51.3).

    The fault came with 3.7.0 and was fixed in 3.51.3; 3.44.6 and 3.50.7 carry the fix too.
    """
    backported = (3, 44, 6) <= version < (3, 45) or (3, 50, 7) <= version < (3, 51)
    return version < (3, 51, 3) and not backported


NETWORK = {"nfs", "nfs4", "cifs", "smb3", "smbfs", "fuse.sshfs", "9p", "afs", "ceph"}


def is_on_a_network(path: str, mounts: str = "") -> str:
    """The kind of network disk on which a file lies, or nothing (Linux says it, others do not)."""
    if not mounts and Path("/proc/mounts").exists():
        mounts = Path("/proc/mounts").read_text()
    lines = [line.split() for line in mounts.splitlines()]
    around = [(place, kind) for _what, place, kind, *_rest in lines if _is_below(path, place)]
    kind = max(around, key=lambda pair: len(pair[0]), default=("", ""))[1]
    return kind if kind in NETWORK else ""


def _is_below(path, place) -> bool:
    return path.startswith(place.rstrip("/") + "/")
