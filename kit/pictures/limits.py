"""How much of a stranger's picture is drawn."""

from dataclasses import dataclass

MB = 1024 * 1024


@dataclass(frozen=True)
class Limits:
    """Bounds of the file, of the copies, and of the process that draws them.

    ``pixels`` is what a picture may have when it is opened: twice what phones of today take.
    """

    file_bytes: int = 20 * MB
    pixels: int = 100_000_000
    side: int = 2200  # of a copy, the longer one: a signature on A4 can still be read
    pages: int = 12  # of a PDF; the others are in the original
    quality: int = 80
    memory_bytes: int = 768 * MB
    answer_bytes: int = 32 * MB
    cpu_seconds: int = 20
    wall_seconds: float = 25


LIMITS = Limits()
