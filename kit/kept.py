"""What somebody had typed into a form that could not be taken, kept until it is sent again.

A form is refused through no fault of its writer when the sign-in ran out while it was written,
or when its page was older than the last sign-in. The words then wait in the session for those
who sign in again (the page called ``typed_again``), or come straight back with the refusal.
Only what a page of ours sent is kept: a form of another site never becomes one of this site.
"""

import re
from dataclasses import asdict, dataclass, field
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from kit import clock

KEY = "typed"
LIMIT = 200_000  # characters: an agenda in six languages, not an upload
HOLDS = timedelta(hours=1)
NOT_TYPED = {"csrfmiddlewaretoken"}
A_CODE = re.compile(r"[0-9a-fA-F-]{16,}|\d+")


@dataclass(frozen=True)
class Typed:
    """The fields of one form as (name, value), where it was sent, and what could not be kept."""

    path: str
    fields: list = field(default_factory=list)
    files: list = field(default_factory=list)
    at: str = ""

    @property
    def readable(self) -> list[str]:
        """What a person wrote, without the references that a form carries."""
        said = [value.strip() for _name, value in self.fields]
        return [value for value in said if value and not A_CODE.fullmatch(value)]


def typed(request) -> Typed:
    """What the form of this request says; nothing when that is too long to be kept."""
    fields = [
        (name, value)
        for name, values in request.POST.lists()
        if name not in NOT_TYPED
        for value in values
    ]
    if sum(len(name) + len(value) for name, value in fields) > LIMIT:
        fields = []
    files = [file.name for name in request.FILES for file in request.FILES.getlist(name)]
    return Typed(request.get_full_path(), fields, files, clock.now().isoformat())


def keep(request) -> None:
    """Let the form of this request wait in the session."""
    request.session[KEY] = asdict(typed(request))


def waiting(request) -> Typed | None:
    """What waits in the session, for an hour."""
    found = request.session.get(KEY)
    if not found or clock.now() - datetime.fromisoformat(found["at"]) > HOLDS:
        return None
    return Typed(**found)


def forget(request) -> None:
    """Nothing waits any more."""
    request.session.pop(KEY, None)


def is_from_own_page(request) -> bool:
    """Whether a page of this site sent the form: browsers name the sender in every POST."""
    sender = request.headers.get("Origin") or request.headers.get("Referer", "")
    own = urlsplit(request.build_absolute_uri("/"))
    try:
        found = urlsplit(sender)
    except ValueError:
        return False
    return (found.scheme, found.netloc) == (own.scheme, own.netloc)
