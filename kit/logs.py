"""Logs hold no secrets: codes in addresses, mail addresses and what was searched for are masked."""

import logging
import re

# a code as it was typed may have dashes and spaces between its letters
SECRET_PATHS = re.compile(r"(/(?:p|verify|desk|k|feeds)/)[\w%+\- \u00a0]{8,}", re.IGNORECASE)
ADDRESSES = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
QUERY = re.compile(r"([?&](?:q|code|surname|email)=)[^&\s\"]+")


def scrub(text: str) -> str:
    """``text`` without codes, addresses and what was searched for."""
    text = SECRET_PATHS.sub(r"\1***", text)
    return QUERY.sub(r"\1***", ADDRESSES.sub("***@***", text))


class WithoutSecrets(logging.Formatter):
    """Masks the finished text, so that arguments and tracebacks are covered too."""

    def format(self, record):
        return scrub(super().format(record))
