"""Acting on behalf of somebody: a state of one browser's session, bound to one project.

It begins with a form, ends with "Finish", with signing out, or when nothing was pressed for two
hours. While it lasts ``request.user.actor`` carries it into everything that is done; what belongs
to another project is recorded without it (``kit.actor.Actor.behalf_in``).
"""

from datetime import datetime, timedelta

from django.contrib import messages
from django.urls import reverse
from django.utils.translation import gettext as _

from events import on_behalf
from events.models import Project
from kit import clock
from kit.models import Behalf

KEY = "acting"
LASTS = timedelta(hours=2)


def attach(request) -> bool:
    """Let the account act on behalf of whom its session says; True when that has just ended.

    Costs nothing in a session that acts for nobody.
    """
    held = request.session.get(KEY)
    if not held or not request.user.is_authenticated:
        return False
    behalf = Behalf.objects.select_related("proof").filter(ref=held["ref"]).first()
    if behalf is None or clock.now() >= datetime.fromisoformat(held["until"]):
        finish(request)
        messages.warning(request, _ended(behalf))
        return True
    request.user.acting = behalf
    if request.method == "POST":
        start(request, behalf)
    return False


def _ended(behalf) -> str:
    said = {"whom": on_behalf.whom(behalf) if behalf else on_behalf.gone()}
    return _("You no longer act for %(whom)s, because nothing was pressed for two hours. What you "
             "do now is recorded as your own.") % said  # fmt: skip


def start(request, behalf: Behalf) -> None:
    """From now on, and for two hours after each press, the session acts on this behalf."""
    until = clock.now() + LASTS
    request.session[KEY] = {"ref": str(behalf.ref), "until": until.isoformat()}


def finish(request) -> None:
    """What comes is the account's own again."""
    request.session.pop(KEY, None)
    request.user.acting = None


def current(request, project: Project) -> Behalf | None:
    """On whose behalf the reader acts in ``project``."""
    behalf = getattr(request.user, "acting", None)
    return behalf if behalf and behalf.scope == str(project.ref) else None


def bar(request, project: Project) -> dict | None:
    """What the bar over every page of the project says; None when nobody is acted for."""
    behalf = current(request, project)
    if not behalf:
        return None
    return {
        "whom": on_behalf.whom(behalf),
        "channel": behalf.get_channel_display(),
        "proof": behalf.proof,
        "proof_url": on_behalf.proof_url(behalf),
        "finish_url": reverse("events:acting_finish", args=[project.slug]),
    }


def form_url(project: Project, whom="") -> str:
    """The form that begins it, with somebody chosen already."""
    url = reverse("events:on_behalf", args=[project.slug])
    return f"{url}?for={whom}" if whom else url
