"""Where sign-ins are kept: in the database, each with its account, device and last use.

No network address is kept. An open session is noted as seen once an hour at most, which also
lets it live on: two weeks after the last use it ends, and the worker deletes it with everything it
held.
"""

from datetime import datetime, timedelta

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore as DatabaseStore

from events import devices
from kit import clock

SEEN, DEVICE = "seen", "device"
NOTED_EVERY = SWEPT_EVERY = timedelta(hours=1)


class SessionStore(DatabaseStore):
    """Django's database sessions in our table."""

    @classmethod
    def get_model_class(cls):
        from events.models import Session  # noqa: PLC0415  settings name this module

        return Session

    def create_model_instance(self, data):
        row = super().create_model_instance(data)
        row.user_id = data.get(SESSION_KEY)
        row.device = data.get(DEVICE, "")
        row.seen_at = clock.now()
        return row


def begin(sender, request, user, **kwargs) -> None:
    """On signing in: the device by the name of its browser."""
    request.session[DEVICE] = devices.name_of(request.headers.get("User-Agent", ""))
    request.session[SEEN] = clock.now().isoformat()


def note_seen(request) -> None:
    """The session is in use; written down when that was last done an hour ago."""
    seen = request.session.get(SEEN)
    if not seen or clock.now() - datetime.fromisoformat(seen) > NOTED_EVERY:
        request.session[SEEN] = clock.now().isoformat()


def delete_expired() -> int:
    """Sign-ins that ran out go, with the forms that waited in them; how many."""
    expired = SessionStore.get_model_class().objects.filter(expire_date__lte=clock.now())
    return expired.delete()[0]
