"""How much of a stranger's file is read."""

from dataclasses import dataclass

MB = 1024 * 1024


@dataclass(frozen=True)
class Limits:
    """Bounds of the file, of what is taken from it, and of the process that reads it."""

    file_bytes: int = 10 * MB
    entries: int = 1_000
    unpacked_bytes: int = 100 * MB
    ratio: int = 200
    rows: int = 20_000
    columns: int = 100
    cell_characters: int = 10_000
    cells: int = 400_000
    characters: int = 8_000_000
    empty_rows: int = 200_000
    memory_bytes: int = 200 * MB
    answer_bytes: int = 64 * MB
    cpu_seconds: int = 4
    wall_seconds: float = 4.5


LIMITS = Limits()
