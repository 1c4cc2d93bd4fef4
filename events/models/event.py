"""An event is one gathering of a project."""

from datetime import date, time, timedelta

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from events import places
from events.models.organisation import Organisation, Signatory
from events.models.project import Project, PromisedActivity
from kit import dates
from kit.models import Referable
from kit.translated import TranslatedField, in_language


class Kind(models.TextChoices):
    MEETING = "meeting", _("transnational meeting")
    VISIT = "visit", _("study visit")
    TRAINING = "training", _("joint staff training")
    ROUNDTABLE = "roundtable", _("roundtable")
    FINAL = "final", _("final seminar")


class State(models.TextChoices):
    PLANNED = "planned", _("planned")
    PUBLISHED = "published", _("published")
    CANCELLED = "cancelled", _("cancelled")
    CLOSED = "closed", _("closed")


SHOWN = (State.PUBLISHED, State.CANCELLED, State.CLOSED)


class Visibility(models.TextChoices):
    PUBLIC = "public", _("public")
    LINK = "link", _("whoever has the link")
    PARTNERSHIP = "partnership", _("the partnership")


PUBLIC_KINDS = (Kind.ROUNDTABLE, Kind.FINAL)


class EventQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Events of projects ``user`` has a role in; published ones only for contacts."""
        runs = Q(project__in=Project.objects.run_by(user))
        hosts = Q(host_organisation__roles__user=user, host_organisation__roles__kind="host")
        knows = Q(project__in=Project.objects.visible_to(user), state__in=SHOWN)
        return self.filter(runs | hosts | knows).distinct()

    def public(self):
        """Events that anybody may find; one cancelled before it was announced is not among them."""
        announced = ~Q(state=State.CANCELLED) | Q(versions__isnull=False)
        return self.filter(announced, visibility=Visibility.PUBLIC, state__in=SHOWN).distinct()

    def on(self, day: date):
        """Events that take place on ``day``, cancelled ones left out."""
        return self.filter(starts_on__lte=day, ends_on__gte=day).exclude(state=State.CANCELLED)


class Event(Referable):
    project = models.ForeignKey(Project, models.PROTECT, related_name="events")
    slug = models.SlugField(_("address"), unique=True, max_length=70)
    kind = models.CharField(_("kind of event"), max_length=12, choices=Kind)
    title = TranslatedField(_("title"))
    summary = TranslatedField(_("summary"), blank=True)
    promised_activity = models.ForeignKey(
        PromisedActivity, models.SET_NULL, null=True, blank=True, related_name="events",
        verbose_name=_("planned activity"),
    )  # fmt: skip
    work_package = models.CharField(_("work package"), max_length=10, blank=True)
    host_organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="hosted_events",
        verbose_name=_("host organisation"),
    )  # fmt: skip
    venue = models.CharField(_("venue"), max_length=160, blank=True)
    street = models.CharField(_("street and number"), max_length=200, blank=True)
    postcode = models.CharField(_("postcode"), max_length=20, blank=True)
    city = models.CharField(_("city"), max_length=100)
    country = models.CharField(_("country"), max_length=2)
    starts_on = models.DateField(_("first day"))
    ends_on = models.DateField(_("last day"))
    zone = models.CharField(_("time zone"), max_length=40)
    noon = models.TimeField(_("the afternoon begins at"), default=time(13))
    state = models.CharField(max_length=10, choices=State, default=State.PLANNED)
    # why it does not take place, for those who wanted to come; stays until it is cancelled anew
    cancel_reason = TranslatedField(_("reason"), blank=True)
    # cancelled and taken back: how often, and when last; calendar programs go by the number
    turns = models.PositiveIntegerField(default=0)
    turned_at = models.DateTimeField(null=True, blank=True)
    visibility = models.CharField(_("visible to"), max_length=12, choices=Visibility)
    link_generation = models.PositiveIntegerField(default=1)
    certificate_language = models.CharField(
        _("second language of certificates"), max_length=8, blank=True
    )
    signatories = models.ManyToManyField(Signatory, through="EventSignatory")

    objects = EventQuerySet.as_manager()
    ref_kind = "event"

    class Meta:
        ordering = ["starts_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")), name="event_ends_after_it_starts"
            ),
            models.CheckConstraint(condition=Q(kind__in=Kind.values), name="event_kind_is_known"),
            models.CheckConstraint(
                condition=Q(state__in=State.values), name="event_state_is_known"
            ),
            models.CheckConstraint(
                condition=Q(visibility__in=Visibility.values), name="event_visibility_is_known"
            ),
        ]

    def __str__(self):
        return in_language(self.title)

    @property
    def days(self) -> list[date]:
        """Its calendar days, first to last."""
        count = (self.ends_on - self.starts_on).days + 1
        return [self.starts_on + timedelta(days=offset) for offset in range(count)]

    @property
    def place(self) -> str:
        """City and country in the reader's language."""
        return f"{self.city}, {dates.country(self.country)}"

    @property
    def address(self) -> str:
        """The venue's address on one line."""
        return places.address_of(self)

    @property
    def is_cancelled(self) -> bool:
        """Whether it does not take place."""
        return self.state == State.CANCELLED

    @property
    def is_shown(self) -> bool:
        """Whether people outside the coordinating team can see it at all."""
        return self.state in SHOWN

    @property
    def is_public(self) -> bool:
        """Whether it is among the ``public()`` ones; only a cancelled event has to be looked up."""
        if self.visibility != Visibility.PUBLIC or not self.is_shown:
            return False
        return self.state != State.CANCELLED or self.versions.exists()


class OldSlug(models.Model):
    """An address an event had before; it redirects."""

    slug = models.SlugField(unique=True, max_length=70)
    event = models.ForeignKey(Event, models.CASCADE, related_name="old_slugs")

    def __str__(self):
        return self.slug


class EventSignatory(models.Model):
    """Who signs the certificates and lists of an event, in this order."""

    event = models.ForeignKey(Event, models.CASCADE, related_name="signing")
    signatory = models.ForeignKey(Signatory, models.PROTECT)
    order = models.PositiveSmallIntegerField(default=1)

    class Meta:
        ordering = ["order", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["event", "signatory"], name="event_signatory_stands_once"
            )
        ]

    def __str__(self):
        return str(self.signatory)
