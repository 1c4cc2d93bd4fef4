"""A device at the registration desk, and the link that enrols devices."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from events.models import Event
from kit import clock, codes
from kit.models import Referable


class DeskLinkQuerySet(models.QuerySet):
    def open(self, at):
        """Links that still enrol: neither ended nor older than their event allows."""
        return self.filter(ended_at=None, expires_at__gt=at)

    def holding(self, secret: str):
        """The link of a secret; none or one row."""
        return self.filter(secret_hash=codes.digest("desk-link", secret))


class DeskLink(Referable):
    event = models.ForeignKey(Event, models.CASCADE, related_name="desk_links")
    secret_hash = models.CharField(max_length=64, unique=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    made_at = models.DateTimeField(default=clock.now)
    expires_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = DeskLinkQuerySet.as_manager()
    ref_kind = "desk_link"

    class Meta:
        ordering = ["-made_at", "-pk"]

    def __str__(self):
        return f"desk link of {self.event_id}"


class DeviceQuerySet(models.QuerySet):
    def open(self, at):
        """Devices that may still send: neither ended nor expired with their event."""
        return self.filter(ended_at=None, expires_at__gt=at)


class Device(Referable):
    event = models.ForeignKey(Event, models.CASCADE, related_name="devices")
    link = models.ForeignKey(DeskLink, models.SET_NULL, null=True, related_name="devices")
    label = models.CharField(_("name of the device"), max_length=60)
    token_hash = models.CharField(max_length=64, unique=True)
    enrolled_at = models.DateTimeField(default=clock.now)
    expires_at = models.DateTimeField()
    seen_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = DeviceQuerySet.as_manager()
    ref_kind = "device"

    class Meta:
        ordering = ["enrolled_at", "pk"]

    def __str__(self):
        return self.label
