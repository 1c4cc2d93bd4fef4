"""Colours keep the contrast of WCAG 2.2 AA, by day and by night.

Read from the one file that names colours: 4.5 to 1 for text, 3 to 1 for the edges of fields.
"""

import re

import pytest
from django.conf import settings

TOKENS = (settings.BASE_DIR / "static" / "css" / "tokens.css").read_text()
PAIR = re.compile(r"--([\w-]+): light-dark\((#\w{6}), (#\w{6})\);")
GROUNDS = ("paper", "sheet", "well", "hover")
STATES = ("good", "soon", "stop", "note")
KINDS = ("meeting", "visit", "training", "roundtable", "final")
TEXT = [
    *((ink, ground) for ink in ("ink", "ink-2") for ground in GROUNDS),
    *((state, f"{state}-wash") for state in STATES),
    *((state, ground) for state in STATES for ground in ("paper", "sheet")),
    *((kind, ground) for kind in KINDS for ground in ("paper", "sheet")),
    ("on-madder", "madder"), ("on-madder", "madder-deep"),
    ("madder", "paper"), ("madder", "sheet"), ("madder", "madder-wash"),
]  # fmt: skip
EDGES = [("edge", ground) for ground in ("paper", "sheet", "well")]


def colours(night: bool) -> dict[str, str]:
    return {name: dark if night else light for name, light, dark in PAIR.findall(TOKENS)}


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2 defines it."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("night", [False, True], ids=["day", "night"])
@pytest.mark.parametrize(("ink", "ground"), TEXT)
def test_words_can_be_read_on_their_ground(ink, ground, night):
    seen = colours(night)
    assert contrast(seen[ink], seen[ground]) >= 4.5


@pytest.mark.parametrize("night", [False, True], ids=["day", "night"])
@pytest.mark.parametrize(("edge", "ground"), EDGES)
def test_the_edge_of_a_field_can_be_seen(edge, ground, night):
    seen = colours(night)
    assert contrast(seen[edge], seen[ground]) >= 3


def test_black_on_white_is_twenty_one_to_one():
    assert round(contrast("#000000", "#ffffff"), 1) == 21.0
