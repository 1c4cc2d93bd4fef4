"""The agenda: items are the draft that is worked on, a version is what people can see."""

import uuid

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from events.models.event import Event
from kit import clock, dates
from kit.append_only import append_only
from kit.models import Referable
from kit.translated import TranslatedField, in_language


class ItemKind(models.TextChoices):
    SESSION = "session", _("session")
    VISIT = "visit", _("visit")
    BREAK = "break", _("break")
    TRAVEL = "travel", _("travel")
    SOCIAL = "social", _("social")


class ItemFields(models.Model):
    """What an item says, the same in the draft and in a version. Times are instants."""

    key = models.UUIDField(default=uuid.uuid4, editable=False)
    kind = models.CharField(_("kind"), max_length=10, choices=ItemKind)
    starts_at = models.DateTimeField(_("begins"))
    ends_at = models.DateTimeField(_("ends"))
    title = TranslatedField(_("title"))
    note = TranslatedField(_("note"), blank=True)
    speaker = models.CharField(_("speaker or moderator"), max_length=160, blank=True)
    place = models.CharField(_("room or place"), max_length=160, blank=True)
    is_counted = models.BooleanField(_("counts as working time"), default=True)
    host_institution = models.CharField(_("institution visited"), max_length=200, blank=True)
    address = models.CharField(_("address of the visit"), max_length=250, blank=True)
    is_address_public = models.BooleanField(_("the address may be public"), default=False)
    contact = models.CharField(_("contact there"), max_length=160, blank=True)
    access_note = TranslatedField(_("how to get in"), blank=True)
    way_to_next = models.CharField(_("way to the next item"), max_length=120, blank=True)

    class Meta:
        abstract = True

    def __str__(self):
        return in_language(self.title)

    @property
    def minutes(self) -> int:
        """How long it takes."""
        return int((self.ends_at - self.starts_at).total_seconds() // 60)

    def local_day(self, zone: str):
        """The calendar day on which it begins, in the event's zone."""
        return dates.local(self.starts_at, zone).date()


ITEM_FIELDS = [
    "key", "kind", "starts_at", "ends_at", "title", "note", "speaker", "place", "is_counted",
    "host_institution", "address", "is_address_public", "contact", "access_note", "way_to_next",
]  # fmt: skip


class Item(ItemFields):
    """One line of the draft."""

    event = models.ForeignKey(Event, models.CASCADE, related_name="items")

    ref_kind = "item"

    class Meta:
        ordering = ["starts_at", "ends_at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["event", "key"], name="item_key_is_unique_in_event"),
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")), name="item_ends_after_it_begins"
            ),
            models.CheckConstraint(
                condition=Q(kind__in=ItemKind.values), name="item_kind_is_known"
            ),
        ]

    @property
    def ref(self):
        """An item is spoken about by its key, which its versions share."""
        return self.key


class VersionQuerySet(models.QuerySet):
    def newest(self):
        """Of each event the version that holds now."""
        later = Version.objects.filter(
            event=models.OuterRef("event"), number__gt=models.OuterRef("number")
        )
        return self.filter(~models.Exists(later))


@append_only
class Version(Referable):
    """A numbered, published, frozen agenda. It is never empty."""

    event = models.ForeignKey(Event, models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    published_at = models.DateTimeField(default=clock.now)
    note = TranslatedField(_("what changed"), blank=True)

    objects = VersionQuerySet.as_manager()
    ref_kind = "version"

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["event", "number"], name="version_number_is_unique")
        ]

    def __str__(self):
        return f"{self.event}, {self.number}"


@append_only
class VersionItem(ItemFields):
    version = models.ForeignKey(Version, models.PROTECT, related_name="items")

    class Meta:
        ordering = ["starts_at", "ends_at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["version", "key"], name="version_item_key_is_unique")
        ]
