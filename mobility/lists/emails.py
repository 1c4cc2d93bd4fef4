"""E-mail addresses as people type and paste them."""

import re
from dataclasses import dataclass, field
from typing import Any

from .texts import clean, means_nothing

SEPARATORS = re.compile(r"[;,\s]+|\s/\s")
IN_BRACKETS = re.compile(r"<([^<>]*@[^<>]*)>")
# Turkish upper and lower case make these of the i of an address; no address has them.
TURKISH_I = str.maketrans({"İ": "i", "ı": "i"})
LOCAL = re.compile(r"[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*")
DOMAIN = re.compile(r"([^\W_]([\w-]{0,61}[^\W_])?\.)+([^\W\d_]{2,}|xn--[a-z0-9-]+)")
LONGEST_LOCAL = 64
EDGES = " .,;:<>()[]\"'"


@dataclass(frozen=True)
class Email:
    """An address in small letters, what is wrong with it ("" if nothing), and what was done."""

    address: str
    problem: str = ""
    params: dict[str, Any] = field(default_factory=dict)
    others: tuple[str, ...] = ()
    mended: bool = False


def read_email(value) -> Email:
    text = clean(value)
    if means_nothing(text):
        return Email("")
    first, *others = addresses(text.replace("＠", "@"))
    address = first.translate(TURKISH_I).lower()
    mended = address != first.lower() and not fault(address)[0]
    problem, params = fault(address)
    return Email(address, problem, params, tuple(other.lower() for other in others), mended)


def addresses(text: str) -> list[str]:
    """The addresses of the cell; a text without a whole one comes back as it is."""
    found = IN_BRACKETS.findall(text) or SEPARATORS.split(text)
    bare = [re.sub(r"^mailto:", "", part.strip(EDGES), flags=re.IGNORECASE) for part in found]
    whole = [part for part in bare if "@" in part.strip("@")]
    stripped = re.sub(r"^mailto:", "", text.strip(EDGES), flags=re.IGNORECASE)
    return whole if whole and not broken_apart(bare, whole) else [stripped]


def broken_apart(parts: list[str], whole: list[str]) -> bool:
    """Whether splitting left pieces over: "anna @example.org" and no second address."""
    return len(whole) == 1 and len([p for p in parts if p]) > 1 and bool(fault(whole[0].lower())[0])


def fault(address: str) -> tuple[str, dict[str, Any]]:
    """The code of what is wrong with the address and its parameters; "" if nothing is."""
    if " " in address:
        return "email_with_spaces", {}
    local, at, domain = address.rpartition("@")
    if not at:
        return "email_without_at", {}
    strange = "".join(sorted({c for c in local if not c.isascii()}))
    if strange:
        return "email_with_letters", {"letters": strange}
    if "." not in domain:
        return "email_without_domain", {}
    good = LOCAL.fullmatch(local) and len(local) <= LONGEST_LOCAL and DOMAIN.fullmatch(domain)
    return ("", {}) if good else ("bad_email", {})
