"""The log of attendance: scans and corrections, added and never changed (decisions 9, 32)."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from attendance.models.device import Device
from attendance.models.roll_call import RollCall
from attendance.models.signed_sheet import SheetPage
from kit import clock
from kit.append_only import append_only
from kit.models import Behalf
from mobility.models import Participation


class Method(models.TextChoices):
    CAMERA = "camera", _("camera")
    TYPED = "typed", _("typed code")
    SEARCH = "search", _("found by name")
    TICK = "tick", _("roll call")
    WALK_IN = "walk_in", _("walk-in")
    LATER = "later", _("entered later")  # a past half day, by hand and with a reason
    SHEET = "sheet", _("signed sheet")  # read off a photo or scan of the signed list


class Answer(models.TextChoices):
    IN = "in", _("welcome")
    AGAIN = "again", _("already in")
    ASK = "ask", _("one question first")
    REPLACED = "replaced", _("replaced pass")


@append_only
class Scan(models.Model):
    """One attempt, whatever came of it. A tick by hand is one too."""

    id = models.UUIDField(primary_key=True)  # made by the client; a retry sends the same
    content_hash = models.CharField(max_length=64)
    roll_call = models.ForeignKey(RollCall, models.PROTECT, related_name="scans", db_index=False)
    participation = models.ForeignKey(
        Participation, models.PROTECT, null=True, related_name="scans"
    )
    code_hash = models.CharField(max_length=64, blank=True)
    device = models.ForeignKey(Device, models.PROTECT, null=True, related_name="scans")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", db_index=False
    )
    behalf = models.ForeignKey(Behalf, models.PROTECT, null=True, related_name="+", db_index=False)
    device_time = models.DateTimeField()  # as the client said
    corrected_time = models.DateTimeField()  # moved by the client's offset from our clock
    received_at = models.DateTimeField(default=clock.now)
    method = models.CharField(max_length=10, choices=Method)
    answer = models.CharField(max_length=10, choices=Answer)
    reason = models.CharField(max_length=200, blank=True)
    after_done = models.BooleanField(default=False)
    page = models.ForeignKey(
        SheetPage, models.PROTECT, null=True, related_name="scans", db_index=False
    )

    class Meta:
        ordering = ["corrected_time", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(participation__isnull=False) | ~Q(code_hash=""),
                name="scan_has_participation_or_code",
            ),
            models.CheckConstraint(
                condition=Q(device__isnull=False) | Q(user__isnull=False),
                name="scan_has_device_or_user",
            ),
            models.CheckConstraint(
                condition=Q(method__in=Method.values), name="scan_method_is_known"
            ),
            models.CheckConstraint(
                condition=Q(answer__in=Answer.values), name="scan_answer_is_known"
            ),
            models.CheckConstraint(
                condition=Q(method=Method.SHEET, page__isnull=False)
                | (~Q(method=Method.SHEET) & Q(page__isnull=True)),
                name="scan_of_a_sheet_names_its_page",
            ),
        ]
        # each scan pays for every index: those of keys that most scans lack leave them out
        indexes = [
            models.Index(fields=["roll_call", "participation"], name="scan_by_roll_call"),
            *(
                models.Index(
                    fields=[name], name=f"scan_by_{name}", condition=Q(**{f"{name}__isnull": False})
                )
                for name in ("user", "behalf", "page")
            ),
        ]

    def __str__(self):
        return f"{self.answer} {self.id}"


@append_only
class ScanConflict(models.Model):
    """A second content that came under an id already taken; kept for review (decision 11)."""

    scan = models.ForeignKey(Scan, models.PROTECT, related_name="conflicts")
    content_hash = models.CharField(max_length=64)
    content = models.JSONField()
    device = models.ForeignKey(Device, models.PROTECT, null=True, related_name="+")
    received_at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["scan", "content_hash"], name="scan_conflict_kept_once")
        ]

    def __str__(self):
        return f"conflict with {self.scan_id}"


class Change(models.TextChoices):
    """What a correction says; it replaces what the scans before it said."""

    PRESENT = "present", _("present")
    LATE = "late", _("late")
    LEFT_EARLY = "left_early", _("left early")
    EXCUSED = "excused", _("excused")
    ABSENT = "absent", _("absent")
    UNDO = "undo", _("as if nothing had been entered")


@append_only
class Correction(models.Model):
    """A later judgement about one person in one roll call."""

    id = models.UUIDField(primary_key=True)
    roll_call = models.ForeignKey(
        RollCall, models.PROTECT, related_name="corrections", db_index=False
    )
    participation = models.ForeignKey(Participation, models.PROTECT, related_name="corrections")
    change = models.CharField(max_length=10, choices=Change)
    reason = models.CharField(_("reason"), max_length=200, blank=True)
    made_at = models.DateTimeField(default=clock.now)
    device = models.ForeignKey(Device, models.PROTECT, null=True, related_name="+")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    behalf = models.ForeignKey(Behalf, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["made_at", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(change__in=Change.values), name="correction_change_is_known"
            ),
            models.CheckConstraint(
                condition=Q(device__isnull=False) | Q(user__isnull=False),
                name="correction_has_device_or_user",
            ),
        ]
        indexes = [
            models.Index(fields=["roll_call", "participation"], name="correction_by_roll_call")
        ]

    def __str__(self):
        return f"{self.change} {self.id}"
