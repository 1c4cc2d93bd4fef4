"""A message to be sent: purpose, object, recipient and language, never the text (decision 20)."""

from datetime import timedelta

from django.db import models
from django.db.models import Q

from kit import clock
from kit.models.base import Referable

LEASE = timedelta(minutes=5)
ATTEMPTS = 10


class State(models.TextChoices):
    WAITING = "waiting"
    SENT = "sent"
    DROPPED = "dropped"  # nobody to send to any more when its time came
    FAILED = "failed"  # given up after ATTEMPTS


class MessageQuerySet(models.QuerySet):
    def due(self, at):
        """Waiting, its time has come, and no other worker holds it."""
        free = Q(held_until=None) | Q(held_until__lte=at)
        return self.filter(free, state=State.WAITING, due_at__lte=at)

    def about(self, purpose, *refs):
        """Messages of one purpose about any of the things."""
        return self.filter(purpose=purpose, object_ref__in=[str(ref) for ref in refs])


class Message(Referable):
    """One row of the outbox. ``round`` makes "send again" a new one."""

    purpose = models.CharField(max_length=40)
    object_kind = models.CharField(max_length=30)
    object_ref = models.CharField(max_length=64)
    recipient_kind = models.CharField(max_length=30)
    recipient_ref = models.CharField(max_length=64)
    round = models.PositiveIntegerField(default=1)
    language = models.CharField(max_length=8, default="en")
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    queued_at = models.DateTimeField(default=clock.now)
    due_at = models.DateTimeField(default=clock.now)
    held_until = models.DateTimeField(null=True)
    attempts = models.PositiveIntegerField(default=0)
    sent_at = models.DateTimeField(null=True)
    problem = models.CharField(max_length=200, blank=True)

    objects = MessageQuerySet.as_manager()

    class Meta:
        ordering = ["queued_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=[
                    "purpose",
                    "object_kind",
                    "object_ref",
                    "recipient_kind",
                    "recipient_ref",
                    "round",
                ],
                name="message_queued_once_per_round",
            ),
            models.CheckConstraint(
                condition=Q(state="sent", sent_at__isnull=False)
                | (~Q(state="sent") & Q(sent_at=None)),
                name="message_sent_has_its_time",
            ),
        ]
        indexes = [models.Index(fields=["state", "due_at"], name="message_due")]

    def __str__(self):
        return f"{self.purpose} {self.object_kind}:{self.object_ref} round {self.round}"
