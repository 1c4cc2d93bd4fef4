"""The letters of this floor, drawn at the moment they are sent, in the reader's language."""

import re

from kit import outbox
from kit.plain_text import one_line
from mobility.actions.passes import current_pass
from mobility.models import Participation
from mobility.passes import pass_url

INVITATION = "invitation"
# what makes a mail program see an address in a name: a dot or "@" between letters, "://"
LINKING = re.compile(r"(?<=[\w\u200c\u200d])([.@])(?=[\w\u200c\u200d])|(:)(?=//)")


@outbox.draws(INVITATION)
def invitation(message) -> outbox.Letter | None:
    """The invitation with the link to the pass; nobody is told who has no e-mail or is gone."""
    participation = (
        Participation.objects.select_related(
            "person", "sending_organisation", "event__project", "event__host_organisation"
        )
        .filter(ref=message.object_ref)
        .first()
    )
    if not participation or participation.is_gone or not participation.person.email:
        return None
    if participation.event.is_cancelled:
        return None
    event = participation.event
    return outbox.letter(participation.person.email, "emails/mobility/invitation.txt", {
        "name": unlinked(participation.person.name),
        "host": unlinked(str(event.host_organisation)),
        "event": event,
        "project": event.project,
        "url": pass_url(current_pass(participation).code),
    })  # fmt: skip


def unlinked(text: str) -> str:
    """A name on one line that no mail program turns into a link: ``evil. example``."""
    return LINKING.sub(lambda found: f"{found[0]} ", one_line(text))
