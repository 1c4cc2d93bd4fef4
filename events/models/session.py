"""A sign-in that is still open: Django's session with its account, so that all can be ended."""

from django.conf import settings
from django.contrib.sessions.base_session import AbstractBaseSession, BaseSessionManager
from django.db import models

from kit import clock, codes


class SessionQuerySet(models.QuerySet):
    def open_of(self, user, at):
        """The open sign-ins of an account, the one seen last first."""
        return self.filter(user=user, expire_date__gt=at).order_by("-seen_at", "session_key")


class Session(AbstractBaseSession):
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, null=True, blank=True, related_name="sessions"
    )
    device = models.CharField(max_length=80, blank=True)
    seen_at = models.DateTimeField(default=clock.now)

    objects = BaseSessionManager.from_queryset(SessionQuerySet)()

    def __str__(self):
        return self.device

    @classmethod
    def get_session_store_class(cls):
        from events.sessions import SessionStore  # noqa: PLC0415  the store needs this model

        return SessionStore

    @property
    def name(self) -> str:
        """What stands for this session on a page; the key itself is a secret."""
        return codes.digest("session", self.session_key)[:16]
