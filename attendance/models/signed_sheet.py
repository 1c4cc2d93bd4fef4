"""Signed attendance lists that came back: the originals untouched, copies of pages to look at."""

from django.conf import settings
from django.db import models

from events.models import Event
from kit import clock
from kit.models import Referable, StoredFile


class SignedSheetQuerySet(models.QuerySet):
    def kept(self):
        """Those that nobody removed."""
        return self.filter(removed_at=None)


class SignedSheet(Referable):
    """One list as it was signed, in one or several photos or scans.

    One that is removed keeps its row and its files until they are purged: signatures that were
    recorded from it stay in the log and point at it.
    """

    event = models.ForeignKey(Event, models.PROTECT, related_name="signed_sheets")
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    uploaded_at = models.DateTimeField(default=clock.now)
    removed_at = models.DateTimeField(null=True, blank=True)
    removed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )

    objects = SignedSheetQuerySet.as_manager()
    ref_kind = "signed_sheet"

    class Meta:
        ordering = ["uploaded_at", "pk"]

    def __str__(self):
        return f"signed sheet of {self.event_id}"

    @property
    def is_removed(self) -> bool:
        return self.removed_at is not None


class SheetPage(models.Model):
    """One page of a sheet. Several pages of a PDF share their original.

    ``picture`` is missing where no copy can be drawn: a signed file, a phone's own format.
    """

    sheet = models.ForeignKey(SignedSheet, models.PROTECT, related_name="pages")
    number = models.PositiveSmallIntegerField()
    original = models.ForeignKey(StoredFile, models.PROTECT, related_name="+")
    picture = models.ForeignKey(StoredFile, models.PROTECT, null=True, related_name="+")
    width = models.PositiveIntegerField(default=0)
    height = models.PositiveIntegerField(default=0)
    turned = models.PositiveSmallIntegerField(default=0)  # clockwise, by hand, as it is shown

    class Meta:
        ordering = ["sheet", "number"]
        constraints = [
            models.UniqueConstraint(fields=["sheet", "number"], name="sheet_page_numbered_once"),
            models.CheckConstraint(
                condition=models.Q(turned__in=[0, 90, 180, 270]),
                name="sheet_page_turned_by_quarters",
            ),
        ]

    def __str__(self):
        return f"page {self.number}"
