"""Addresses made from titles: ``Şırnak’ta göç`` becomes ``sirnak-ta-goc``."""

import re
import unicodedata

from kit import search

SOUND_TABLE = """
α=a β=b γ=g δ=d ε=e ζ=z η=i θ=th ι=i κ=k λ=l μ=m ν=n ξ=x ο=o π=p ρ=r σ=s τ=t υ=y φ=f χ=ch ψ=ps ω=o
а=a б=b в=v г=g д=d е=e ж=zh з=z и=i й=y к=k л=l м=m н=n о=o п=p р=r с=s т=t у=u ф=f х=h ц=ts ч=ch
ш=sh щ=sht ъ=a ы=y ь=y э=e ю=yu я=ya
і=i є=ye ґ=g
"""
SOUNDS = dict(pair.split("=") for pair in SOUND_TABLE.split())


def slugify(title: str, fallback: str = "event", length: int = 60) -> str:
    """Small Latin letters, digits and single dashes; ``fallback`` when nothing remains."""
    plain = "".join(SOUNDS.get(c, c) for c in search.normalise(title))
    plain = unicodedata.normalize("NFKD", plain).encode("ascii", "ignore").decode()
    slug = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:length].strip("-")
    return slug or fallback


def free(wanted: str, is_taken) -> str:
    """``wanted`` or the first of ``wanted-2``, ``wanted-3`` … that ``is_taken`` does not know."""
    if not is_taken(wanted):
        return wanted
    number = 2
    while is_taken(f"{wanted}-{number}"):
        number += 1
    return f"{wanted}-{number}"
