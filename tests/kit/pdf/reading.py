"""Reads a PDF as others do: with poppler."""

import subprocess
from html import unescape
from io import BytesIO
from itertools import combinations
from re import findall
from typing import NamedTuple
from unicodedata import normalize

from PIL import Image

EMBEDDINGS = dict.fromkeys(map(ord, "\u202a\u202b\u202c"))  # poppler's marks round Arabic


class Word(NamedTuple):
    page: int
    left: float
    top: float
    right: float
    bottom: float
    letters: str


def poppler(program: str, *options: str, pdf: bytes) -> bytes:
    command = [program, *options, "-", "-"] if program == "pdftotext" else [program, *options, "-"]
    return subprocess.run(command, input=pdf, capture_output=True, check=True).stdout


def text_of(pdf: bytes) -> str:
    """All text after NFKC."""
    text = poppler("pdftotext", "-enc", "UTF-8", pdf=pdf).decode()
    return normalize("NFKC", text).translate(EMBEDDINGS)


def lines_of(pdf: bytes) -> list[str]:
    return [line.strip() for line in text_of(pdf).splitlines() if line.strip()]


def words_of(pdf: bytes) -> list[Word]:
    pages = poppler("pdftotext", "-bbox", pdf=pdf).decode().split("<page ")[1:]
    pattern = r'<word xMin="(.*?)" yMin="(.*?)" xMax="(.*?)" yMax="(.*?)">(.*?)</word>'
    return [
        Word(number, *map(float, corners), unescape(letters))
        for number, page in enumerate(pages)
        for *corners, letters in findall(pattern, page)
    ]


def overlaps(pdf: bytes) -> list[tuple[str, str]]:
    """Pairs of words of a page whose boxes share more than a hundredth of a point."""
    return [
        (one.letters, other.letters)
        for one, other in combinations(words_of(pdf), 2)
        if one.page == other.page
        and min(one.right, other.right) - max(one.left, other.left) > 0.01
        and min(one.bottom, other.bottom) - max(one.top, other.top) > 0.01
    ]


def picture_of(pdf: bytes, dpi: int = 150) -> Image.Image:
    """The first page in grey, as an office printer and scanner would leave it."""
    options = ("-r", str(dpi), "-gray", "-singlefile")
    return Image.open(BytesIO(poppler("pdftoppm", *options, pdf=pdf)))


def fonts_of(pdf: bytes) -> list[dict]:
    """Name and whether it is embedded, for each font of the file."""
    rows = poppler("pdffonts", pdf=pdf).decode().splitlines()[2:]
    return [{"name": row.split()[0], "embedded": row.split()[-5]} for row in rows]
