"""A partner's list on its way in: staged, previewed, applied, mended, undone (decision 19)."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from events.models import Event, Project
from kit import clock
from kit.models import Referable, StoredFile
from mobility.models.participation import Participation


class ImportState(models.TextChoices):
    STAGED = "staged", _("in preview")
    APPLIED = "applied", _("brought in")
    UNDONE = "undone", _("undone")
    DISCARDED = "discarded", _("discarded")


class Verdict(models.TextChoices):
    NEW = "new", pgettext_lazy("a row of a list", "new")
    SAME = "same", _("as before")
    CHANGED = "changed", _("changed")
    LOOK = "look", _("look")
    LEFT_OUT = "left_out", _("left out")


class ListImport(Referable):
    event = models.ForeignKey(Event, models.CASCADE, related_name="list_imports")
    file = models.ForeignKey(StoredFile, models.PROTECT)
    filename = models.CharField(max_length=200)
    sheet = models.CharField(max_length=100, blank=True)
    header_row = models.PositiveIntegerField(null=True)
    # [{"index": 0, "letter": "A", "header": "Adı Soyadı", "field": "full_name", "origin": "known"}]
    columns = models.JSONField(default=list)
    # {"organisation": "<ref> for rows that name none", "recase": true, "shared": ["e-mail", …]}
    options = models.JSONField(default=dict)
    # what somebody chose: {"name as in the list": "<organisation ref>" or "new"}
    organisations = models.JSONField(default=dict)
    # rows that belong to no single person, for undo: {"organisations": [ref], "names": [pk]}
    made = models.JSONField(default=dict)
    state = models.CharField(max_length=10, choices=ImportState, default=ImportState.STAGED)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True)
    made_at = models.DateTimeField(default=clock.now)
    applied_at = models.DateTimeField(null=True)

    ref_kind = "import"

    class Meta:
        ordering = ["-made_at", "-pk"]

    def __str__(self):
        return self.filename


class ListRow(models.Model):
    """One row of the list, as read, as mended, and what came of it."""

    list_import = models.ForeignKey(ListImport, models.CASCADE, related_name="rows")
    number = models.PositiveIntegerField()  # as the spreadsheet counts
    # {"family_name": {"cell": "B5", "text": "BILGE"}}
    cells = models.JSONField(default=dict)
    values = models.JSONField(default=dict)  # field -> cleaned value, dates as ISO text
    # what somebody said in the preview: field -> what was typed, and the answers to questions
    # "left_out" (true), "accepted" ([codes]), "person" (a person's ref or "another")
    corrected = models.JSONField(default=dict)
    problems = models.JSONField(default=list)  # [{"field","code","cell","value","params"}]
    notes = models.JSONField(default=list)
    verdict = models.CharField(max_length=10, choices=Verdict)
    changes = models.JSONField(default=dict)  # field -> [old, new], for CHANGED
    applied_at = models.DateTimeField(null=True)
    participation = models.ForeignKey(
        Participation, models.SET_NULL, null=True, related_name="list_rows"
    )
    # before-values of each row written, for undo: {"person": {...}, "made": ["person", …]}
    before = models.JSONField(default=dict)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(
                fields=["list_import", "number"], name="import_row_number_is_unique"
            )
        ]

    def __str__(self):
        return f"row {self.number}"

    @property
    def accepted(self) -> list[str]:
        """Codes that somebody has looked at and found right."""
        return self.corrected.get("accepted", [])


class ColumnChoice(models.Model):
    """What somebody said a header means, remembered for the project's next lists."""

    project = models.ForeignKey(Project, models.CASCADE, related_name="column_choices")
    header = models.CharField(max_length=200)  # normalised
    field = models.CharField(max_length=30)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["project", "header"], name="column_choice_once_per_header"
            )
        ]

    def __str__(self):
        return f"{self.header} → {self.field}"
