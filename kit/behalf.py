"""Keeping on whose behalf something is done; the action that does it writes the record."""

import uuid
from datetime import datetime

from kit import files
from kit.actor import Actor, Ref
from kit.models import Behalf
from kit.refs import RefTaken
from kit.uploads import Upload


def keep(
    *, scope, whom: Ref, channel: str, by: Actor, at: datetime, ref: uuid.UUID, note: str = "",
    proof: Upload | None = None,
) -> tuple[Behalf, bool]:  # fmt: skip
    """Keep who asked ``by`` for something, how, and the proof, byte for byte; whether it is new.

    The same ``ref`` once more keeps nothing and answers with what is there.
    """
    kept, is_new = Behalf.objects.filter(ref=ref).first(), False
    if not kept:
        kept, is_new = Behalf.objects.get_or_create(ref=ref, defaults={
            "scope": str(scope), "whom_kind": whom.kind, "whom_ref": whom.ref, "channel": channel,
            "note": note, "proof": _kept(proof), "actor_kind": by.kind, "actor_ref": by.ref,
            "at": at,
        })  # fmt: skip
    if kept.scope != str(scope) or (kept.actor_kind, kept.actor_ref) != (by.kind, by.ref):
        raise RefTaken
    return kept, is_new


def _kept(proof: Upload | None):
    return proof and files.keep(proof.data, name=proof.name, content_type=proof.content_type)
