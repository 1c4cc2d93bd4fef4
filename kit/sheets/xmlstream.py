"""XML read as a stream: start, text and end of elements by local name, nothing declared."""

from collections.abc import Callable
from typing import IO
from xml.parsers import expat

from .refusals import SheetRefused

CHUNK = 1 << 16


def stream(
    source: IO[bytes],
    start: Callable[[str, dict[str, str]], None],
    end: Callable[[str], None] | None = None,
    text: Callable[[str], None] | None = None,
) -> None:
    """Call the three for what the source holds, in its order.

    Names and attributes come without namespace: the two dialects of Open XML and any prefix
    look the same. A document type, and with it every entity, is refused.
    """
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = refuse
    parser.StartElementHandler = lambda name, attributes: start(local(name), attributes)
    if end:
        parser.EndElementHandler = lambda name: end(local(name))
    if text:
        parser.CharacterDataHandler = text
    while chunk := source.read(CHUNK):
        parser.Parse(chunk, False)
    parser.Parse(b"", True)


def refuse(*_declaration) -> None:
    raise SheetRefused("unsafe_archive")


def local(name: str) -> str:
    return name.rpartition(" ")[2]
