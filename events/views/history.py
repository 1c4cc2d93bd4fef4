"""What was done in a project, newest first."""

from uuid import UUID

from django.core.paginator import Paginator
from django.utils.translation import gettext as _

from events import record_fields
from events.workspace import workspace_page
from kit.access import may
from kit.models import Record

PER_PAGE = 50


@may("coordinator assistant", on="project")
def history(request, project):
    """The record of a project, page by page; ``?behalf=`` what was done for others."""
    asked = request.GET.get("behalf", "")
    records = Record.objects.within(str(project.ref)).select_related("behalf__proof")
    records = _on_behalf(records, asked)
    page = Paginator(records, PER_PAGE).get_page(request.GET.get("page"))
    return workspace_page(
        request, "events/history.html", project=project, tab="history", title=_("History"),
        page=page, lines=record_fields.lines(page.object_list), crumbs=[(_("History"), "")],
        behalf=asked, opens_proof=True,
    )  # fmt: skip


def _on_behalf(records, asked):
    """Everything, all that was done on behalf of others, or what was done on one of them."""
    if not asked:
        return records
    try:
        return records.filter(behalf__ref=UUID(asked))
    except ValueError:
        return records.filter(behalf__isnull=False)
