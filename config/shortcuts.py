"""The keys that pages listen to, as a list to read: from the file that the script itself reads."""

import json
from dataclasses import dataclass
from functools import cache

from django.conf import settings
from django.utils.translation import gettext as _

LIST = settings.BASE_DIR / "static" / "js" / "page" / "shortcuts.json"
PRINTED = {"Escape": "Esc"}  # what stands on the key, in every language


@dataclass(frozen=True)
class Shortcut:
    """Keys pressed together, and what they do."""

    keys: tuple
    does: str


def shortcuts() -> list[Shortcut]:
    """Every shortcut in the reader's language."""
    does = {
        "help": _("Open this page"),
        "search": _("Go to the search field, where a page has one"),
        "home": _("Go to the first page, with what happens today"),
        "send": _("Send the form you are typing in"),
        "close": _("Close an open menu"),
    }
    return [Shortcut(_keys(one), does[one["action"]]) for one in listed()]


@cache
def listed() -> list[dict]:
    """The list as the script has it."""
    return json.loads(LIST.read_text())


def _keys(one):
    key = PRINTED.get(one["key"], one["key"])
    return ("Ctrl", key) if one.get("control") else (key,)
