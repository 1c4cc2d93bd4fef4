"""A role is what an account may do, in a project or for an organisation of it."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from events.models.organisation import Organisation
from events.models.project import Project
from kit import clock


class RoleKind(models.TextChoices):
    COORDINATOR = "coordinator", _("coordinator")
    ASSISTANT = "assistant", _("assistant")
    HOST = "host", _("host")
    CONTACT = "contact", _("contact person")


OF_PROJECT = (RoleKind.COORDINATOR, RoleKind.ASSISTANT)
OF_ORGANISATION = (RoleKind.HOST, RoleKind.CONTACT)


class Role(models.Model):
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="roles")
    kind = models.CharField(_("role"), max_length=12, choices=RoleKind)
    project = models.ForeignKey(
        Project, models.CASCADE, null=True, blank=True, related_name="roles"
    )
    organisation = models.ForeignKey(
        Organisation, models.CASCADE, null=True, blank=True, related_name="roles"
    )
    since = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["user", "kind", "project"],
                condition=Q(organisation=None),
                name="role_in_project_is_given_once",
            ),
            models.UniqueConstraint(
                fields=["user", "kind", "organisation"],
                condition=Q(project=None),
                name="role_for_organisation_is_given_once",
            ),
            models.CheckConstraint(
                condition=Q(kind__in=OF_PROJECT, project__isnull=False, organisation=None)
                | Q(kind__in=OF_ORGANISATION, project=None, organisation__isnull=False),
                name="role_belongs_to_project_or_organisation",
            ),
        ]

    def __str__(self):
        return f"{self.user}: {self.get_kind_display()}"
