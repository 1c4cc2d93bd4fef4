"""Secrets that people carry: derived again when needed, stored as hashes only (decision 13).

Codes are Crockford base 32 in capitals, so that a QR code stays small and a person can type
them: no I, L, O or U; an I or L typed is read as 1, an O as 0.
"""

import hashlib
import hmac
import secrets
from functools import cache
from pathlib import Path

from django.conf import settings

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
READ_AS = str.maketrans({"I": "1", "L": "1", "O": "0", "-": None, " ": None, "\u00a0": None})
LONG, SHORT = 128, 80  # bits: what a QR code carries, what a person types


def derive(purpose: str, seed, generation: int = 1, *, bits: int = LONG) -> str:
    """The code of one object for one purpose; the same call gives the same code for ever."""
    message = f"{purpose}|{seed}|{generation}|{bits}".encode()
    return encode(hmac.new(_key(), message, hashlib.sha256).digest(), bits)


def fresh(bits: int = LONG) -> str:
    """A random code that is shown once and kept as a hash."""
    return encode(secrets.token_bytes(32), bits)


def encode(data: bytes, bits: int) -> str:
    """The first ``bits`` of ``data`` in base 32: 26 characters for 128, 16 for 80."""
    length = -(-bits // 5)
    number = int.from_bytes(data, "big") >> (len(data) * 8 - bits)
    number <<= length * 5 - bits
    return "".join(ALPHABET[(number >> (5 * place)) & 31] for place in reversed(range(length)))


def normalise(typed: str) -> str:
    """A code as typed or scanned, in the form that was given out."""
    return typed.strip().upper().translate(READ_AS)


def digest(purpose: str, code: str) -> str:
    """What is stored instead of the code. A code of one purpose is nothing for another."""
    return hashlib.sha256(f"{purpose}|{normalise(code)}".encode()).hexdigest()


def grouped(code: str, size: int = 4) -> str:
    """The code in groups, for print: ``7Q4K-2M9X-HB3T-RWZC``."""
    return "-".join(code[start : start + size] for start in range(0, len(code), size))


def _key() -> bytes:
    return _read_key(Path(settings.CODE_KEY_FILE))


@cache
def _read_key(path: Path) -> bytes:
    return path.read_text().strip().encode()
