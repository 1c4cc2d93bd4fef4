"""Signed sheets: bringing them back, their pages and files, removing a wrong one."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from attendance.actions import signed_sheets as actions
from attendance.forms import PhotosForm
from attendance.models import SignedSheet
from attendance.sheets import sheets_of
from events.workspace import workspace_page
from kit import clock, files
from kit.access import may
from kit.refs import RefTaken

TAKES = "coordinator assistant host"


@may(GET=TAKES, POST=TAKES, on="event")
def signed_sheets(request, event):
    """The sheets of an event, and the place to bring back another."""
    form = PhotosForm(*([request.POST, request.FILES] if request.method == "POST" else []))
    if form.is_valid() and (sheet := _keep(request, event, form)):
        return redirect("attendance:signed_sheet", event.slug, sheet.ref)
    back = reverse("attendance:attendance", args=[event.slug])
    return workspace_page(
        request, "attendance/signed_sheets.html", project=event.project, event=event,
        tab="attendance", crumbs=[(_("Attendance"), back), (_("Signed sheets"), "")],
        title=_("Signed sheets"), form=form, sheets=sheets_of(event),
        status=422 if form.errors else 200,
    )  # fmt: skip


def _keep(request, event, form) -> SignedSheet | None:
    """The new sheet; None when the page was not made by us."""
    said = form.cleaned_data
    try:
        sheet = actions.keep_sheet(
            event=event, uploads=said["uploads"], by=request.user, at=clock.now(), ref=said["ref"]
        )
    except RefTaken:
        form.add_error(None, _("This page is too old. Load it anew and choose the photos again."))
        return None
    _tell(request, form)
    return sheet


def _tell(request, form):
    """What was not kept of several files, and what is kept without a picture."""
    for sentence in form.refused:
        messages.warning(request, sentence)
    for upload in form.cleaned_data["uploads"]:
        if missing := upload.copies.count - len(upload.copies.pages):
            messages.info(request, _unseen(upload, missing))


def _unseen(upload, missing: int) -> str:
    if not upload.copies.pages:
        said = _("“%(file)s” is kept as it is. It has no picture here; the original can be opened.")
        return said % {"file": upload.name}
    said = ngettext(
        "“%(file)s” is kept as it is; its last page is not shown here.",
        "“%(file)s” is kept as it is; its last %(count)d pages are not shown here.",
        missing,
    )
    return said % {"file": upload.name, "count": missing}


@may(POST=TAKES, on="signed_sheet")
def pages_add(request, sheet):
    """More photos of the same sheet."""
    form = PhotosForm(request.POST, request.FILES, prefix="more")
    if sheet.is_removed:
        messages.error(request, _("This sheet was removed. Bring it back first."))
    elif form.is_valid():
        uploads = form.cleaned_data["uploads"]
        count = actions.add_pages(sheet=sheet, uploads=uploads, by=request.user, at=clock.now())
        said = ngettext("%(count)d page was added.", "%(count)d pages were added.", count)
        messages.success(request, said % {"count": count})
        _tell(request, form)
    else:
        for problem in [each for errors in form.errors.values() for each in errors]:
            messages.error(request, problem)
    return back_to(request, sheet)


@may(POST=TAKES, on="signed_sheet")
def page_turn(request, sheet, number):
    """A photo taken sideways is turned."""
    actions.turn_page(page=page_of(sheet, number))
    return back_to(request, sheet)


@may(TAKES, on="signed_sheet")
def page_picture(request, sheet, number):
    """The copy for showing: without place and camera, upright."""
    page = page_of(sheet, number)
    if page.picture is None:
        raise Http404
    return files.serve(page.picture, inline=True)


@may(TAKES, on="signed_sheet")
def page_original(request, sheet, number):
    """The file as it came, byte for byte."""
    return files.serve(page_of(sheet, number).original)


@may(POST=TAKES, on="signed_sheet")
def sheet_remove(request, sheet):
    """It was the wrong file."""
    actions.remove_sheet(sheet=sheet, by=request.user, at=clock.now())
    messages.success(
        request, _("The sheet was removed. What was recorded from it stays in the attendance.")
    )
    return redirect("attendance:signed_sheets", sheet.event.slug)


@may(POST=TAKES, on="signed_sheet")
def sheet_restore(request, sheet):
    """It was the right one after all."""
    actions.restore_sheet(sheet=sheet, by=request.user, at=clock.now())
    messages.success(request, _("The sheet is back."))
    return back_to(request, sheet)


def page_of(sheet, number):
    pages = sheet.pages.select_related("original", "picture")
    page = get_object_or_404(pages, number=number)
    page.sheet = sheet
    return page


def back_to(request, sheet):
    """To the sheet, with the half day and page that the address of the press named."""
    query = request.GET.urlencode()
    address = reverse("attendance:signed_sheet", args=[sheet.event.slug, sheet.ref])
    return redirect(f"{address}?{query}" if query else address)
