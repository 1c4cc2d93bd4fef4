"""The process that parses: file on standard input, answer on standard output.

Only this process ever touches the inside of a stranger's file. It binds itself to memory, time
and size before the first byte, knows no secret (empty environment) and ends after one file.
"""

import csv
import importlib
import struct
import sys
import zipfile
import zlib
from xml.parsers.expat import ExpatError

from kit.hands import bind_hands, limits_of

from .limits import Limits
from .model import Workbook
from .refusals import SheetRefused
from .sniff import ZIP, refuse_foreign
from .wire import write_answer, write_refusal

BROKEN = (
    zipfile.BadZipFile, zlib.error, struct.error, csv.Error, ExpatError, EOFError, KeyError,
    NotImplementedError, RuntimeError, UnicodeError, ValueError,
)  # fmt: skip


def main() -> None:
    limits = limits_of(Limits)
    bind_hands(limits)
    try:
        book = parse(sys.stdin.buffer.read(), limits)
    except SheetRefused as refusal:
        write_refusal(sys.stdout, refusal)
    except MemoryError:
        write_refusal(sys.stdout, SheetRefused("too_much_content"))
    except BROKEN as error:
        write_refusal(sys.stdout, SheetRefused("broken"), trouble=repr(error)[:300])
    else:
        write_answer(sys.stdout, book)


def parse(data: bytes, limits: Limits) -> Workbook:
    refuse_foreign(data)
    # Only the parser that is needed is imported: the process starts in half the time.
    name = "xlsx" if data.startswith(ZIP) else "delimited"
    return importlib.import_module(f".{name}", __package__).parse(data, limits)


if __name__ == "__main__":
    main()
