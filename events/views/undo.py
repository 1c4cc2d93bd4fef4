"""A message with a button that takes the last step back."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404
from django.template.loader import render_to_string


def offer_undo(request, text: str, action: str, values=()) -> None:
    """Say ``text`` on the next page, with a button that posts ``values`` to ``action``.

    ``values`` are a mapping, or pairs where one name has several values.
    """
    pairs = values.items() if isinstance(values, dict) else values
    context = {"text": text, "action": action, "values": list(pairs)}
    messages.success(request, render_to_string("events/undo.html", context, request=request))


def say_saved(request, text: str, action: str, *, before: list, after: list) -> None:
    """Say that an edit was kept; with the way back when it changed anything.

    ``before`` and ``after`` are what the untouched form would send (``kit.forms.as_posted``).
    """
    if before == after:
        messages.success(request, text)
    else:
        offer_undo(request, text, action, before)


def posted_uuid(request, name: str) -> UUID:
    """A reference from a form of ours; whoever writes something else there gets 404."""
    try:
        return UUID(request.POST.get(name, ""))
    except ValueError as error:
        raise Http404 from error
