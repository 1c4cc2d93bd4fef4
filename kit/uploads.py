"""A file that somebody attaches: of a few kinds, not too large, and what its name says it is.

The name's ending decides the kind, the first bytes have to agree, and the browser's own word is
not asked. What is refused is refused with a sentence that says what to do.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from kit.files import safe_name

HEAD = 4096  # bytes that tell what a file is


@dataclass(frozen=True)
class Upload:
    """A checked file in memory: what ``kit.files.keep`` takes."""

    name: str
    content_type: str
    data: bytes


def _begins(*marks: bytes, at: int = 0) -> Callable[[bytes], bool]:
    return lambda head: any(head.startswith(mark, at) for mark in marks)


def _is_text(head: bytes) -> bool:
    return b"\0" not in head


WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
# ending -> what it is served as, and how such files begin
LETTERS = {
    "eml": ("message/rfc822", _is_text),
    "msg": ("application/vnd.ms-outlook", _begins(b"\xd0\xcf\x11\xe0")),
    "pdf": ("application/pdf", lambda head: b"%PDF" in head[:1024]),
    "p7m": ("application/pkcs7-mime", _begins(b"\x30", b"-----BEGIN", b"MI")),  # signed in Italy
    "jpg": ("image/jpeg", _begins(b"\xff\xd8\xff")),
    "jpeg": ("image/jpeg", _begins(b"\xff\xd8\xff")),
    "png": ("image/png", _begins(b"\x89PNG")),
    "webp": ("image/webp", _begins(b"WEBP", at=8)),
    "heic": ("image/heic", _begins(b"ftyp", at=4)),
    "docx": (WORD, _begins(b"PK\x03\x04")),
    "odt": ("application/vnd.oasis.opendocument.text", _begins(b"PK\x03\x04")),
    "txt": ("text/plain", _is_text),
}


class LetterField(forms.FileField):
    """A mail, letter, photo or note, up to ``settings.PROOF_LIMIT`` bytes; an ``Upload``."""

    default_error_messages = {
        "too_large": _("“%(file)s” has %(size)d MB; at most %(limit)d MB can be attached. Attach "
                       "the mail itself, or scan the page again in black and white."),
        "kind": _("“%(file)s” cannot be attached. Attach a mail (.eml or .msg), a PDF, a photo, a "
                  "Word file or a text."),
        "other": _("“%(file)s” is not what its name says: it may be damaged or renamed. Save it "
                   "again from the program it comes from."),
        "empty": _("The file is empty. Choose it once more; it may not have been saved fully."),
    }  # fmt: skip

    def __init__(self, **kwargs):
        accept = ",".join(f".{ending}" for ending in LETTERS)
        kwargs.setdefault("widget", forms.FileInput({"accept": accept}))
        super().__init__(**kwargs)

    def clean(self, data, initial=None) -> Upload | None:
        file = super().clean(data, initial)
        return self._checked(file) if file else None

    def _checked(self, file) -> Upload:
        name = safe_name(file.name)
        if file.size > settings.PROOF_LIMIT:
            self._refuse("too_large", file=name, size=-(-file.size // 2**20),
                         limit=settings.PROOF_LIMIT // 2**20)  # fmt: skip
        known = LETTERS.get(name.rpartition(".")[2].lower())
        if known is None:
            self._refuse("kind", file=name)
        content_type, agrees = known
        data = file.read()
        if not agrees(data[:HEAD]):
            self._refuse("other", file=name)
        return Upload(name, content_type, data)

    def _refuse(self, code, **params):
        raise ValidationError(self.error_messages[code], code=code, params=params)
