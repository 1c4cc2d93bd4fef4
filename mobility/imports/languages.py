"""A language as a list names it, in any of our languages or its own: Almanca, German, de."""

from functools import cache

from django.conf import settings

from kit import search
from kit.dates import locale


def language_code(text: str) -> str:
    """The code of one of our languages; "" for any other."""
    return _names().get(search.normalise(text), "") if text else ""


@cache
def _names() -> dict[str, str]:
    codes = [code for code, _name in settings.LANGUAGES]
    names = {code: code for code in codes}
    for code, own_name in settings.LANGUAGES:
        names[search.normalise(own_name)] = code
        for reader in codes:
            names[search.normalise(locale(reader).languages.get(code, own_name))] = code
    return names
