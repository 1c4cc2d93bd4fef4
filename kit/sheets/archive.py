"""The directory of a ZIP archive, looked at before anything inside is believed."""

import io
import zipfile

from .limits import Limits
from .refusals import SheetRefused

CHUNK = 1 << 16
SMALL = 1 << 20  # below a megabyte a high ratio is only repetition
END = b"PK\x05\x06"  # of the record that closes an archive
HEADER = 30  # bytes of a local header without name and extra field


def open_archive(data: bytes, limits: Limits) -> zipfile.ZipFile:
    """The archive, after every entry was unpacked once and counted.

    Refuses too many, encrypted, overlapping, nested or overblown entries. An entry whose header
    lies about its size fails at its checksum.
    """
    if announced_entries(data) > limits.entries:
        raise SheetRefused("unsafe_archive")
    archive = zipfile.ZipFile(io.BytesIO(data))
    entries = archive.infolist()
    check_directory(entries, limits)
    for entry in entries:
        check_entry(archive, entry, limits)
    return archive


def announced_entries(data: bytes) -> int:
    """How many entries the end of the archive announces (APPNOTE 4.3.16), 65,535 for more.

    Asked before the directory is read, which takes seconds when it is long. Who announces fewer
    than there are is found out by ``check_directory``.
    """
    end = data.rfind(END)
    return int.from_bytes(data[end + 10 : end + 12], "little") if end >= 0 else 0


def check_directory(entries: list[zipfile.ZipInfo], limits: Limits) -> None:
    if any(entry.flag_bits & 1 for entry in entries):
        raise SheetRefused("encrypted")
    if len(entries) > limits.entries or overlap(entries):
        raise SheetRefused("unsafe_archive")
    if len({entry.filename for entry in entries}) != len(entries):
        raise SheetRefused("unsafe_archive")
    if sum(entry.file_size for entry in entries) > limits.unpacked_bytes:
        raise SheetRefused("unsafe_archive")


def overlap(entries: list[zipfile.ZipInfo]) -> bool:
    """Whether two entries share bytes of the file."""
    end = 0
    for entry in sorted(entries, key=lambda entry: entry.header_offset):
        if entry.header_offset < end:
            return True
        end = entry.header_offset + HEADER + len(entry.filename) + entry.compress_size
    return False


def check_entry(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, limits: Limits) -> None:
    unpacked = 0
    with archive.open(entry) as stream:
        while chunk := stream.read(CHUNK):
            if not unpacked and chunk.startswith(b"PK\x03\x04"):
                raise SheetRefused("unsafe_archive")
            unpacked += len(chunk)
    if unpacked > SMALL and unpacked > limits.ratio * entry.compress_size:
        raise SheetRefused("unsafe_archive")
