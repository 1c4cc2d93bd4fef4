"""Finding participations, passes and imports for the person who asks, with their roles.

A pass opens with its code. One that was replaced belongs to nobody: it raises
``ReplacedPass``, which is a 404 unless the page answers it with words of its own.
"""

from django.http import Http404
from django.shortcuts import get_object_or_404

from events.access import roles_in_event, speaks_for
from kit import throttle
from kit.access import Found, finds, gives_roles
from mobility.models import ListImport, Participation, Pass

WITH_EVENT = ("event__project", "event__host_organisation", "person", "sending_organisation")


class ReplacedPass(Http404):
    """The code was a pass once; a newer one took its place."""


@finds("participation")
def participation(request, slug, ref):
    found = get_object_or_404(
        Participation.objects.select_related(*WITH_EVENT), event__slug=slug, ref=ref
    )
    roles = roles_in_event(request.user, found.event)
    if roles == {"contact"} and not speaks_for(request.user, found.sending_organisation_id):
        roles = frozenset()
    return Found(found, roles)


@finds("list_import")
def list_import(request, ref):
    found = get_object_or_404(
        ListImport.objects.select_related("event__project", "event__host_organisation", "file"),
        ref=ref,
    )
    return Found(found, roles_in_event(request.user, found.event))


@finds("pass")
def held_pass(request, code):
    """The participation a code stands for. A signed-in host of the event stays a host here."""
    related = [f"participation__{path}" for path in WITH_EVENT]
    passes = Pass.objects.select_related(*related)
    held = passes.holding(code).first() or throttle.wrong_code(request)
    if held.replaced_at:
        raise ReplacedPass
    held.participation.held = held
    roles = roles_in_event(request.user, held.participation.event)
    return Found(held.participation, roles | {"pass_holder"})


@gives_roles("event")
def participant_of_event(request, event):
    """Whoever keeps a pass of a published event in an account takes part in it."""
    if not (request.user.is_authenticated and event.is_shown):
        return set()
    theirs = Participation.objects.of_account(request.user).filter(event=event)
    return {"participant"} if theirs.exists() else set()


@gives_roles("event_page")
def visitor_of_event(request, event):
    """For participants the page of an event that is not public opens too."""
    found = participant_of_event(request, event)
    return found | {"visitor"} if found else set()
