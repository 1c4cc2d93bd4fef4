"""Words of the trade, each explained in one sentence: beside a heading, and all on one page.

Every floor explains its own words when the app starts:

    parts.fill("glossary", lambda: {"roll_call": (_("roll call"), _("One taking of …"))})

``{% term "roll_call" %}`` is a small button that shows the sentence without a script; where a
browser has no popovers it is a link to the page of all words.
"""

from dataclasses import dataclass

from kit import parts


@dataclass(frozen=True)
class Word:
    """A word as pages write it, and what it means here."""

    key: str
    word: str
    means: str


def words() -> list[Word]:
    """Every word in the reader's language, in the order in which the work meets them."""
    found = [fill() for fill in parts.filled("glossary")]
    return [Word(key, *said) for one in found for key, said in one.items()]


def word(key: str) -> Word:
    """One word; an unknown key is a fault of the template that names it."""
    return next(each for each in words() if each.key == key)
