"""What has to happen to letters before a font sees them: cleaning, direction, Arabic shapes.

clean("  Zoe\\u0308  \\x07 ")     -> "Zoë"
direction("السيدة")             -> "rtl"
visual("السيدة", "rtl")         -> joined shapes from left to right, as drawn
"""

import re
from functools import cache
from unicodedata import bidirectional, category, normalize

from arabic_reshaper import ArabicReshaper
from bidi import get_display

from kit.plain_text import JOINERS, has_rtl

LONGEST = 10_000  # letters of one text; longer ones end in an ellipsis
ELLIPSIS = "…"
LTR = "ltr"
RTL = "rtl"

_KEPT_TOGETHER = frozenset("\u00a0\u2007\u202f")
_BREAKS = re.compile("\r\n|[\r\n\v\f\x85\u2028\u2029]")
_SPACES = re.compile(" *\n *| {2,}")
_VARIANTS = re.compile("[\ufe00-\ufe0f\u034f\U000e0100-\U000e01ef]")

_MIRROR = dict(zip("()[]{}<>«»‹›", ")(][}{><»«›‹", strict=True))
_MARK = "\u200b"
_BRACKET = re.compile(f"[{re.escape(''.join(_MIRROR))}]")
_MARKED = re.compile(f"({_BRACKET.pattern}){_MARK}|{_MARK}({_BRACKET.pattern})")


def clean(text: str, limit: int = LONGEST) -> str:
    """NFC, without control and invisible characters, single spaces, at most `limit` letters.

    Line breaks stay as "\\n". Marks that turn the reading direction are invisible too, so nobody
    can make a name read backwards.
    """
    text = str(text)
    if len(text) > limit:
        text = text[: limit - 1] + ELLIPSIS
    text = normalize("NFC", text)
    if not text.isprintable() or not text.isascii():
        text = "".join(map(_plain, _BREAKS.sub("\n", _VARIANTS.sub("", text))))
        text = text if has_rtl(text) else text.translate(dict.fromkeys(map(ord, JOINERS)))
    return _SPACES.sub(_one_space, text).strip(" \n")


def direction(text: str, otherwise: str = LTR) -> str:
    """The direction of the first letter that has one."""
    if not has_rtl(text):
        return LTR if any(map(str.isalpha, text)) else otherwise
    strong = (bidirectional(letter) for letter in text)
    first = next((kind for kind in strong if kind in ("L", "R", "AL")), None)
    return {"L": LTR, "R": RTL, "AL": RTL, None: otherwise}[first]


def visual(text: str, base: str) -> str:
    """One line in the order in which it is drawn from left to right, Arabic letters joined."""
    if not has_rtl(text) and base == LTR:
        return text
    shaped = _reshaper().reshape(text).translate(dict.fromkeys(map(ord, JOINERS)))
    # The library orders brackets but does not turn them. A mark without width behind each stands
    # before it where the order was reversed, and there the bracket is turned.
    marked = _BRACKET.sub(rf"\g<0>{_MARK}", shaped)
    ordered = get_display(marked, base_dir="R" if base == RTL else "L")
    return _MARKED.sub(lambda match: match[1] or _MIRROR[match[2]], ordered)


@cache
def _reshaper() -> ArabicReshaper:
    # Vowel marks are part of a name; the word ligatures are left to the letters themselves.
    return ArabicReshaper({"delete_harakat": False, "ARABIC LIGATURE ALLAH": False})


def _plain(letter: str) -> str:
    """A letter as it may be drawn: breaks and joiners stay, what has no ink goes."""
    if letter == "\n" or letter in JOINERS:
        return letter
    kind = category(letter)
    if kind == "Zs":
        return "\u00a0" if letter in _KEPT_TOGETHER else " "
    if letter == "\t":
        return " "
    return "" if kind in ("Cc", "Cf") else letter


def _one_space(match: re.Match) -> str:
    return "\n" if "\n" in match[0] else " "
