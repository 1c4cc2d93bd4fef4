"""What a header says its column holds."""

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from . import fields
from .names import FAMILY_FIRST, GIVEN_FIRST, two_families
from .texts import fold, phrases
from .vocabulary import (
    FAMILY,
    FILLERS,
    GIVEN,
    HEADERS,
    NAME_WORDS,
    PASSPORT_PHRASES,
    SECOND,
    WEAK,
    WHOLE_NAMES,
)

OUTWARD, RETURN = "outward", "return"
LONGEST_HEADER = 120
IN_PARENTHESES = re.compile(r"\(([^()]*)\)|\[([^\[\]]*)\]")
TONGUES = re.compile(r"[/|;\n\r]| [-–—] ")
SPECIFIC = 5  # letters a single word needs to decide inside a longer header
SIGNS = str.maketrans({"#": " no ", "№": " no ", "º": "o", "°": "o"})

PHRASES = {fold(phrase): field for field, text in HEADERS.items() for phrase in phrases(text)}
WORDS = {
    fold(word): (kind, set(tongues.split()))
    for kind, groups in NAME_WORDS.items()
    for words, tongues in groups.items()
    for word in words.split()
}
FULL = {fold(phrase) for phrase in WHOLE_NAMES}


@dataclass(frozen=True)
class Meaning:
    """A field, or "" where the header is not known; for a full name the order of its halves."""

    field: str = ""
    order: str = ""
    weak: bool = False  # "Name": whole, or the other half beside a half
    second: bool = False  # "Apellido 2"


UNKNOWN = Meaning()


def key(header: str) -> str:
    """Under what a corrected header is remembered."""
    return fold(header)


@lru_cache(maxsize=2048)
def meaning(header: str) -> Meaning:
    """What the header stands for by the dictionary, most certain reading first."""
    if len(header) > LONGEST_HEADER:
        return UNKNOWN
    bare = IN_PARENTHESES.sub(" ", header)
    inside = " / ".join(filter(None, (a or b for a, b in IN_PARENTHESES.findall(header))))
    return (
        exact(words_of(header))
        or exact(words_of(bare))
        or name(bare)
        or in_two_tongues(bare)
        or exact(without_fillers(words_of(bare)))
        or contained(words_of(bare))
        or in_two_tongues(inside)
        or UNKNOWN
    )


def certain(header: str) -> bool:
    """Whether the text is a header and nothing else: "Comune", but not "Comune di Roma"."""
    return bool(exact(words_of(header)) or name(header) or in_two_tongues(header))


def words_of(header: str) -> str:
    text = fold(header.translate(SIGNS))
    for phrase in PASSPORT_PHRASES:
        text = text.replace(phrase, " ")
    return " ".join(text.split())


def exact(words: str) -> Meaning | None:
    if words in FULL:
        return Meaning(fields.FULL_NAME)
    field = PHRASES.get(words)
    return Meaning(field) if field else None


def name(header: str) -> Meaning | None:
    """A header of nothing but name words: one half, or both in the order of the cells."""
    words = words_of(header).split()
    kinds = [WORDS[word] for word in words if word in WORDS]
    if not kinds or any(word not in WORDS and word not in FILLERS for word in words):
        return None
    order = halves(absorb_adjectives(words))
    if order == [GIVEN] or order == [FAMILY]:
        field = fields.GIVEN_NAME if order == [GIVEN] else fields.FAMILY_NAME
        return Meaning(field, second=bool(SECOND & set(words)))
    if order == [WEAK]:
        return Meaning(fields.FULL_NAME, weak=True)
    first = GIVEN_FIRST if order[0] == GIVEN else FAMILY_FIRST
    return Meaning(fields.FULL_NAME, two_families(first) if "apellidos" in words else first)


def absorb_adjectives(words: list[str]) -> list[tuple[str, set[str]]]:
    """Kinds of the words; in "first name" and "family names" the noun says nothing more."""
    kinds = []
    before = ""
    for word in words:
        noun = word in ("name", "names") and WORDS.get(before, ("",))[0] in (GIVEN, FAMILY)
        if word in WORDS and not noun:
            kinds.append(WORDS[word])
        before = word
    return kinds


def halves(kinds: list[tuple[str, set[str]]]) -> list[str]:
    """The kinds in order without repetition; "Name" beside a half of its language is the other.

    Beside a half of another language it is a translation: "First name / Nombre".
    """
    strong = [(kind, tongues) for kind, tongues in kinds if kind != WEAK]
    order: list[str] = []
    for kind, tongues in kinds:
        if kind == WEAK and strong:
            partner = next((k for k, other in strong if other & tongues), "")
            kind = {GIVEN: FAMILY, FAMILY: GIVEN}.get(partner, "")
        if kind and kind not in order:
            order.append(kind)
    return order


def in_two_tongues(header: str) -> Meaning | None:
    """A header that says the same twice: "E-mail / E-posta"."""
    parts = [part for part in TONGUES.split(header) if part.strip()]
    found = (exact(words_of(part)) or name(part) for part in parts)
    return next(filter(None, found), None)


def without_fillers(words: str) -> str:
    return " ".join(word for word in words.split() if word not in FILLERS)


def contained(words: str) -> Meaning | None:
    """The longest phrase inside the header; what is left out wins a tie."""
    found = [
        (phrase.count(" "), len(phrase), field == fields.IGNORE, field)
        for phrase, field in PHRASES.items()
        if (" " in phrase or len(phrase) >= SPECIFIC) and f" {phrase} " in f" {words} "
    ]
    return Meaning(max(found)[3]) if found else None


def resolve(meanings: dict[int, Meaning]) -> dict[int, Meaning]:
    """The meanings of a row of headers in the light of each other; one column a field."""
    return once_each(both_ways(complete_halves(meanings)))


def complete_halves(meanings: dict[int, Meaning]) -> dict[int, Meaning]:
    """Beside "Vorname" a "Name" is the family name, beside "Apellidos" the given name."""
    have = {meaning.field for meaning in meanings.values()}
    if fields.GIVEN_NAME in have and fields.FAMILY_NAME not in have:
        other = fields.FAMILY_NAME
    elif fields.FAMILY_NAME in have and fields.GIVEN_NAME not in have:
        other = fields.GIVEN_NAME
    else:
        return meanings
    return {
        index: replace(meaning, field=other, weak=False) if meaning.weak else meaning
        for index, meaning in meanings.items()
    }


def both_ways(meanings: dict[int, Meaning]) -> dict[int, Meaning]:
    """Outward and return journey become arrival and departure.

    Beside a return, "departure" and "gidiş" are the outward journey.
    """
    have = {meaning.field for meaning in meanings.values()}
    outward = fields.ARRIVAL if fields.ARRIVAL not in have else ""
    new = {OUTWARD: outward, RETURN: fields.DEPARTURE}
    if RETURN in have and outward and OUTWARD not in have:
        new[fields.DEPARTURE] = outward
    return {
        index: replace(meaning, field=new.get(meaning.field, meaning.field))
        for index, meaning in meanings.items()
    }


def once_each(meanings: dict[int, Meaning]) -> dict[int, Meaning]:
    """The first column keeps the field, but a second family name stays."""
    taken: set[str] = set()
    kept = {}
    for index, found in meanings.items():
        again = found.field in taken and found.field != fields.IGNORE and not found.second
        kept[index] = UNKNOWN if again else found
        taken.add(found.field)
    return kept
