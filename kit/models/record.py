"""The record: who did what, when, to which thing, which fields, for whom (decision 18)."""

from collections import defaultdict

from django.db import models

from kit import clock
from kit.append_only import append_only
from kit.models.behalf import Behalf


class RecordQuerySet(models.QuerySet):
    def about(self, *refs):
        """What was done to any of the things named by ``refs``."""
        by_kind = defaultdict(set)
        for ref in refs:
            by_kind[ref.kind].add(ref.ref)
        wanted = models.Q(pk__in=[])
        for kind, found in by_kind.items():
            wanted |= models.Q(object_kind=kind, object_ref__in=sorted(found))
        return self.filter(wanted)

    def within(self, scope: str):
        """What was done inside one scope, such as one project."""
        return self.filter(scope=scope)


@append_only
class Record(models.Model):
    """One thing done. Rows are added in the transaction of the action, never changed."""

    at = models.DateTimeField(default=clock.now)
    verb = models.CharField(max_length=60)
    scope = models.CharField(max_length=64, blank=True)
    actor_kind = models.CharField(max_length=30)
    actor_ref = models.CharField(max_length=64)
    behalf = models.ForeignKey(Behalf, models.PROTECT, null=True, related_name="records")
    object_kind = models.CharField(max_length=30)
    object_ref = models.CharField(max_length=64)
    fields = models.JSONField(default=list)
    detail = models.JSONField(default=dict)

    objects = RecordQuerySet.as_manager()

    class Meta:
        ordering = ["-at", "-pk"]
        indexes = [
            models.Index(fields=["object_kind", "object_ref"], name="record_by_object"),
            models.Index(fields=["scope", "-at"], name="record_by_scope"),
        ]

    def __str__(self):
        return f"{self.verb} {self.object_kind}:{self.object_ref}"
