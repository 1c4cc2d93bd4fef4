"""Acting on behalf of somebody: beginning, going on, finishing, and the proofs."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count
from django.http import Http404, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from events import acting
from events.actions.behalf import begin_on_behalf
from events.forms.behalf import BehalfForm
from events.on_behalf import said_of
from events.workspace import workspace_page
from kit import clock, files
from kit.access import may
from kit.addresses import own_address
from kit.models import Behalf
from kit.refs import RefTaken

TEAM = "coordinator assistant"
PER_PAGE = 20


@may(GET=TEAM, POST=TEAM, on="project")
def on_behalf(request, project):
    """Say for whom, how they asked, with what proof; and what was asked for before."""
    sent = [request.POST, request.FILES] if request.method == "POST" else []
    form = BehalfForm(*sent, project=project, initial={"whom": request.GET.get("for", "")})
    if form.is_valid():
        acting.start(request, _begun(request, project, form))
        return _onward(request, project)
    return workspace_page(
        request, "events/on_behalf.html", project=project, tab="on_behalf",
        title=_("Act on behalf of somebody"), crumbs=[(_("On behalf"), "")], form=form,
        next=_next(request), page=_earlier(request, project),
        status=422 if form.errors else 200,
    )  # fmt: skip


def _begun(request, project, form) -> Behalf:
    try:
        return begin_on_behalf(
            project=project, by=request.user.actor, at=clock.now(), **form.asked()
        )
    except RefTaken:
        raise Http404 from None


def _next(request) -> str:
    """The page it was begun from, as that page says or else the browser; empty for none."""
    if request.method == "POST":
        return own_address(request, request.POST.get("next"), "")
    asked = request.GET.get("next") or request.headers.get("Referer")
    return "" if request.path in (asked or "") else own_address(request, asked, "")


def _onward(request, project):
    """Back to the page one came from, else to the project."""
    url = _next(request) or reverse("events:project", args=[project.slug])
    return HttpResponseRedirect(url)


def _earlier(request, project):
    """What was asked for in the project, newest first, with how it is said."""
    asked = Behalf.objects.within(project.ref).select_related("proof")
    asked = asked.annotate(done=Count("records")).order_by("-at", "-pk")
    page = Paginator(asked, PER_PAGE)
    page = page.get_page(request.GET.get("page"))
    said = said_of(page.object_list)
    for one in page.object_list:
        one.said = said[one.pk]
    return page


@may(POST=TEAM, on="behalf")
def acting_go_on(request, behalf):
    """Act once more on what was asked for before, of oneself or of a colleague."""
    acting.start(request, behalf)
    return _onward(request, behalf.project)


@may(POST=TEAM, on="project")
def acting_finish(request, project):
    """What comes is one's own again."""
    if held := acting.bar(request, project):
        acting.finish(request)
        messages.success(
            request, _("Finished. You no longer act for %(whom)s.") % {"whom": held["whom"]}
        )
    return _onward(request, project)


@may(TEAM, on="behalf")
def behalf_proof(request, behalf):
    """The proof as it came, for those who read the record."""
    if not behalf.proof:
        raise Http404
    return files.serve(behalf.proof)
