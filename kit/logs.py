"""Logs hold no secrets: codes in addresses, mail addresses and what was searched for are masked."""

import logging
import re

# a code as it was typed may have dashes and spaces between its letters
SECRET_PATHS = re.compile(r"(/(?:p|verify|desk|k|feeds)/)[\w%+\- \u00a0]{8,}", re.IGNORECASE)
# and wherever else one stands: 26 or 16 letters, in one piece or in groups of four
LETTER, GAP = "[0-9A-HJKMNP-TV-Z]", r"(?:-| |\u00a0|\+|%20|%2d)"
GROUPED = f"{LETTER}{{4}}(?:{GAP}{LETTER}{{4}}){{3,5}}(?:{GAP}{LETTER}{{2}})?"
BEFORE = r"(?:(?<![0-9A-Za-z])|(?<=%[0-9A-F]{2}))"  # an escaped sign ends in a letter
CODES = re.compile(
    f"{BEFORE}(?:{LETTER}{{26}}|{LETTER}{{16}}|{GROUPED})(?![0-9A-Za-z])", re.IGNORECASE
)
ADDRESSES = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
QUERY = re.compile(r"([?&](?:q|code|surname|email)=)[^&\s\"]+")


def scrub(text: str) -> str:
    """``text`` without codes, addresses and what was searched for."""
    text = CODES.sub(_mask, SECRET_PATHS.sub(r"\1***", text))
    return QUERY.sub(r"\1***", ADDRESSES.sub("***@***", text))


def _mask(found) -> str:
    """Three stars, unless it is a word or a number: a code has both letters and digits."""
    said = found[0]
    is_code = any(c.isdigit() for c in said) and any(c.isalpha() for c in said)
    return "***" if is_code else said


class Masking(logging.Formatter):
    """Another formatter's text, masked: for servers that bring their own."""

    def __init__(self, inner):
        super().__init__()
        self.inner = inner

    def format(self, record):
        return scrub(self.inner.format(record))


class WithoutSecrets(logging.Formatter):
    """Masks the finished text, so that arguments and tracebacks are covered too."""

    def format(self, record):
        return scrub(super().format(record))
