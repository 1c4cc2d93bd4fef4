"""In which encoding a text was saved: by its mark, by being UTF-8, else by its letters."""

import codecs
import itertools
from collections import Counter
from functools import lru_cache
from math import inf, log

from .letters import ENCODINGS, LETTERS
from .refusals import SheetRefused

MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
SAMPLE = 4096  # bytes that show the zeros of UTF-16
ENOUGH = 2000  # characters beyond ASCII that decide
STRANGER = 1e-6  # chance of a character that no language of the encoding uses
NEIGHBOUR = 2e-3  # chance of a letter of another language of the encoding: lists hold guests
HARD_SPACE = 0.3  # chance of the space that sticks to what is pasted from pages
SIGN = 0.02  # chance of a dash, a quotation mark, a degree sign
CAPITAL = 0.3  # share of capitals
ALONE = 0.02  # share of letters without a letter beside them
PLAUSIBLE = log(4e-3)  # mean chance below which the text is in none of the languages
DISTINCT = log(2)  # how much likelier the best reading must be than one that differs
SIGNS = set("–—‘’“”„«»…€°ªº·•§©®™´`¿¡\xa0\xad")


def decode(data: bytes) -> tuple[str, str]:
    """The text without its mark, and the name of the encoding.

    Refuses what no encoding explains and what two explain equally well: wrong letters in a
    name are worse than a question.
    """
    encoding = marked(data) or unmarked(data)
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise SheetRefused("unknown_encoding") from error
    if "\0" in text:
        raise SheetRefused("not_a_sheet", {"looks_like": "binary"})
    return text.removeprefix("\ufeff"), encoding


def marked(data: bytes) -> str:
    return next((name for mark, name in MARKS if data.startswith(mark)), "")


def unmarked(data: bytes) -> str:
    if b"\0" in data:
        return wide(data)
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return by_letters(data)
    return "utf-8"


def wide(data: bytes) -> str:
    """UTF-16 that lost its mark has zeros in every second place."""
    sample = data[:SAMPLE]
    if len(data) % 2 == 0:
        for name, zeros in (("utf-16-le", sample[1::2]), ("utf-16-be", sample[::2])):
            if zeros.count(0) > len(zeros) * 0.6 and sample.count(0) == zeros.count(0):
                return name
    raise SheetRefused("not_a_sheet", {"looks_like": "binary"})


def by_letters(data: bytes) -> str:
    """The encoding in which the characters beyond ASCII are the likeliest."""
    readings = sorted(candidates(data), reverse=True)
    best, _, name, text = readings[0] if readings else (-inf, 0, "", "")
    if best < PLAUSIBLE * len(beyond_ascii(text)):
        raise SheetRefused("unknown_encoding")
    if any(best - rival < DISTINCT for rival, _, _, other in readings if other != text):
        raise SheetRefused("unknown_encoding")
    return name


def candidates(data: bytes):
    """Likelihood, rank, name and text of each encoding that knows all the bytes."""
    for rank, (name, (languages, prior)) in enumerate(ENCODINGS.items()):
        try:
            text = data.decode(name)
        except UnicodeDecodeError:
            continue
        yield likelihood(text, languages) + log(prior), -rank, name, text


def likelihood(text: str, languages: tuple[str, ...]) -> float:
    """Logarithm of the chance of the characters beyond ASCII in the best of the languages."""
    known = set().union(*map(shares, languages))
    counts = Counter(beyond_ascii(text)).items()
    return max(
        sum(count * log(chance(found, shares(language), known)) for found, count in counts)
        for language in languages
    )


def beyond_ascii(text: str) -> list[tuple[str, bool, bool]]:
    """Each such character, and whether a letter stands before and after it."""
    neighbours = zip(" " + text, text, text[1:] + " ", strict=False)
    found = (
        (character, before.isalpha(), after.isalpha())
        for before, character, after in neighbours
        if not character.isascii()
    )
    return list(itertools.islice(found, ENOUGH))


def chance(found: tuple[str, bool, bool], language: dict[str, float], known: set[str]) -> float:
    character, before, after = found
    if character in SIGNS:
        if before and after and character != "’":
            return STRANGER
        return HARD_SPACE if character == "\xa0" else SIGN
    small = character if character in language else character.lower()
    share = language.get(small) or (NEIGHBOUR if small in known else STRANGER)
    case = 1 if character == small else CAPITAL
    return share * case * (1 if before or after else ALONE)


@lru_cache
def shares(language: str) -> dict[str, float]:
    """Letter → its share of the letters beyond ASCII in texts of the language."""
    counts = {entry[0]: int(entry[1:]) for entry in LETTERS[language].split()}
    total = sum(counts.values())
    return {letter: count / total for letter, count in counts.items()}
