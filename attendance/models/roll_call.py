"""A roll call is one taking of attendance: a half day, or one item (decision 29)."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from events.agenda import HALVES
from events.models import Event
from kit import clock


class RollCall(models.Model):
    """Made by the first entry that names it. ``key``: morning, afternoon or an item's key."""

    event = models.ForeignKey(Event, models.PROTECT, related_name="roll_calls")
    day = models.DateField(_("day"))
    key = models.CharField(max_length=36)
    made_at = models.DateTimeField(default=clock.now)
    done_at = models.DateTimeField(null=True, blank=True)
    done_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    remark = models.CharField(_("remark"), max_length=300, blank=True)

    ref_kind = "roll_call"

    class Meta:
        ordering = ["day", "-key"]
        constraints = [
            models.UniqueConstraint(
                fields=["event", "day", "key"], name="roll_call_once_per_half_day"
            )
        ]

    def __str__(self):
        return self.name

    @property
    def name(self) -> str:
        """As scripts and devices name it: ``2026-11-23/morning``."""
        return f"{self.day.isoformat()}/{self.key}"

    @property
    def ref(self) -> str:
        """How the record names it; an item's key needs no event beside it."""
        return f"{self.event.ref}/{self.name}" if self.key in HALVES else self.name

    @property
    def is_done(self) -> bool:
        """Whether it was closed: who has no entry was absent."""
        return self.done_at is not None
