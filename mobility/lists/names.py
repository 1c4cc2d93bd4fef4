"""Names of people: halves of a full name, titles, capitals."""

import re
from dataclasses import dataclass

from .texts import clean, fold, words

GIVEN_FIRST = "given_first"
FAMILY_FIRST = "family_first"
GIVEN_FIRST_TWO = "given_first_two"  # two family names, as in Spain
FAMILY_FIRST_TWO = "family_first_two"
ORDERS = (GIVEN_FIRST, FAMILY_FIRST, GIVEN_FIRST_TWO, FAMILY_FIRST_TWO)

ACADEMIC = words(
    """
    dr drin ddr drs dre dres drssa prof profin profssa professor professorin doc docdr assoc
    asst mag maga mmag dipl dipling diplpad ing inging dott dottssa dottoressa dottore dssa avv
    arch geom rag arq lic dra phd mba msc bsc mphil llm mpa yrd ogr gor uzm op ord univ univprof
    univdoz priv doz privdoz hc emer perit adv"""
)
# Titles that are also names, particles or initials: only with their full stop, or see below.
ONLY_WITH_STOP = {"doc", "arch", "lic", "op", "gor", "ord", "hc", "dre", "adv", "rag", "dott"}
SALUTATIONS = words(
    """
    mr mrs ms miss mx frau herr bay bayan sayin sn sig sigra sra sr srta mme mlle"""
)
DEGREES = words(
    """
    phd mba msc bsc ma ba llm mphil mpa bed med mas dr md"""
)
POSTPOSED = {"phd", "mba", "msc", "bsc", "llm"}
PARTICLES = words(
    """
    de del della delle dello di da dal dalla dei degli la las los le lo van von der den zu zum
    zur af av el al bin ibn ben abu ter ten dos das do du des y e"""
)
UNCERTAIN_CASE = str.maketrans({"ß": "", "ʼ": "", "’": "", "'": ""})
KEPT = re.compile(r"(Ma?c)?\w?")  # what keeps its case: the first letter, and Mc before it
PIECES = re.compile(r"([\s\-‐‑'’ʼ.]+)")


@dataclass(frozen=True)
class Name:
    """The parts of a name; ``guessed`` where neither capitals, comma nor two words decided."""

    given: str = ""
    family: str = ""
    title: str = ""
    salutation: str = ""
    guessed: bool = False


def two_families(order: str) -> str:
    return {GIVEN_FIRST: GIVEN_FIRST_TWO, FAMILY_FIRST: FAMILY_FIRST_TWO}[order]


def split(text: str, order: str = "") -> Name:
    """Title, given and family name of a full name.

    A comma separates family from given name; else capitals mark the family name; else the
    order decides, given name first where none is known. One word is a given name.
    """
    salutation, title, words, comma = lift(clean(text).strip(" ,;"))
    if comma:
        inner, count = leading(words[comma:], is_title)  # "Bartl, Dr. Karl"
        family, given = " ".join(words[:comma]), " ".join(words[comma + count :])
        return Name(given, family, " ".join(filter(None, [title, inner])), salutation)
    given, family, sure = by_capitals(words, order) or by_order(words, order)
    return Name(" ".join(given), " ".join(family), title, salutation, not sure)


def lift(text: str) -> tuple[str, str, list[str], int]:
    """Salutation, title, the other words, and before which of them a comma stood (0: none)."""
    parts = [part.split() for part in text.split(",") if part.strip()]
    titles = []
    while len(parts) > 1 and all(is_degree(word) for word in parts[-1]):
        titles.insert(0, " ".join(parts.pop()))
    words = [word for part in parts for word in part]
    comma = len(parts[0]) if len(parts) > 1 else 0
    salutation, count = leading(words, lambda w, rest: squeezed(w) in SALUTATIONS and len(rest) > 1)
    title, more = leading(words[count:], is_title)
    if not comma and len(words) - count - more > 2:
        while is_written_degree(words[-1]):
            titles.insert(0, words.pop())
    taken = count + more
    comma = max(comma - taken, 0) if comma else 0
    whole_title = ", ".join(filter(None, [title, *titles]))
    return salutation, whole_title, words[taken:], comma


def leading(words: list[str], belongs) -> tuple[str, int]:
    """The first words for which ``belongs`` holds, at least one is left; and how many."""
    count = 0
    while count < len(words) - 1 and belongs(words[count], words[count + 1 :]):
        count += 1
    return " ".join(words[:count]), count


def is_title(word: str, rest: list[str]) -> bool:
    """Whether the word is an academic title before a name."""
    plain = squeezed(word)
    if word == "DI":  # the Austrian engineer, but not the particle of DI MARCO
        return not is_capital(rest[0])
    if plain in ONLY_WITH_STOP and not word.endswith("."):
        return False
    return plain in ACADEMIC or (plain.removesuffix("in") in ACADEMIC and "." in word)


def is_degree(word: str) -> bool:
    return squeezed(word) in DEGREES | ACADEMIC or "(" in word


def is_written_degree(word: str) -> bool:
    """Whether the last word is a title: PhD, or one with its full stop."""
    plain = squeezed(word)
    return (plain in POSTPOSED and not word.istitle()) or (word.endswith(".") and plain in ACADEMIC)


def squeezed(word: str) -> str:
    return fold(word).replace(" ", "")


def is_capital(word: str) -> bool:
    """Whether a word of two letters or more is written in capitals."""
    letters = word.translate(UNCERTAIN_CASE).removeprefix("Mc").removeprefix("Mac")
    cased = [c for c in letters if c.lower() != c.upper()]
    return len(cased) > 1 and all(c == c.upper() for c in cased)


def by_capitals(words: list[str], order: str):
    """Given and family words where capitals tell them apart, else None."""
    groups = capital_groups(words)
    if not groups or sum(last - first for first, last in groups) == len(words):
        return None
    first, last = groups[0] if order.startswith("family") else groups[-1]
    while first and words[first - 1].lower() in PARTICLES and words[first - 1].islower():
        first -= 1
    given = words[:first] + words[last:]
    return (given, words[first:last], len(groups) == 1) if given else None


def capital_groups(words: list[str]) -> list[tuple[int, int]]:
    """Runs of words in capitals, as pairs of first and behind-last."""
    groups: list[tuple[int, int]] = []
    for index, word in enumerate(words):
        if not is_capital(word):
            continue
        if groups and groups[-1][1] == index:
            groups[-1] = (groups[-1][0], index + 1)
        else:
            groups.append((index, index + 1))
    return groups


def by_order(words: list[str], order: str):
    """Given and family words by the order of the header; sure only for two words."""
    if len(words) < 2:
        return words, [], True
    wanted = 2 if order.endswith("two") and len(words) > 2 else 1
    if order.startswith("family"):
        end = family_end(words, wanted)
        return words[end:], words[:end], len(words) == wanted + 1
    start = family_start(words, wanted)
    return words[:start], words[start:], len(words) == wanted + 1


def family_start(words: list[str], wanted: int) -> int:
    """Where so many family names begin at the end, with their particles; one word stays."""
    start = len(words)
    for _ in range(wanted):
        start = max(start - 1, 1)
        while start > 1 and words[start - 1].lower() in PARTICLES:
            start -= 1
    return start


def family_end(words: list[str], wanted: int) -> int:
    """Where so many family names at the beginning end, with their particles; one word stays."""
    end = 0
    for _ in range(wanted):
        while end < len(words) - 2 and words[end].lower() in PARTICLES:
            end += 1
        end = min(end + 1, len(words) - 1)
    return end


def recase(given: str, family: str) -> str:
    """The family name without its capitals, where capitals only marked it.

    Without rules of any language: each piece keeps its first letter and small letters follow,
    so YILDIRIM becomes Yildirim and has to be looked at. A given name in capitals as well, or
    one that is missing, says that capitals mean nothing here: the name stays.
    """
    words = family.split()
    mixed = any(c.islower() for c in given)
    if not mixed or not any(is_capital(word) for word in words):
        return family
    return " ".join(lowered(word) if is_capital(word) else word for word in words)


def lowered(word: str) -> str:
    pieces = ((piece, KEPT.match(piece).end()) for piece in PIECES.split(word))
    # The small letter of İ would have two code points.
    return "".join(piece[:end] + piece[end:].replace("İ", "i").lower() for piece, end in pieces)
