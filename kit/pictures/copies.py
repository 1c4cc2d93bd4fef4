"""Copies of a stranger's photo or scan for showing, drawn in a process of its own (``child``)."""

import json
import logging
import tempfile
from dataclasses import dataclass
from typing import IO

from kit import child

from .kinds import Kind, kind_of
from .limits import LIMITS, MB, Limits
from .refusals import PictureRefused

CHILD = "kit.pictures.child"

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Copy:
    """One page as a JPEG, upright, with nothing in it but the picture."""

    data: bytes
    width: int
    height: int


@dataclass(frozen=True)
class Copies:
    """What a file is, the pages that can be shown, and how many it has."""

    kind: Kind
    pages: tuple[Copy, ...] = ()
    count: int = 1


def copies_of(data: bytes, limits: Limits = LIMITS) -> Copies:
    """The copies of a photo or of the first pages of a PDF; none of a kind that is only kept.

    Raises ``PictureRefused`` for anything else, whatever the file does, within the limits of
    time and memory.
    """
    if len(data) > limits.file_bytes:
        raise PictureRefused("too_large", {"limit_mb": limits.file_bytes // MB})
    kind = kind_of(data)
    if not kind.is_drawn:
        return Copies(kind)
    with tempfile.TemporaryFile() as answer:
        code = child.run(CHILD, data, answer, limits, packages=True)
        return Copies(kind, *_read(answer, code))


def _read(answer: IO[bytes], code: int) -> tuple[tuple[Copy, ...], int]:
    if code in child.KILLED_BY_TIME:
        raise PictureRefused("timed_out")
    if code in child.KILLED_BY_SIZE:
        raise PictureRefused("too_many_pixels")
    if code:
        log.error("the drawing of a picture ended with code %s", code)
        raise PictureRefused("broken")
    answer.seek(0)
    about = json.loads(answer.readline())
    if "refused" in about:
        if about["trouble"]:
            log.warning("a picture could not be drawn: %s", about["trouble"])
        raise PictureRefused(about["refused"])
    pages = [Copy(answer.read(size), width, height) for width, height, size in about["pages"]]
    return tuple(pages), about["count"]
