"""What somebody asked for through a channel, so that another does it on their behalf."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kit import clock
from kit.actor import Actor, Ref
from kit.append_only import append_only
from kit.models.base import Referable
from kit.models.stored_file import StoredFile


class Channel(models.TextChoices):
    """How it was asked for, as sentences go on: "Ayşe for Carmen, by e-mail"."""

    EMAIL = "email", _("by e-mail")
    TELEPHONE = "telephone", _("by telephone")
    MESSENGER = "messenger", _("by WhatsApp or another messenger")
    PAPER = "paper", _("on paper")
    IN_PERSON = "in_person", _("in person")


class BehalfQuerySet(models.QuerySet):
    def within(self, scope):
        """Those of one scope, such as one project."""
        return self.filter(scope=str(scope))


@append_only
class Behalf(Referable):
    """Somebody asked another to act for them, through a channel, with a proof. Never changed.

    What is done on it points here and names itself who did it. How long somebody goes on is a
    matter of their session.
    """

    scope = models.CharField(max_length=64)
    actor_kind = models.CharField(max_length=30)
    actor_ref = models.CharField(max_length=64)
    whom_kind = models.CharField(max_length=30)
    whom_ref = models.CharField(max_length=64)
    channel = models.CharField(max_length=12, choices=Channel)
    note = models.CharField(max_length=300, blank=True)
    proof = models.ForeignKey(StoredFile, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(default=clock.now)

    objects = BehalfQuerySet.as_manager()
    ref_kind = "behalf"

    class Meta:
        ordering = ["-at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(channel__in=Channel.values), name="behalf_channel_is_known"
            ),
        ]
        indexes = [models.Index(fields=["scope", "-at"], name="behalf_by_scope")]

    def __str__(self):
        return f"{self.actor_kind}:{self.actor_ref} for {self.whom}"

    @property
    def whom(self) -> Ref:
        """For whom it is done."""
        return Ref(self.whom_kind, self.whom_ref)

    @property
    def actor(self) -> Actor:
        """Whoever was asked, acting on it."""
        return Actor(self.actor_kind, self.actor_ref, self)
