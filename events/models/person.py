"""A person is a human being known to a project, with or without e-mail (decision 4)."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from events.models.organisation import Organisation
from events.models.project import Project
from kit import search
from kit.models import Referable


class PersonQuerySet(models.QuerySet):
    def visible_to(self, user):
        """People of projects ``user`` runs, and of organisations ``user`` speaks for."""
        return self.filter(
            models.Q(project__in=Project.objects.run_by(user))
            | models.Q(organisation__roles__user=user)
        ).distinct()  # fmt: skip

    def matching(self, text):
        """People whose name, organisation or e-mail holds every word of ``text``."""
        people = self
        for word in search.normalise(text).split():
            people = people.filter(search__contains=word)
        return people


class Person(Referable):
    project = models.ForeignKey(Project, models.CASCADE, related_name="people")
    given_name = models.CharField(_("given name"), max_length=100)
    family_name = models.CharField(_("family name"), max_length=100, blank=True)
    printed_name = models.CharField(
        _("printed name"), max_length=200, blank=True,
        help_text=_("As it stands on certificates and badges, if not given name and family name."),
    )  # fmt: skip
    title = models.CharField(_("academic title"), max_length=40, blank=True)
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="people",
        verbose_name=_("organisation"),
    )  # fmt: skip
    language = models.CharField(_("language"), max_length=8, choices=settings.LANGUAGES, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    reached_via = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="reaches",
        verbose_name=_("reached via a person"),
    )  # fmt: skip
    reached_via_note = models.CharField(_("reached via"), max_length=120, blank=True)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="people"
    )
    search = models.CharField(max_length=700, editable=False)

    objects = PersonQuerySet.as_manager()
    ref_kind = "person"

    class Meta:
        ordering = ["family_name", "given_name", "pk"]
        indexes = [
            models.Index(fields=["project", "email"], name="person_by_email"),
            models.Index(fields=["project", "search"], name="person_by_search"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["project", "user"],
                condition=models.Q(user__isnull=False),
                name="person_claimed_once_per_project",
            )
        ]

    def __str__(self):
        return self.name

    def save(self, **kwargs):
        self.note_search()
        if (fields := kwargs.get("update_fields")) is not None:
            kwargs["update_fields"] = {*fields, "search"}
        super().save(**kwargs)

    def note_search(self):
        """Refresh the column that is searched; bulk writers call it themselves."""
        organisation = self.organisation.legal_name if self.organisation else ""
        self.search = search.normalise(
            self.given_name, self.family_name, self.printed_name, organisation, self.email
        )[:700]

    @property
    def name(self) -> str:
        """The name as printed."""
        return self.printed_name or f"{self.given_name} {self.family_name}".strip()

    @property
    def speaks(self) -> str:
        """The language to write in: the own one, else that of the organisation's country."""
        country = self.organisation.country if self.organisation else ""
        return self.language or COUNTRY_LANGUAGES.get(country, "en")


COUNTRY_LANGUAGES = {"TR": "tr", "AT": "de", "DE": "de", "ES": "es", "IT": "it", "MT": "mt"}
