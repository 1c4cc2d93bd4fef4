"""Looking up a certificate by what stands on it, and what a stranger may read about it.

The long code of the QR says everything; the printed letters say only the initials, until the
surname is typed. What is not there and what could never have been a code look the same.
"""

import re
from dataclasses import dataclass

from django.utils.translation import gettext as _

from certificates import sentences
from certificates.models import Certificate, Step
from kit import codes, search

NOT_LETTERS = re.compile(r"[^\w]|_")

LOOKS = {
    Step.VALID: "good",
    Step.PREPARED: "soon",
    Step.REPLACED: "stop",
    Step.WITHDRAWN: "stop",
    Step.VOID: "stop",
}


@dataclass(frozen=True)
class Finding:
    """What is said about one certificate; ``is_named`` once the reader knows whose it is."""

    certificate: Certificate
    is_named: bool

    @property
    def facts(self) -> dict:
        return self.certificate.facts

    @property
    def look(self) -> str:
        """Colour and shape of the answer."""
        return LOOKS[Step(self.certificate.step)]

    @property
    def answer(self) -> str:
        """The answer in one line."""
        return {
            Step.VALID: _("This certificate is valid"),
            Step.PREPARED: _("This certificate is not yet handed out"),
            Step.REPLACED: _("This certificate was replaced"),
            Step.WITHDRAWN: _("This certificate was withdrawn"),
            Step.VOID: _("This certificate is void"),
        }[Step(self.certificate.step)]

    @property
    def meaning(self) -> str:
        """What follows from it."""
        return {
            Step.VALID: _("It was issued by the project, and it still holds."),
            Step.PREPARED: _("It was printed before the event ended. It holds once it is valid."),
            Step.REPLACED: _("A newer certificate with another number took its place."),
            Step.WITHDRAWN: _("Those who issued it no longer stand by it."),
            Step.VOID: _("It was printed and never handed out."),
        }[Step(self.certificate.step)]

    @property
    def initials(self) -> str:
        return sentences.initials(self.facts["name"])


def look_up(code: str) -> Finding | None:
    """What a code or the letters stand for."""
    found = Certificate.objects.holding(code).select_related("project", "replaced_by").first()
    if not found:
        return None
    is_long = found.code_hash == codes.digest("certificate", code)
    return Finding(found, is_named=is_long)


def is_surname(facts: dict, typed: str) -> bool:
    """Whether ``typed`` is the surname, or the whole name: in any case, with or without marks."""
    said = _plain(typed)
    last_word = facts["name"].split()[-1:]
    known = {_plain(name) for name in (facts["family_name"], facts["name"], *last_word)}
    return bool(said) and said in known


def _plain(name: str) -> str:
    return NOT_LETTERS.sub("", search.normalise(name))
