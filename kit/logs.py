"""Logs hold no secrets: codes in addresses, mail addresses and sign-in codes are masked."""

import logging
import re

SECRET_PATHS = re.compile(r"(/(?:p|verify|desk|k|feeds)/)[A-Za-z0-9-]{8,}", re.IGNORECASE)
ADDRESSES = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
QUERY = re.compile(r"([?&](?:q|code|surname|email)=)[^&\s\"]+")


def scrub(text: str) -> str:
    """``text`` without codes, addresses and what was searched for."""
    text = SECRET_PATHS.sub(r"\1***", text)
    return QUERY.sub(r"\1***", ADDRESSES.sub("***@***", text))


class WithoutSecrets(logging.Filter):
    """Masks the finished message, so that arguments are covered too."""

    def filter(self, record):
        record.msg, record.args = scrub(record.getMessage()), None
        return True
