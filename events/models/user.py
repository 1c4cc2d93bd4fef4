"""An account: an e-mail address that can sign in. What it may do is said by roles."""

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from kit import clock
from kit.actor import Actor
from kit.models import Referable


class UserManager(BaseUserManager):
    def create_user(self, email, password=None, **fields):
        """An account without a password unless one is given: codes by mail sign in."""
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email, password=None, **fields):
        """An operator's account."""
        return self.create_user(email, password, is_superuser=True, **fields)


class User(AbstractBaseUser, Referable):
    email = models.EmailField(_("e-mail address"), unique=True)
    name = models.CharField(_("name"), max_length=120, blank=True)
    # none until one was chosen: then pages speak as the browser asks
    language = models.CharField(_("language"), max_length=8, choices=settings.LANGUAGES, blank=True)
    is_active = models.BooleanField(default=True)
    is_superuser = models.BooleanField(_("operator"), default=False)
    joined_at = models.DateTimeField(default=clock.now)

    objects = UserManager()

    USERNAME_FIELD = EMAIL_FIELD = "email"
    REQUIRED_FIELDS = []
    ref_kind = "user"
    acting = None  # on whose behalf (a ``Behalf``), for one request: events/acting.py

    class Meta:
        constraints = [models.UniqueConstraint(Lower("email"), name="user_email_is_one_account")]

    def __str__(self):
        return self.name or self.email

    @property
    def speaks(self) -> str:
        """The language to write in."""
        return self.language or "en"

    @cached_property
    def held_roles(self) -> list[tuple]:
        """(kind, project, organisation) of every role.

        Read once, however many parts of a page ask: each request has a user of its own.
        """
        held = self.roles.values_list("kind", "project", "organisation", "organisation__project")
        return [(kind, one or other, organisation) for kind, one, organisation, other in held]

    @property
    def actor(self) -> Actor:
        """This account as the one who acts, and on whose behalf it does so now."""
        return Actor("user", str(self.ref), self.acting)


class FormerAddress(Referable):
    """An e-mail address that an account has left: it is told, and signs in no more."""

    user = models.ForeignKey(User, models.CASCADE, related_name="former_addresses")
    email = models.EmailField(_("e-mail address"))
    left_at = models.DateTimeField(default=clock.now)

    ref_kind = "former_address"

    def __str__(self):
        return self.email
