"""Making and changing projects."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from events.actions.common import assign
from events.models import Project
from kit import record
from kit.actor import Actor
from kit.slugs import free, slugify


@transaction.atomic
def make_project(*, ref: UUID, by: Actor, at: datetime, **fields) -> Project:
    """A new project with an address made from its acronym. The same ``ref`` makes it once."""
    project, is_new = Project.objects.get_or_create(
        ref=ref, defaults={"slug": _slug(fields), **fields}
    )
    if is_new:
        record.write(by, "project.made", project, scope=project.ref, at=at)
    return project


def _slug(fields) -> str:
    wanted = slugify(fields["acronym"], fallback="project", length=50)
    return free(wanted, lambda slug: slug == "new" or Project.objects.filter(slug=slug).exists())


@transaction.atomic
def change_project(*, project: Project, by: Actor, at: datetime, **fields) -> Project:
    """The project says ``fields`` now; nothing is recorded when it said so before."""
    if changed := assign(project, fields):
        record.write(by, "project.changed", project, scope=project.ref, fields=changed, at=at)
    return project
