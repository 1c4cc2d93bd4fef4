"""Giving and taking roles. An account is made with its first role; there is no open sign-up."""

from datetime import datetime

from django.db import transaction

from events.models import Organisation, Project, Role, RoleKind, User
from kit import outbox, record
from kit.actor import Actor, ref_of
from kit.models import Message


class LastCoordinator(Exception):
    """A project keeps one coordinator, or nobody could give the role again."""


@transaction.atomic
def give_role(
    *, email: str, kind: str, on: Project | Organisation, by: Actor, at: datetime,
    name: str = "", language: str = "", tells: bool = True,
) -> Role:  # fmt: skip
    """The account of ``email`` has the role; it is made when there is none.

    Giving a role that is held changes nothing and tells nobody again. ``tells`` sends a mail.
    """
    user = _account(email, name, language)
    role, is_new = Role.objects.get_or_create(
        user=user, kind=kind, defaults={"since": at}, **_holder(on)
    )
    if is_new:
        record.write(by, "role.given", user, scope=project_of(on).ref, fields=[kind], at=at)
        if tells:
            _tell(user, kind, on)
    return role


@transaction.atomic
def take_role(*, role: Role, by: Actor, at: datetime) -> None:
    """The role is gone. The account stays. The last coordinator of a project is refused."""
    on = role.project or role.organisation
    if role.kind == RoleKind.COORDINATOR and not _others(role).exists():
        raise LastCoordinator
    if Role.objects.filter(pk=role.pk).delete()[0]:
        record.write(
            by, "role.taken", role.user, scope=project_of(on).ref, fields=[role.kind], at=at
        )


def project_of(on: Project | Organisation) -> Project:
    """The project in which a role is held."""
    return on if isinstance(on, Project) else on.project


def _others(role):
    return Role.objects.filter(kind=role.kind, project=role.project).exclude(pk=role.pk)


def _holder(on):
    return (
        {"project": on, "organisation": None}
        if isinstance(on, Project)
        else {"project": None, "organisation": on}
    )


def _account(email, name, language) -> User:
    email = email.strip().lower()
    known = User.objects.filter(email=email).first()
    return known or User.objects.create_user(email, name=name, language=language)


def _tell(user, kind, on):
    """Queue the mail; a role that is given again after it was taken is told again."""
    purpose, about = f"role_{kind}", ref_of(on)
    told = Message.objects.about(purpose, on.ref).filter(recipient_ref=str(user.ref)).count()
    outbox.queue(purpose, about, ref_of(user), language=user.speaks, round=told + 1)
