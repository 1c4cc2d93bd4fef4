"""Who did something, and for whom: kind and public reference, never a foreign key."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Ref:
    """A thing or a person by kind and public reference, e.g. ``Ref("event", "graz-visit")``."""

    kind: str
    ref: str

    def __str__(self):
        return f"{self.kind}:{self.ref}"


@dataclass(frozen=True)
class Actor:
    """Who acts. ``on_behalf_of`` and ``channel`` are set when somebody else asked for it."""

    kind: str
    ref: str
    on_behalf_of: Ref | None = None
    channel: str = ""


SYSTEM = Actor("system", "worker")
COMMAND = Actor("system", "command")


def ref_of(thing) -> Ref:
    """The reference of a model instance that has ``ref_kind`` and ``ref``."""
    return Ref(thing.ref_kind, str(thing.ref))
