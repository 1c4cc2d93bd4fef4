"""Keeping a pass in an account: never matched by e-mail, always by a press (decision 4)."""

from datetime import datetime

from django.db import IntegrityError, transaction

from events.models import Person, User
from kit import record
from kit.actor import Actor
from mobility.models import Participation


class NotFree(Exception):
    """The person is in an account already, or the account has somebody else of this project."""


def claim_pass(*, participation: Participation, user: User, by: Actor, at: datetime) -> Person:
    """Put the person of a pass into an account; an account has one person of each project.

    Claiming again what is claimed changes nothing. Raises ``NotFree``.
    """
    person = participation.person
    if person.user_id == user.pk:
        return person
    try:
        return _claim(person, user, by, at)
    except IntegrityError as error:  # the account has another person of the project
        raise NotFree from error


@transaction.atomic
def _claim(person, user, by, at):
    # conditional: of two accounts that press at once, one takes the row
    if not Person.objects.filter(pk=person.pk, user=None).update(user=user):
        raise NotFree
    person.user = user
    record.write(by, "person.claimed", person, scope=person.project.ref, fields=["user"], at=at)
    return person


@transaction.atomic
def account_for(*, email: str, language: str, by: Actor, at: datetime) -> User:
    """The account of an e-mail, made when there is none. It can do nothing until it is used."""
    email = email.strip().lower()
    if known := User.objects.filter(email=email).first():
        return known
    user = User.objects.create_user(email, language=language)
    record.write(by, "account.made", user, at=at)
    return user
