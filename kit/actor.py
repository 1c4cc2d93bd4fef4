"""Who did something, and for whom: kind and public reference, never a foreign key."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kit.models import Behalf


@dataclass(frozen=True)
class Ref:
    """A thing or a person by kind and public reference, e.g. ``Ref("event", "graz-visit")``."""

    kind: str
    ref: str

    def __str__(self):
        return f"{self.kind}:{self.ref}"


@dataclass(frozen=True)
class Actor:
    """Who acts. ``behalf`` says for whom and how they asked, when somebody else did."""

    kind: str
    ref: str
    behalf: Behalf | None = None

    def behalf_in(self, scope) -> Behalf | None:
        """On whose behalf inside ``scope``; what was asked for in another counts for nothing."""
        return self.behalf if self.behalf and self.behalf.scope == str(scope) else None


COMMAND = Actor("system", "command")


def ref_of(thing) -> Ref:
    """The reference of a model instance that has ``ref_kind`` and ``ref``."""
    return Ref(thing.ref_kind, str(thing.ref))
