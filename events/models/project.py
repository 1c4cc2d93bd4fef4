"""A project is the funded partnership; a promised activity is what its application said."""

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from kit.models import Referable
from kit.translated import TranslatedField, in_language

PROJECT_NUMBER = RegexValidator(
    r"^\d{4}-\d-[A-Z]{2}\d{2}-KA\d{3}(-[A-Z]{3})?-\d{6,9}$",
    _("A project number looks like 2025-1-TR01-KA220-ADU-000000000."),
)


class FundingModel(models.TextChoices):
    LUMP_SUM = "lump_sum", _("lump sum")
    UNIT_COSTS = "unit_costs", _("unit costs (older calls)")


class ProjectQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Projects in which ``user`` has a role, towards the project or an organisation of it."""
        return self.filter(
            Q(roles__user=user) | Q(organisations__roles__user=user)
        ).distinct()  # fmt: skip

    def run_by(self, user):
        """Projects that ``user`` coordinates or assists."""
        return self.filter(roles__user=user).distinct()


class Project(Referable):
    slug = models.SlugField(unique=True, max_length=60)
    title = TranslatedField(_("title"))
    acronym = models.CharField(_("acronym"), max_length=12)
    number = models.CharField(_("project number"), max_length=40, validators=[PROJECT_NUMBER])
    action = models.CharField(_("action"), max_length=20)
    call_year = models.PositiveSmallIntegerField(_("call year"))
    starts_on = models.DateField(_("first day"))
    ends_on = models.DateField(_("last day"))
    granting_authority = TranslatedField(_("granting authority"), blank=True)
    funding_model = models.CharField(
        _("funding model"), max_length=12, choices=FundingModel, default=FundingModel.LUMP_SUM
    )
    languages = models.JSONField(_("languages of its texts"), default=list)
    # the list of first steps on its page, until its team puts it away
    shows_first_steps = models.BooleanField(default=True)

    objects = ProjectQuerySet.as_manager()
    ref_kind = "project"

    class Meta:
        ordering = ["starts_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")), name="project_ends_after_it_starts"
            ),
            models.CheckConstraint(
                condition=Q(funding_model__in=FundingModel.values),
                name="project_funding_model_is_known",
            ),
        ]

    def __str__(self):
        return in_language(self.title)

    @property
    def content_languages(self) -> list[str]:
        """Languages its texts are asked in: its own choice, English first otherwise."""
        return self.languages or ["en"]


class PromisedActivity(Referable):
    project = models.ForeignKey(Project, models.CASCADE, related_name="promised_activities")
    work_package = models.CharField(_("work package"), max_length=10)
    number = models.CharField(_("activity number"), max_length=10)
    title = TranslatedField(_("title"))
    lead = models.ForeignKey(
        "events.Organisation", models.SET_NULL, null=True, blank=True, related_name="leads"
    )
    place = models.CharField(_("place"), max_length=120, blank=True)
    starts_on = models.DateField(_("planned first day"), null=True, blank=True)
    ends_on = models.DateField(_("planned last day"), null=True, blank=True)
    persons = models.PositiveIntegerField(_("planned number of people"), null=True, blank=True)
    profile = TranslatedField(_("profile of participants"), blank=True)

    ref_kind = "promised_activity"

    class Meta:
        ordering = ["work_package", "number", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["project", "work_package", "number"],
                name="promised_activity_number_is_unique",
            )
        ]

    def __str__(self):
        return f"{self.work_package} {self.number} {in_language(self.title)}"
