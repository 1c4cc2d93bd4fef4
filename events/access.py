"""Finding projects and events for the person who asks, with the roles towards them."""

from django.http import Http404
from django.shortcuts import get_object_or_404

from events.models import (
    Event,
    Item,
    OldSlug,
    Organisation,
    Person,
    Project,
    PromisedActivity,
    Visibility,
)
from events.models.role import OF_PROJECT
from kit import codes, throttle
from kit.access import Found, finds
from kit.models import Behalf


class Moved(Exception):
    """The thing has another address now; answered by ``config.middleware.moved``."""

    def __init__(self, url):
        self.url = url


def roles_in_project(user, project) -> frozenset:
    """coordinator, assistant; host and contact for any organisation of the project."""
    return frozenset(kind for kind, where, _what in roles_held_by(user) if where == project.pk)


def roles_in_event(user, event) -> frozenset:
    """coordinator, assistant; host of an event that the own organisation receives.

    Everybody else who speaks for an organisation of the project reads the event like a contact,
    once it is shown.
    """
    return roles_among(roles_held_by(user), event)


def roles_held_by(user) -> list[tuple]:
    """(kind, project, organisation) of every role of whoever asks; none for a stranger."""
    return user.held_roles if user.is_authenticated else []


def speaks_for(user, organisation_id) -> bool:
    """Whether ``user`` is contact or host of an organisation."""
    return any(
        organisation == organisation_id is not None
        for _kind, _project, organisation in roles_held_by(user)
    )


def roles_among(held: list[tuple], event) -> frozenset:
    """Which of the held roles count towards an event."""
    found = set()
    for kind, project, organisation in held:
        if project != event.project_id:
            continue
        if kind in OF_PROJECT or (kind == "host" and organisation == event.host_organisation_id):
            found.add(kind)
        elif event.is_shown:
            found.add("contact")
    return frozenset(found)


@finds("project")
def project(request, project_slug):
    found = get_object_or_404(Project, slug=project_slug)
    return Found(found, roles_in_project(request.user, found))


@finds("organisation")
def organisation(request, ref):
    found = get_object_or_404(Organisation.objects.select_related("project"), ref=ref)
    return Found(found, roles_in_project(request.user, found.project))


@finds("promised_activity")
def promised_activity(request, ref):
    found = get_object_or_404(PromisedActivity.objects.select_related("project"), ref=ref)
    return Found(found, roles_in_project(request.user, found.project))


@finds("person")
def person(request, ref):
    found = get_object_or_404(Person.objects.select_related("project", "organisation"), ref=ref)
    roles = roles_in_project(request.user, found.project)
    seen = Person.objects.visible_to(request.user).filter(pk=found.pk).exists() if roles else False
    return Found(found, roles if seen else frozenset())


@finds("behalf")
def behalf(request, ref):
    found = get_object_or_404(Behalf.objects.select_related("proof"), ref=ref)
    found.project = get_object_or_404(Project, ref=found.scope)
    return Found(found, roles_in_project(request.user, found.project))


@finds("event")
def event(request, slug):
    found = get_event(slug, request)
    return Found(found, roles_in_event(request.user, found))


@finds("item")
def item(request, slug, key):
    found = get_object_or_404(
        Item.objects.select_related("event__project", "event__host_organisation"),
        event__slug=slug, key=key,
    )  # fmt: skip
    return Found(found, roles_in_event(request.user, found.event))


@finds("event_page")
def event_page(request, slug):
    """The public face of an event: everyone's when it is public, its people's otherwise."""
    found = get_event(slug, request)
    roles = roles_in_event(request.user, found)
    return Found(found, roles | {"visitor"} if found.is_public or roles else frozenset())


@finds("event_link")
def event_link(request, slug, secret):
    """The same page under a secret address; the secret is part of what is looked for."""
    found = get_event(slug, request)
    right = codes.digest("event-link", event_secret(found)) == codes.digest("event-link", secret)
    if not right:
        throttle.wrong_code(request)
    if not (found.is_shown and found.visibility == Visibility.LINK):
        raise Http404
    return Found(found, frozenset({"link_holder"}))


def event_secret(found: Event) -> str:
    """The secret part of an event's link address."""
    return codes.derive("event-link", found.ref, found.link_generation)


def get_event(slug, request) -> Event:
    """The event of a slug; an old slug leads to the new address."""
    events = Event.objects.select_related("project", "host_organisation", "promised_activity")
    if found := events.filter(slug=slug).first():
        return found
    old = get_object_or_404(OldSlug.objects.select_related("event"), slug=slug)
    raise Moved(request.get_full_path().replace(f"/{slug}/", f"/{old.event.slug}/", 1))
