"""Many certificates asked for with one press; the worker issues them one by one."""

from django.db import models
from django.db.models import Count, Q

from certificates.models.certificate import Certificate
from events.models import Event
from kit import clock
from kit.models import Behalf, Referable
from mobility.models import Participation


class BatchQuerySet(models.QuerySet):
    def unfinished(self):
        """Batches with somebody still waiting, the oldest first."""
        return self.filter(entries__state=EntryState.WAITING).distinct().order_by("asked_at", "pk")

    def counted(self):
        """With ``total``, ``done`` and ``failed``, counted from the entries."""
        return self.annotate(
            total=Count("entries"),
            done=Count("entries", filter=Q(entries__state=EntryState.DONE)),
            failed=Count("entries", filter=Q(entries__state=EntryState.FAILED)),
        )


class CertificateBatch(Referable):
    """``ref`` comes from the form, so that a second click finds the first one's batch."""

    event = models.ForeignKey(Event, models.PROTECT, related_name="certificate_batches")
    languages = models.JSONField(default=list)
    asked_at = models.DateTimeField(default=clock.now)
    # who asked, as an actor: the certificates are issued in that name
    actor_kind = models.CharField(max_length=30)
    actor_ref = models.CharField(max_length=64)
    behalf = models.ForeignKey(Behalf, models.PROTECT, null=True, related_name="+")

    objects = BatchQuerySet.as_manager()
    ref_kind = "certificate_batch"

    class Meta:
        ordering = ["-asked_at", "-pk"]

    def __str__(self):
        return f"certificates of {self.event_id}, {self.asked_at:%Y-%m-%d %H:%M}"


class EntryState(models.TextChoices):
    WAITING = "waiting"
    DONE = "done"
    FAILED = "failed"


class BatchEntry(models.Model):
    """One person of a batch: waiting, done with a certificate, or failed with a reason."""

    batch = models.ForeignKey(CertificateBatch, models.CASCADE, related_name="entries")
    participation = models.ForeignKey(Participation, models.PROTECT, related_name="+")
    state = models.CharField(max_length=10, choices=EntryState, default=EntryState.WAITING)
    certificate = models.ForeignKey(Certificate, models.PROTECT, null=True, related_name="+")
    reason = models.CharField(max_length=40, blank=True)  # a key of readiness.REASONS

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["batch", "participation"], name="batch_entry_once_per_person"
            ),
            models.CheckConstraint(
                condition=Q(state__in=EntryState.values), name="batch_entry_state_is_known"
            ),
            models.CheckConstraint(
                condition=Q(state="done", certificate__isnull=False)
                | (~Q(state="done") & Q(certificate=None)),
                name="batch_entry_done_has_its_certificate",
            ),
        ]
        indexes = [models.Index(fields=["state", "batch"], name="batch_entry_waiting")]

    def __str__(self):
        return f"{self.participation_id}: {self.state}"
