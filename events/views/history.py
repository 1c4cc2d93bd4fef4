"""What was done in a project, newest first."""

from django.core.paginator import Paginator
from django.utils.translation import gettext as _

from events import history as reading
from events.workspace import workspace_page
from kit.access import may
from kit.models import Record

PER_PAGE = 50


@may("coordinator assistant", on="project")
def history(request, project):
    """The record of a project, page by page."""
    records = Record.objects.within(str(project.ref))
    page = Paginator(records, PER_PAGE).get_page(request.GET.get("page"))
    return workspace_page(
        request, "events/history.html", project=project, tab="history", title=_("History"),
        page=page, lines=reading.lines(page.object_list), crumbs=[(_("History"), "")],
    )  # fmt: skip
