"""The mails of this floor: somebody was given a role."""

from django.conf import settings
from django.template.loader import render_to_string

from events.models import Organisation, Project, Role, RoleKind, User
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
    subject, _line, text = render_to_string("emails/events/role.txt", context).partition("\n")
    return outbox.Letter(user.email, subject, text.strip() + "\n")


def _model(kind):
    return Project if kind in OF_PROJECT else Organisation


def _holds(user, kind, on):
    where = {"project": on} if kind in OF_PROJECT else {"organisation": on}
    return Role.objects.filter(user=user, kind=kind, **where).exists()


def register() -> None:
    """Tell the outbox who draws these mails; called when the app starts."""
    for kind in RoleKind:
        outbox.draws(f"role_{kind}")(role_letter)
