"""Reads a stranger's Excel or CSV file in a process of its own (``child``)."""

import logging
import tempfile
from dataclasses import replace
from pathlib import PurePath
from typing import IO

from kit import child

from .limits import LIMITS, MB, Limits
from .model import Workbook
from .refusals import SheetRefused
from .wire import read_answer

CHILD = "kit.sheets.child"  # needs the standard library only

log = logging.getLogger(__name__)


def read_workbook(data: bytes, filename: str, limits: Limits = LIMITS) -> Workbook:
    """What the file holds: xlsx, or text with a delimiter, by content and not by name.

    Hidden sheets, empty rows and formulas are left out; cells that a merge spans downwards all
    have its value. Raises ``SheetRefused`` for anything else, whatever the file does, within
    the limits of time and memory. Nothing is written, loaded or asked from elsewhere.
    """
    if len(data) > limits.file_bytes:
        raise SheetRefused("too_large", {"limit_mb": limits.file_bytes // MB})
    with tempfile.TemporaryFile() as answer:
        code = child.run(CHILD, data, answer, limits)
        book = open_answer(answer, code)
    return name_after(book, PurePath(filename).stem)


def open_answer(answer: IO[bytes], code: int) -> Workbook:
    answer.seek(0)
    if code in child.KILLED_BY_TIME:
        raise SheetRefused("timed_out")
    if code in child.KILLED_BY_SIZE:
        raise SheetRefused("too_much_content")
    if code:
        log.error("the sheet reader ended with code %s", code)
        raise SheetRefused("broken")
    return read_answer(iter(answer))


def name_after(book: Workbook, title: str) -> Workbook:
    """A text file has no sheets; its only one is called like the file."""
    if book.format == "xlsx":
        return book
    return replace(book, sheets=tuple(replace(sheet, name=title) for sheet in book.sheets))
