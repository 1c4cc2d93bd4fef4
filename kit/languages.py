"""Which languages there are, which are offered, and how to say something in another one."""

from contextlib import contextmanager

from django.conf import settings
from django.utils import translation
from django.utils.functional import keep_lazy_text


def best_offered(*wishes: str) -> str:
    """The first wish that is a complete language, else English."""
    return next((wish for wish in wishes if wish in settings.COMPLETE_LANGUAGES), "en")


def offered() -> list[tuple[str, str]]:
    """Code and own name of each complete language, in the order of the settings."""
    return [pair for pair in settings.LANGUAGES if pair[0] in settings.COMPLETE_LANGUAGES]


def remember_language(response, code: str) -> None:
    """Keep the chosen language for a year."""
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        code,
        max_age=31_536_000,
        secure=settings.SECURE,
        httponly=True,
        samesite="Lax",
    )


@contextmanager
def speaking(language: str):
    """Speak the nearest complete language inside the block: mails, documents."""
    with translation.override(best_offered(language)):
        yield translation.get_language()


@keep_lazy_text
def capfirst(text) -> str:
    """The text with a capital first letter; a Turkish i keeps its dot."""
    text = str(text)
    if text[:1] == "i" and translation.get_language() == "tr":
        return f"İ{text[1:]}"
    return text[:1].upper() + text[1:]
