"""A participation is a person in an event; a pass is the code that stands for it."""

import uuid

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from events.models import Event, Organisation, Person, Project, RoleKind
from kit import clock, codes
from kit.models import Referable


class ParticipationRole(models.TextChoices):
    PARTICIPANT = "participant", _("participant")
    TRAINER = "trainer", _("trainer")
    SPEAKER = "speaker", _("speaker")
    HOST_STAFF = "host_staff", _("host staff")
    GUEST = "guest", _("guest")
    INTERPRETER = "interpreter", _("interpreter")
    ACCOMPANYING = "accompanying", _("accompanying person")


class Status(models.TextChoices):
    INVITED = "invited", _("invited")
    APPLIED = "applied", _("applied")
    WAITING = "waiting", _("waiting")
    CONFIRMED = "confirmed", _("confirmed")
    DECLINED = "declined", _("declined")
    WITHDRAWN = "withdrawn", _("withdrawn")


ADMITTED = (Status.INVITED, Status.CONFIRMED)  # whom the desk welcomes (decision 16)
GONE = (Status.DECLINED, Status.WITHDRAWN)


class ParticipationQuerySet(models.QuerySet):
    def admitted(self):
        """Those whom the desk welcomes: invited or confirmed."""
        return self.filter(status__in=ADMITTED)

    def of_account(self, user):
        """Participations that the account ``user`` has claimed and that still stand."""
        return self.filter(person__user=user).exclude(status__in=GONE)

    def visible_to(self, user):
        """Of projects ``user`` runs, of events ``user`` hosts, of ``user``'s own organisation."""
        runs = Q(event__project__in=Project.objects.run_by(user))
        hosted = user.roles.filter(kind=RoleKind.HOST).values("organisation")
        hosts = Q(event__host_organisation__in=hosted)
        own = Q(sending_organisation__in=user.roles.values("organisation"))
        return self.filter(runs | hosts | own)

    def with_people(self):
        """With what a list of people shows, in the order of the attendance list."""
        related = ("person__organisation", "person__reached_via", "sending_organisation")
        return self.select_related(*related).in_list_order()

    def with_names(self):
        """With nothing but the names, for long lists of them."""
        person = [f"person__{name}" for name in ("given_name", "family_name", "printed_name")]
        return (
            self.select_related("person", "sending_organisation")
            .only("ref", "listed_name", "listed_organisation", *person,
                  "sending_organisation__ref", "sending_organisation__legal_name")
            .in_list_order()
        )  # fmt: skip

    def in_list_order(self):
        """By organisation, then by name."""
        return self.order_by(
            F("sending_organisation__legal_name").asc(nulls_last=True),
            "person__family_name",
            "person__given_name",
            "pk",
        )


class Participation(Referable):
    event = models.ForeignKey(Event, models.PROTECT, related_name="participations", db_index=False)
    person = models.ForeignKey(Person, models.PROTECT, related_name="participations")
    sending_organisation = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="participations",
        verbose_name=_("sending organisation"),
    )  # fmt: skip
    role = models.CharField(
        _("role"), max_length=14, choices=ParticipationRole, default=ParticipationRole.PARTICIPANT
    )
    function = models.CharField(_("function"), max_length=200, blank=True)
    status = models.CharField(_("status"), max_length=10, choices=Status, default=Status.CONFIRMED)
    # what it was before somebody withdrew or declined: undo gives it back
    status_before = models.CharField(max_length=10, choices=Status, blank=True)
    joined_at = models.DateTimeField(default=clock.now)
    invited_at = models.DateTimeField(null=True, blank=True)
    is_walk_in = models.BooleanField(default=False)
    # what the lists said when the event closed (decision 17)
    listed_name = models.CharField(max_length=200, blank=True)
    listed_organisation = models.CharField(max_length=200, blank=True)
    listed_address = models.CharField(max_length=300, blank=True)
    listed_email = models.CharField(max_length=254, blank=True)

    objects = ParticipationQuerySet.as_manager()
    ref_kind = "participation"

    class Meta:
        ordering = ["pk"]
        # each check-in counts who may come: from the index alone
        indexes = [models.Index(fields=["event", "status"], name="participation_by_status")]
        constraints = [
            models.UniqueConstraint(
                fields=["event", "person"], name="participation_once_per_event_and_person"
            ),
            models.CheckConstraint(
                condition=Q(status__in=Status.values), name="participation_status_is_known"
            ),
            models.CheckConstraint(
                condition=Q(role__in=ParticipationRole.values), name="participation_role_is_known"
            ),
        ]

    def __str__(self):
        return f"{self.person}, {self.event}"

    @property
    def name(self) -> str:
        """The name as lists show it: as kept when the event closed, else as it is now."""
        return self.listed_name or self.person.name

    @property
    def organisation_name(self) -> str:
        """The sending organisation's name, kept or current; empty for some guests."""
        return self.listed_organisation or str(self.sending_organisation or "")

    @property
    def reached_via(self) -> str:
        """Through whom somebody without e-mail is reached."""
        return str(self.person.reached_via or self.person.reached_via_note)

    @property
    def is_gone(self) -> bool:
        """Whether the person said no or was taken off the list."""
        return self.status in GONE


class Travel(models.Model):
    """Arrival and departure of one participation."""

    participation = models.OneToOneField(
        Participation, models.CASCADE, related_name="travel", primary_key=True
    )
    arrives_on = models.DateField(_("arrival"), null=True, blank=True)
    leaves_on = models.DateField(_("departure"), null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(arrives_on=None)
                | Q(leaves_on=None)
                | Q(leaves_on__gte=F("arrives_on")),
                name="travel_leaves_after_it_arrives",
            )
        ]

    def __str__(self):
        return f"{self.arrives_on} – {self.leaves_on}"


class PassQuerySet(models.QuerySet):
    def holding(self, code: str):
        """The pass of a code as scanned or typed, current or replaced; none or one row."""
        return self.filter(code_hash=codes.digest("pass", code))

    def current(self):
        """Passes that were not replaced."""
        return self.filter(replaced_at=None)


class Pass(models.Model):
    """One generation of a participation's code. Old hashes stay: earlier scans still resolve."""

    participation = models.ForeignKey(Participation, models.CASCADE, related_name="passes")
    seed = models.UUIDField(default=uuid.uuid4)
    generation = models.PositiveIntegerField(default=1)
    code_hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField(default=clock.now)
    replaced_at = models.DateTimeField(null=True, blank=True)

    objects = PassQuerySet.as_manager()

    class Meta:
        ordering = ["generation"]
        constraints = [
            models.UniqueConstraint(
                fields=["participation", "generation"], name="pass_generation_is_unique"
            ),
            models.UniqueConstraint(
                fields=["participation"], condition=Q(replaced_at=None), name="pass_one_is_current"
            ),
        ]

    def __str__(self):
        return f"pass {self.generation} of {self.participation_id}"

    @property
    def code(self) -> str:
        """The 26 characters of the QR code; derived, never stored."""
        return codes.derive("pass", self.seed, self.generation)

    @classmethod
    def for_participation(cls, participation, **fields):
        """An unsaved pass with its hash: what bulk writers add."""
        made = cls(participation=participation, **fields)
        made.code_hash = codes.digest("pass", made.code)
        return made
