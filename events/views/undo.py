"""A message with a button that takes the last step back."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404
from django.template.loader import render_to_string


def offer_undo(request, text: str, action: str, values: dict | None = None) -> None:
    """Say ``text`` on the next page, with a button that posts ``values`` to ``action``."""
    context = {"text": text, "action": action, "values": values or {}}
    messages.success(request, render_to_string("events/undo.html", context, request=request))


def posted_uuid(request, name: str) -> UUID:
    """A reference from a form of ours; whoever writes something else there gets 404."""
    try:
        return UUID(request.POST.get(name, ""))
    except ValueError as error:
        raise Http404 from error
