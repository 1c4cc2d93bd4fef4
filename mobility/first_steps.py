"""The first steps with a project that belong to this floor: people and invitations."""

from django.utils.translation import gettext as _

from events.first_steps import PROJECT, Offer, on_event
from mobility.models import Participation


def people() -> list[Offer]:
    known = Participation.objects.filter(event__project=PROJECT)
    return [Offer("people", _("Bring in the partners’ lists of people"), known,
                  on_event("mobility:import_new"))]  # fmt: skip


def invitations() -> list[Offer]:
    invited = Participation.objects.filter(event__project=PROJECT, invited_at__isnull=False)
    return [Offer("invitations", _("Send the invitations"), invited, on_event("mobility:invite"))]
