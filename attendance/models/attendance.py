"""What holds now, computed from the log; can be dropped and built again (decision 10)."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from attendance.models.roll_call import RollCall
from mobility.models import Participation


class Presence(models.TextChoices):
    PRESENT = "present", _("present")
    LATE = "late", _("late")
    LEFT_EARLY = "left_early", _("left early")
    EXCUSED = "excused", _("excused")
    ABSENT = "absent", _("absent")
    UNDONE = "undone", _("taken back")  # as if nothing had been entered


WAS_THERE = (Presence.PRESENT, Presence.LATE, Presence.LEFT_EARLY)


class AttendanceQuerySet(models.QuerySet):
    def of_event(self, event):
        """What is known about the people of one event."""
        return self.filter(roll_call__event=event)

    def there(self):
        """Those who were there, wholly or in part."""
        return self.filter(presence__in=WAS_THERE)


class Attendance(models.Model):
    """One person in one roll call. No row: nothing is known, or absent once it is done.

    Every pair with a counted scan or a correction has a row, so that whoever writes about a
    pair finds the row to wait for. Only ``attendance.projection`` and the taking of scans write.
    """

    roll_call = models.ForeignKey(
        RollCall, models.CASCADE, related_name="attendances", db_index=False
    )
    participation = models.ForeignKey(Participation, models.CASCADE, related_name="attendances")
    presence = models.CharField(max_length=10, choices=Presence)
    first_at = models.DateTimeField(null=True)  # earliest corrected time; none if only corrected
    first_scan = models.UUIDField(null=True)  # whose time that is; no key, so that rows can go
    is_corrected = models.BooleanField(default=False)

    objects = AttendanceQuerySet.as_manager()

    class Meta:
        ordering = ["roll_call", "participation"]
        # each check-in counts who is there: from the index alone
        indexes = [models.Index(fields=["roll_call", "presence"], name="attendance_by_presence")]
        constraints = [
            models.UniqueConstraint(
                fields=["roll_call", "participation"], name="attendance_one_per_roll_call"
            ),
            models.CheckConstraint(
                condition=Q(presence__in=Presence.values), name="attendance_presence_is_known"
            ),
        ]

    def __str__(self):
        return self.presence
