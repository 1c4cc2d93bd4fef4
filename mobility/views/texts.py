"""The box with a text to paste: which language and which text is chosen in the address."""

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from kit.languages import offered
from mobility import texts
from mobility.news import CANCELLATION, CHANGE, REVIVAL

LABELS = {
    texts.INVITATION: lambda: _("Invitation"),
    texts.PASS: lambda: _("Pass"),
    CHANGE: lambda: _("Programme"),
    CANCELLATION: lambda: _("Cancellation"),
    REVIVAL: lambda: _("Takes place after all"),
}


def group_box(request, draw) -> dict:
    """A text for a group; ``draw(language)`` writes it. At first in the reader's language."""
    language = _language(request, get_language())
    return _box(draw(language), language)


def own_box(request, participation) -> dict:
    """A text for one person, at first in that person's language."""
    kinds = texts.own_kinds(participation)
    asked = request.GET.get("about", "")
    kind = asked if asked in kinds else kinds[0]
    language = _language(request, participation.person.speaks)
    shown = [(each, LABELS[each](), each == kind) for each in kinds]
    return _box(texts.own_text(participation, kind, language), language) | {"kinds": shown}


def _language(request, first) -> str:
    codes = [code for code, _name in offered()]
    return next((one for one in (request.GET.get("text", ""), first) if one in codes), codes[0])


def _box(text, language) -> dict:
    return {
        "text": text,
        "rows": min(14, 2 + sum(1 + len(line) // 52 for line in text.splitlines())),
        "language": language,
        "whatsapp": texts.to_whatsapp(text),
        "languages": [(code, name, code == language) for code, name in offered()],
        "kinds": [],
    }
