from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from events.models import (
    Event,
    Item,
    Organisation,
    Partner,
    Person,
    Project,
    Role,
    RoleKind,
    User,
    Version,
    VersionItem,
)  # fmt: skip
from events.models.agenda import ITEM_FIELDS
from kit.slugs import free, slugify

FIRST_DAY = date(2026, 11, 23)  # a Monday; today in tests is its second day


def make_user(email="ayse@ornek.example", **changes):
    return User.objects.create_user(email, **changes)


def make_project(**changes):
    details = {
        "slug": "welcoming-cities",
        "title": {"en": "Welcoming Cities", "tr": "Kucaklayan Kentler"},
        "acronym": "WCI",
        "number": "2025-1-TR01-KA220-ADU-000000000",
        "action": "KA220-ADU",
        "call_year": 2025,
        "starts_on": date(2025, 11, 1),
        "ends_on": date(2027, 10, 31),
        "granting_authority": {"en": "the Turkish National Agency", "tr": "Türkiye Ulusal Ajansı"},
        "languages": ["en", "tr"],
    }
    return Project.objects.create(**details | changes)


def make_organisation(project, legal_name="Sample University of Applied Sciences", **changes):
    details = {"street": "Alte Poststraße 149", "postcode": "8020", "city": "Graz", "country": "AT"}
    return Organisation.objects.create(project=project, legal_name=legal_name, **details | changes)


def make_partner(organisation, role="partner"):
    return Partner.objects.create(
        organisation=organisation, role=role, since=organisation.project.starts_on
    )


def make_role(user, kind, *, project=None, organisation=None):
    return Role.objects.create(
        user=user, kind=RoleKind(kind), project=project, organisation=organisation
    )


def make_event(project, host=None, **changes):
    title = changes.pop("title", {"en": "How Graz receives newcomers", "tr": "Graz’ın karşılaması"})
    details = {
        "slug": free(slugify(title["en"]), lambda slug: Event.objects.filter(slug=slug).exists()),
        "kind": "visit",
        "host_organisation": host or project.organisations.first() or make_organisation(project),
        "venue": "FH auditorium",
        "street": "Alte Poststraße 149",
        "postcode": "8020",
        "city": "Graz",
        "country": "AT",
        "starts_on": FIRST_DAY,
        "ends_on": FIRST_DAY + timedelta(days=2),
        "zone": "Europe/Vienna",
        "state": "published",
        "visibility": "partnership",
    }
    return Event.objects.create(project=project, title=title, **details | changes)


def local(event, day, at):
    """An instant from a day of the event (1, 2, …) and a wall time like "09:30"."""
    on = event.starts_on + timedelta(days=day - 1)
    return datetime.combine(on, time.fromisoformat(at), tzinfo=ZoneInfo(event.zone))


def make_item(event, day=1, begins="09:00", ends="10:30", **changes):
    details = {"kind": "session", "title": {"en": "Welcome"}}
    return Item.objects.create(
        event=event, starts_at=local(event, day, begins), ends_at=local(event, day, ends),
        **details | changes,
    )  # fmt: skip


def make_programme(event):
    """Each day a session, a break, a visit: three counted hours and a half."""
    for day in range(1, len(event.days) + 1):
        make_item(event, day, "09:00", "10:30", title={"en": f"Session {day}"})
        coffee = {"kind": "break", "title": {"en": "Coffee"}, "is_counted": False}
        make_item(event, day, "10:30", "11:00", **coffee)
        visit = {"kind": "visit", "host_institution": "City of Graz", "contact": "Frau Huber"}
        title = {"en": f"Welcome desk {day}"}
        make_item(event, day, "14:00", "16:00", title=title, address="Keesgasse 6", **visit)
    return list(event.items.all())


def make_version(event, number=1):
    version = Version.objects.create(event=event, number=number)
    VersionItem.objects.bulk_create(
        VersionItem(version=version, **{name: getattr(item, name) for name in ITEM_FIELDS})
        for item in event.items.all()
    )
    return version


def make_person(project, given_name="Ċetta", family_name="Għaxaq", **changes):
    changes.setdefault("email", "cetta@fondazzjoni.example")
    return Person.objects.create(
        project=project, given_name=given_name, family_name=family_name, **changes
    )
