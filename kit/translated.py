"""Texts in several languages: one JSON column, one labelled input per language (decision 14)."""

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _


def in_language(texts: dict | None, language: str | None = None) -> str:
    """The text in ``language`` (default: the reader's), else English, else any there is."""
    texts = texts or {}
    wanted = (language or get_language() or "en").split("-")[0]
    for code in (wanted, "en", *texts):
        if texts.get(code):
            return texts[code]
    return ""


class TranslatedWidget(forms.MultiWidget):
    """One input per language, each named and marked with its language and direction."""

    template_name = "components/translated.html"

    def __init__(self, languages, *, lines=1, attrs=None):
        self.languages = languages
        kind = forms.TextInput if lines == 1 else forms.Textarea
        extra = {} if lines == 1 else {"rows": lines}
        widgets = {
            code: kind({"lang": code, "dir": "auto", **extra, **(attrs or {})})
            for code in languages
        }
        super().__init__(widgets)

    def decompress(self, value):
        return [(value or {}).get(code, "") for code in self.languages]

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        names = dict(settings.LANGUAGES)
        for code, part in zip(self.languages, context["widget"]["subwidgets"], strict=True):
            part["language"], part["language_name"] = code, names[code]
        return context


class TranslatedFormField(forms.MultiValueField):
    """``{"en": …, "tr": …}`` without empty ones; one language at least when required."""

    def __init__(self, *, languages=("en",), lines=1, max_length=200, **kwargs):
        self.languages = tuple(languages)
        fields = [forms.CharField(required=False, max_length=max_length) for _code in languages]
        kwargs.setdefault("widget", TranslatedWidget(self.languages, lines=lines))
        super().__init__(fields, require_all_fields=False, **kwargs)

    def compress(self, values):
        pairs = zip(self.languages, values or [], strict=False)
        return {code: text.strip() for code, text in pairs if text and text.strip()}

    def clean(self, value):
        cleaned = super().clean(value) or {}
        if self.required and not cleaned:
            raise ValidationError(_("Write this in one language at least."), code="required")
        return cleaned


class TranslatedField(models.JSONField):
    """A JSON object from language code to text."""

    def __init__(self, *args, **kwargs):
        kwargs.setdefault("default", dict)
        super().__init__(*args, **kwargs)

    def formfield(self, **kwargs):
        kwargs = {"required": not self.blank, "label": self.verbose_name} | kwargs
        return TranslatedFormField(
            **{k: v for k, v in kwargs.items() if k not in ("encoder", "decoder")}
        )
