"""The process that draws: file on standard input, copies on standard output.

Only this process ever opens a stranger's picture or PDF. It binds itself to memory, time and
size before the first byte, knows no secret (empty environment) and ends after one file.
"""

import io
import json
import struct
import sys

import pypdfium2
from PIL import Image, ImageOps

from kit.hands import bind_hands, limits_of

from .kinds import PDF, kind_of
from .limits import Limits
from .refusals import PictureRefused

BROKEN = (OSError, SyntaxError, ValueError, TypeError, struct.error, EOFError, KeyError, IndexError)
LOCKED = "password"  # as PDFium says it
WHITE = (255, 255, 255)
Image.MAX_IMAGE_PIXELS = None  # counted below, before anything is unpacked


def main() -> None:
    limits = limits_of(Limits)
    bind_hands(limits)
    try:
        pages, count = drawn(sys.stdin.buffer.read(), limits)
    except PictureRefused as refusal:
        refuse(refusal.code)
    except MemoryError:
        refuse("too_many_pixels")
    except BROKEN as error:
        refuse("broken", repr(error)[:300])
    else:
        write(pages, count)


def refuse(code: str, trouble: str = "") -> None:
    print(json.dumps({"refused": code, "trouble": trouble}))


def write(pages: list, count: int) -> None:
    """One line about the copies, then their bytes one after the other."""
    about = {"pages": [[*size, len(data)] for size, data in pages], "count": count}
    out = sys.stdout.buffer
    out.write(json.dumps(about).encode() + b"\n")
    for _size, data in pages:
        out.write(data)


def drawn(data: bytes, limits: Limits) -> tuple[list, int]:
    """The copies as (size, JPEG), and how many pages the file has."""
    kind = kind_of(data)
    if kind is PDF:
        return pages_of(data, limits)
    with Image.open(io.BytesIO(data), formats=[kind.name.upper()]) as picture:
        return [copy_of(picture, limits)], 1


def pages_of(data: bytes, limits: Limits) -> tuple[list, int]:
    try:
        document = pypdfium2.PdfDocument(data)
        shown = range(min(len(document), limits.pages))
        return [page_of(document[number], limits) for number in shown], len(document)
    except pypdfium2.PdfiumError as error:
        code = "locked" if LOCKED in str(error).lower() else "broken"
        raise PictureRefused(code) from error


def page_of(page, limits: Limits):
    """A page, as large as the copy of a photo; one that is all height or width still fits."""
    scale = limits.side / max(*page.get_size(), 1)
    return copy_of(page.render(scale=scale).to_pil(), limits)


def copy_of(picture: Image.Image, limits: Limits):
    """The size and the JPEG of what the picture shows, upright, and of nothing else it holds."""
    width, height = picture.size
    if width * height > limits.pixels:
        raise PictureRefused("too_many_pixels")
    picture.draft("RGB", (limits.side, limits.side))  # a JPEG is unpacked small to begin with
    picture.thumbnail((limits.side, limits.side), Image.Resampling.LANCZOS, reducing_gap=2.0)
    picture = ImageOps.exif_transpose(picture)
    clean = Image.new("RGB", picture.size, WHITE)
    clean.paste(picture.convert("RGB"), mask=transparency(picture))
    out = io.BytesIO()
    clean.save(out, "JPEG", quality=limits.quality, optimize=True)
    return clean.size, out.getvalue()


def transparency(picture: Image.Image):
    return picture.convert("RGBA").getchannel("A") if picture.has_transparency_data else None


if __name__ == "__main__":
    main()
