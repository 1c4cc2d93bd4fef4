"""Text as it is searched: the same for İZMİR, izmir, Ìzmir on both databases (decision 15)."""

import unicodedata

ONE_BY_ONE = str.maketrans(
    {"ı": "i", "İ": "i", "ħ": "h", "Ħ": "h", "ß": "ss", "ẞ": "ss", "ł": "l", "Ł": "l", "ø": "o",
     "Ø": "o", "đ": "d", "Đ": "d", "æ": "ae", "Æ": "ae", "œ": "oe", "Œ": "oe", "’": "'", "ʼ": "'",
     "\0": " "}  # PostgreSQL cannot even be asked for it
)  # fmt: skip


def normalise(*texts: str) -> str:
    """The texts joined, without case, marks and doubled spaces."""
    text = " ".join(part for part in texts if part).translate(ONE_BY_ONE)
    letters = unicodedata.normalize("NFKD", text)
    return " ".join("".join(c for c in letters if not unicodedata.combining(c)).casefold().split())
