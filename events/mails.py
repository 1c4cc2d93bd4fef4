"""The mails of this floor: somebody was given a role, or changed the address of an account."""

from django.conf import settings

from events.models import FormerAddress, Organisation, Project, Role, RoleKind, User
from events.models.role import OF_PROJECT
from kit import outbox


def role_letter(message) -> outbox.Letter | None:
    """Who may do what now, and how to sign in. Nobody is told of a role that is gone."""
    kind = message.purpose.removeprefix("role_")
    user = User.objects.filter(ref=message.recipient_ref, is_active=True).first()
    on = _model(kind).objects.filter(ref=message.object_ref).first()
    if not (user and on and _holds(user, kind, on)):
        return None
    project = on if kind in OF_PROJECT else on.project
    organisation = None if on is project else on
    context = {"user": user, "role": RoleKind(kind), "project": project,
               "organisation": organisation, "SITE_URL": settings.SITE_URL}  # fmt: skip
    return outbox.letter(user.email, "emails/events/role.txt", context)


def _model(kind):
    return Project if kind in OF_PROJECT else Organisation


def _holds(user, kind, on):
    where = {"project": on} if kind in OF_PROJECT else {"organisation": on}
    return Role.objects.filter(user=user, kind=kind, **where).exists()


@outbox.draws("address_left")
def address_letter(message) -> outbox.Letter | None:
    """To the address that an account has left."""
    former = FormerAddress.objects.filter(ref=message.recipient_ref).select_related("user").first()
    if former is None:
        return None
    context = {"user": former.user, "SITE_URL": settings.SITE_URL}
    return outbox.letter(former.email, "emails/events/address_left.txt", context)


def send_address_code(email: str, code: str) -> None:
    """The code that proves a new address. It bypasses the outbox because somebody waits for it."""
    outbox.send_now(outbox.letter(email, "emails/events/address_code.txt", {"code": code}))


def say_address_is_taken(email: str) -> None:
    """The same moment for an address that has an account: only its owner learns that."""
    context = {"SITE_URL": settings.SITE_URL}
    outbox.send_now(outbox.letter(email, "emails/events/address_taken.txt", context))


def register() -> None:
    """Tell the outbox who draws these mails; called when the app starts."""
    for kind in RoleKind:
        outbox.draws(f"role_{kind}")(role_letter)
