"""Promised activities: what the application says."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from events.actions.common import assign
from events.models import Project, PromisedActivity
from kit import record
from kit.actor import Actor


@transaction.atomic
def add_activity(
    *, project: Project, ref: UUID, by: Actor, at: datetime, **fields
) -> PromisedActivity:
    """One more promised activity. The same ``ref`` adds it once."""
    activity, is_new = PromisedActivity.objects.get_or_create(
        ref=ref, defaults={"project": project, **fields}
    )
    if is_new:
        record.write(by, "promised_activity.added", activity, scope=project.ref, at=at)
    return activity


@transaction.atomic
def change_activity(
    *, activity: PromisedActivity, by: Actor, at: datetime, **fields
) -> PromisedActivity:
    """The activity says ``fields`` now."""
    if changed := assign(activity, fields):
        record.write(
            by, "promised_activity.changed", activity, scope=activity.project.ref, fields=changed,
            at=at,
        )  # fmt: skip
    return activity
