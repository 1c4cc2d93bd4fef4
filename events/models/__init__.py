from events.models.agenda import Item, ItemKind, Version, VersionItem
from events.models.event import Event, EventSignatory, Kind, OldSlug, State, Visibility
from events.models.organisation import (
    Organisation,
    OrganisationName,
    Partner,
    PartnerRole,
    Signatory,
)
from events.models.person import Person
from events.models.project import FundingModel, Project, PromisedActivity
from events.models.role import Role, RoleKind
from events.models.session import Session
from events.models.user import FormerAddress, User

__all__ = [
    "Event",
    "EventSignatory",
    "FormerAddress",
    "FundingModel",
    "Item",
    "ItemKind",
    "Kind",
    "OldSlug",
    "Organisation",
    "OrganisationName",
    "Partner",
    "PartnerRole",
    "Person",
    "Project",
    "PromisedActivity",
    "Role",
    "RoleKind",
    "Session",
    "Signatory",
    "State",
    "User",
    "Version",
    "VersionItem",
    "Visibility",
]
