"""Addresses and who may use them, from the permission matrix."""

import re
from itertools import groupby

from config.matrix import PEOPLE, matrix
from config.reference.tables import code, table
from config.reference.words import say

CONVERTER = re.compile(r"<(?:\w+:)?(\w+)>")
METHODS = ("GET", "POST")


def routes(language: str) -> str:
    """A table for each floor. Twins that accept capitals of the same address are left out."""
    named = [entry for entry in matrix() if not entry["route"].startswith("/^")]
    return "\n\n".join(
        f"### {code(floor)}\n\n{_table(entries, language)}"
        for floor, entries in groupby(named, key=lambda entry: _floor(entry["name"]))
    )


def _floor(name):
    return name.split(":")[0] if ":" in name else "config"


def _table(entries, language):
    titles = [say("address", language), "GET", "POST"]
    rows = dict.fromkeys(
        tuple(_row(entry, language)) for entry in entries
    )  # one name may stand twice
    return table(titles, rows)


def _row(entry, language):
    shown = CONVERTER.sub(r"<\1>", entry["route"])
    who = [_who(entry["methods"].get(method), language) for method in METHODS]
    return [code(shown), *who]


def _who(answers, language):
    """Everybody, everybody with an account, or those who may by name."""
    if answers is None:
        return ""
    allowed = {name for name in PEOPLE if answers[name] == "allow"}
    if "anonymous" in allowed:
        return say("everyone", language)
    if "outsider" in allowed:
        return say("signed in", language)
    return ", ".join(say(name, language) for name in PEOPLE if name in allowed)
