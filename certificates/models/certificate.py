"""A certificate of attendance: stored when issued, never drawn again (decision 24)."""

import uuid

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from events.models import Project
from kit import clock, codes
from kit.append_only import append_only
from kit.models import Referable, StoredFile
from mobility.models import Participation


class Step(models.TextChoices):
    """Where a certificate stands; ``proposed`` ones are only shown, never stored."""

    PREPARED = "prepared", _("not yet handed out")
    VALID = "valid", _("valid")
    REPLACED = "replaced", _("replaced")
    WITHDRAWN = "withdrawn", pgettext_lazy("certificate", "withdrawn")
    VOID = "void", _("void")


CURRENT = (Step.PREPARED, Step.VALID)


class CertificateQuerySet(models.QuerySet):
    def current(self):
        """Certificates that are valid or about to be handed out."""
        return self.filter(step__in=CURRENT)

    def of(self, event):
        """Certificates of one event."""
        return self.filter(participation__event=event)

    def holding(self, code: str):
        """The certificate of a QR's long code or of the printed letters; none or one row."""
        return self.filter(
            Q(code_hash=codes.digest("certificate", code))
            | Q(letters_hash=codes.digest("certificate-letters", code))
        )

    def in_hand_out_order(self):
        """By organisation, then by name: as the attendance list and the rows of chairs."""
        return self.order_by(
            F("participation__sending_organisation__legal_name").asc(nulls_last=True),
            "participation__person__family_name",
            "participation__person__given_name",
            "pk",
        )


class Certificate(Referable):
    participation = models.ForeignKey(Participation, models.PROTECT, related_name="certificates")
    project = models.ForeignKey(Project, models.PROTECT, related_name="certificates")
    year = models.PositiveSmallIntegerField()
    serial = models.PositiveIntegerField()
    number = models.CharField(max_length=40)  # WCI-2027-0042
    step = models.CharField(max_length=10, choices=Step, default=Step.VALID)
    seed = models.UUIDField(default=uuid.uuid4)
    code_hash = models.CharField(max_length=64, unique=True)
    letters_hash = models.CharField(max_length=64, unique=True)
    # what it says, as it was when issued: name, event, days, hours … (never refreshed)
    facts = models.JSONField(default=dict)
    languages = models.JSONField(default=list)
    file = models.ForeignKey(StoredFile, models.PROTECT)
    issued_at = models.DateTimeField(default=clock.now)
    replaced_by = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="replaces"
    )

    objects = CertificateQuerySet.as_manager()
    ref_kind = "certificate"

    class Meta:
        ordering = ["number", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["project", "number"], name="certificate_number_is_unique"
            ),
            models.UniqueConstraint(
                fields=["project", "year", "serial"], name="certificate_serial_is_taken_once"
            ),
            models.UniqueConstraint(
                fields=["participation"],
                condition=Q(step__in=["prepared", "valid"]),
                name="certificate_one_is_current",
            ),
            models.CheckConstraint(
                condition=Q(step__in=Step.values), name="certificate_step_is_known"
            ),
        ]

    def __str__(self):
        return self.number

    @property
    def code(self) -> str:
        """The 26 characters of the QR code; derived, never stored."""
        return codes.derive("certificate", self.seed)

    @property
    def letters(self) -> str:
        """The 16 printed characters; derived, never stored."""
        return codes.derive("certificate-letters", self.seed, bits=codes.SHORT)

    @property
    def is_current(self) -> bool:
        """Whether it is valid or about to be handed out."""
        return self.step in CURRENT

    def note_hashes(self):
        """Fill the columns by which codes are found again."""
        self.code_hash = codes.digest("certificate", self.code)
        self.letters_hash = codes.digest("certificate-letters", self.letters)


@append_only
class Transition(models.Model):
    """One step in the life of a certificate."""

    certificate = models.ForeignKey(Certificate, models.PROTECT, related_name="transitions")
    step = models.CharField(max_length=10, choices=Step)
    at = models.DateTimeField(default=clock.now)
    reason = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(step__in=Step.values), name="transition_step_is_known"
            ),
        ]

    def __str__(self):
        return f"{self.certificate}: {self.step}"
