"""An organisation of a project, the names it is known by, and when it was a partner."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from events import places
from events.models.project import Project
from kit import search
from kit.models import Referable


class OrganisationQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Organisations of the projects in which ``user`` has a role."""
        return self.filter(project__in=Project.objects.visible_to(user))


class Organisation(Referable):
    project = models.ForeignKey(Project, models.CASCADE, related_name="organisations")
    legal_name = models.CharField(_("legal name"), max_length=200)
    street = models.CharField(_("street and number"), max_length=200, blank=True)
    postcode = models.CharField(_("postcode"), max_length=20, blank=True)
    city = models.CharField(_("city"), max_length=100, blank=True)
    country = models.CharField(_("country"), max_length=2, blank=True)
    latitude = models.DecimalField(max_digits=8, decimal_places=5, null=True, blank=True)
    longitude = models.DecimalField(max_digits=8, decimal_places=5, null=True, blank=True)
    oid = models.CharField(_("OID"), max_length=9, blank=True)
    pic = models.CharField(_("PIC"), max_length=9, blank=True)
    type = models.CharField(_("type of organisation"), max_length=80, blank=True)
    is_public_body = models.BooleanField(_("public body"), default=False)

    objects = OrganisationQuerySet.as_manager()
    ref_kind = "organisation"

    class Meta:
        ordering = ["legal_name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["project", "legal_name"], name="organisation_name_is_unique_in_project"
            )
        ]

    def __str__(self):
        return self.legal_name

    @property
    def has_address(self) -> bool:
        """Whether the attendance list can print an address (it must, erasmus-rules 1.1)."""
        return bool(self.city and self.country)

    @property
    def address(self) -> str:
        """The postal address on one line, in the reader's language."""
        return places.address_of(self)


class OrganisationName(models.Model):
    """Another name an organisation is known by; also what lists of people are matched with."""

    project = models.ForeignKey(Project, models.CASCADE, related_name="organisation_names")
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="other_names")
    name = models.CharField(_("name"), max_length=200)
    normalised = models.CharField(max_length=400)

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["project", "normalised"], name="organisation_other_name_means_one"
            )
        ]

    def __str__(self):
        return self.name

    def save(self, **kwargs):
        self.normalised = search.normalise(self.name)
        super().save(**kwargs)


class PartnerRole(models.TextChoices):
    COORDINATOR = "coordinator", pgettext_lazy("an organisation", "coordinator")
    PARTNER = "partner", _("partner")
    ASSOCIATED = "associated", _("associated partner")


class Partner(models.Model):
    """The time in which an organisation takes part in a project, in one role."""

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="partnerships")
    role = models.CharField(_("role"), max_length=12, choices=PartnerRole)
    since = models.DateField(_("from"))
    until = models.DateField(_("until"), null=True, blank=True)

    class Meta:
        ordering = ["since", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gte=F("since")), name="partner_until_after_since"
            ),
            models.CheckConstraint(
                condition=Q(role__in=PartnerRole.values), name="partner_role_is_known"
            ),
        ]

    def __str__(self):
        return f"{self.organisation} ({self.get_role_display()})"


class Signatory(Referable):
    """Who signs for an organisation: name and function as they are printed."""

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="signatories")
    name = models.CharField(_("name"), max_length=120)
    function = models.CharField(_("function"), max_length=120, blank=True)

    ref_kind = "signatory"

    class Meta:
        ordering = ["organisation", "name", "pk"]

    def __str__(self):
        return f"{self.name}, {self.organisation}"
