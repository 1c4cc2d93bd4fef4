"""Text for mails, messages and calendars, where nothing but its letters says how it is shown.

one_line("Ana\\r\\nBcc: x")     -> "Ana Bcc: x"
lines("Bring:\\n  a pen")       -> "Bring:\\na pen"
isolated("نور") + ", welcome"   -> the name reads from the right, the line from the left

Cleaned text can neither end a line nor begin a header or a property, and nobody can make a name
turn what stands around it: the marks that turn the direction go, too. Joiners stay, since they
decide how Persian and Arabic letters and some emoji look.
"""

import re
import unicodedata

FIRST_STRONG_ISOLATE, POP_ISOLATE = "\u2068", "\u2069"
JOINERS = "\u200c\u200d"  # they decide how Arabic letters join, and are never drawn

_LONGEST = 4000
_BREAKS = dict.fromkeys(map(ord, "\r\n\v\f\x1c\x1d\x1e\x85\u2028\u2029"), "\n")
_KEPT = "\n" + JOINERS
_UNSEEN = frozenset(("Cc", "Cf", "Cs"))  # control, format, halves of characters
_RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]"
)


def one_line(text: str) -> str:
    """Text as a single line of at most 4000 letters, without what is not seen."""
    return " ".join(_clean(text).split())[:_LONGEST]


def lines(text: str) -> str:
    """Text that may have several lines, otherwise like ``one_line``."""
    return "\n".join(" ".join(line.split()) for line in _clean(text).split("\n"))[:_LONGEST]


def has_rtl(text: str) -> bool:
    """Whether any letter is written from right to left."""
    return not text.isascii() and _RIGHT_TO_LEFT.search(text) is not None


def isolated(text: str) -> str:
    """A name for the middle of a sentence: its direction does not become that of the line.

    Only names with letters written from right to left are marked, so that all others stay what
    they are when they are copied. ``text`` is to be clean already.
    """
    return f"{FIRST_STRONG_ISOLATE}{text}{POP_ISOLATE}" if has_rtl(text) else text


def _clean(text: str) -> str:
    text = unicodedata.normalize("NFC", text).replace("\r\n", "\n").translate(_BREAKS)
    return "".join(letter for letter in text if letter in _KEPT or _is_seen(letter))


def _is_seen(letter: str) -> bool:
    return unicodedata.category(letter) not in _UNSEEN
