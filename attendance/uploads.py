"""Photos and scans on their way in: looked at one by one, before anything is kept."""

from dataclasses import dataclass
from typing import IO

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kit.files import safe_name
from kit.pictures.copies import Copies, copies_of
from kit.pictures.kinds import fitting_name
from kit.pictures.limits import MB
from kit.pictures.refusals import PictureRefused

SENTENCES = {
    "empty": gettext_lazy("The file is empty."),
    "too_large": gettext_lazy(
        "It is larger than %(limit_mb)s MB. Take the photo in a lower resolution, or scan the "
        "pages one by one."
    ),
    "unknown_kind": gettext_lazy(
        "It is neither a photo (JPEG, PNG, WebP, HEIC) nor a PDF nor a signed .p7m file."
    ),
    "too_many_pixels": gettext_lazy(
        "The picture is too large to be opened. Take the photo in a lower resolution."
    ),
    "locked": gettext_lazy("The PDF opens with a password only. Save it without one."),
    "broken": gettext_lazy("It cannot be opened. Take the photo or scan once more."),
    "timed_out": gettext_lazy("It took too long to open. Save the pages one by one."),
}


@dataclass(frozen=True)
class Upload:
    """A file that was looked at: its bytes are read again when they are kept."""

    file: IO[bytes]
    name: str
    copies: Copies

    def read(self) -> bytes:
        self.file.seek(0)
        return self.file.read()


def looked_at(files) -> tuple[list[Upload], list[str]]:
    """The files that can be kept, and a sentence for each of the others."""
    uploads, refused = [], []
    for file in files:
        try:
            uploads.append(_look_at(file))
        except PictureRefused as refusal:
            why = SENTENCES[refusal.code] % refusal.params
            said = {"file": safe_name(file.name), "why": why}
            refused.append(_("“%(file)s” was not kept. %(why)s") % said)
    return uploads, refused


def _look_at(file) -> Upload:
    if file.size > settings.PHOTO_LIMIT:
        raise PictureRefused("too_large", {"limit_mb": settings.PHOTO_LIMIT // MB})
    copies = copies_of(file.read())
    return Upload(file, fitting_name(safe_name(file.name), copies.kind), copies)
