"""The business state of this floor without ids, references and codes, for ``state_digest``."""

from datetime import UTC, datetime

from events.models import (
    Event,
    Item,
    Organisation,
    Partner,
    Person,
    Project,
    PromisedActivity,
    Role,
    Signatory,
    User,
    VersionItem,
)
from events.models.agenda import ITEM_FIELDS
from events.on_behalf import said_of
from kit.models import Behalf

NO_STATE = {"id", "ref", "password", "last_login", "joined_at", "search", "key", "link_generation"}
SAID_OF_ITEMS = [name for name in ITEM_FIELDS if name != "key"]


def state() -> dict[str, list[dict]]:
    """Table name to rows, each under natural keys, sorted: equal on every database."""
    tables = {
        "users": _rows(User.objects.all()),
        "projects": _rows(Project.objects.all()),
        "promised_activities": _rows(PromisedActivity.objects.select_related("project", "lead")),
        "organisations": [_organisation(row) for row in _organisations()],
        "partners": _rows(Partner.objects.select_related("organisation__project")),
        "signatories": _rows(Signatory.objects.select_related("organisation__project")),
        "people": _rows(Person.objects.select_related("project", "organisation", "user")),
        "roles": _rows(_roles()),
        "events": [_event(row) for row in _events()],
        "items": [_item(item, item.event) for item in Item.objects.select_related("event")],
        "version_items": [_version_item(item) for item in _version_items()],
        "behalves": _behalves(),
    }
    return {name: sorted(rows, key=repr) for name, rows in tables.items()}


def _rows(queryset) -> list[dict]:
    return [_row(thing) for thing in queryset]


def _row(thing) -> dict:
    """Every column of a row but what differs between two databases of the same content."""
    fields = [field for field in thing._meta.concrete_fields if field.name not in NO_STATE]
    return {field.name: _plain(getattr(thing, field.name)) for field in fields}


def _plain(value):
    """A value as JSON can hold it; a row becomes its natural key."""
    if isinstance(value, Project | Event):
        return value.slug
    if isinstance(value, User):
        return value.email
    if isinstance(value, Organisation):
        return f"{value.project.slug}/{value.legal_name}"
    if isinstance(value, PromisedActivity):
        return f"{value.work_package} {value.number}"
    if isinstance(value, Person):
        return f"{value.name} <{value.email}>"
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    return value if isinstance(value, dict | list | int | None) else str(value)


def _behalves() -> list[dict]:
    """On whose behalf things were done, with what proof, and which things."""
    rows = Behalf.objects.select_related("proof").prefetch_related("records")
    said = said_of(rows)
    return [
        {
            "asked": said[row.pk].asked,
            "whom": f"{row.whom_kind} {said[row.pk].whom}",
            "channel": row.channel,
            "note": row.note,
            "proof": [row.proof.name, row.proof.sha256] if row.proof else [],
            "at": _plain(row.at),
            "did": sorted(record.verb for record in row.records.all()),
        }
        for row in rows
    ]


def _organisations():
    return Organisation.objects.select_related("project").prefetch_related("other_names")


def _organisation(row) -> dict:
    return _row(row) | {"names": sorted(name.name for name in row.other_names.all())}


def _roles():
    return Role.objects.select_related("user", "project", "organisation__project")


def _events():
    related = ("project", "host_organisation__project", "promised_activity")
    return Event.objects.select_related(*related).prefetch_related(
        "signing__signatory", "old_slugs"
    )


def _event(row) -> dict:
    signing = [entry.signatory.name for entry in row.signing.all()]
    return _row(row) | {"signatories": signing, "old_slugs": sorted(map(str, row.old_slugs.all()))}


def _item(item, event) -> dict:
    return {"event": event.slug, **{name: _plain(getattr(item, name)) for name in SAID_OF_ITEMS}}


def _version_items():
    return VersionItem.objects.select_related("version__event")


def _version_item(item) -> dict:
    version = item.version
    return _item(item, version.event) | {
        "version": version.number,
        "published_at": _plain(version.published_at),
        "note": version.note,
    }
