"""Maltese, which Django does not know yet: its name here, its formats in config/formats/mt."""

from django.conf import locale


def add_maltese() -> None:
    """Make ``mt`` a language Django accepts (get_language_info, Accept-Language)."""
    locale.LANG_INFO.setdefault(
        "mt", {"bidi": False, "code": "mt", "name": "Maltese", "name_local": "Malti"}
    )
