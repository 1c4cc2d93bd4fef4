"""Who was there: the grid, one cell of it with its history, the list on paper, the export."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from attendance import exports, grid, naming
from attendance.actions.corrections import correct
from attendance.calls import call_named, is_of_event, taken_of
from attendance.documents.attendance_list import attendance_list
from attendance.forms import CorrectionForm
from attendance.history import history_of
from attendance.items import Sender
from attendance.roll import names_of
from attendance.sheets import sheets_of
from attendance.views.named import participation_named
from attendance.words import labels_of
from events import roles
from events.models import Person
from events.workspace import workspace_page
from kit import clock, files
from kit.access import may

PER_PAGE = 50
TAKES = "coordinator assistant host"


@may(TAKES, on="event")
def attendance(request, event):
    """People by half days; filters live in the address."""
    taken = taken_of(event)
    halves = grid.halves_of(event, names_of(event, taken=taken), taken)
    chosen = _chosen_half(request, halves)
    partners = grid.partners_of(event)
    page = _people(request, event, chosen, partners).get_page(request.GET.get("page"))
    columns = [chosen] if chosen else halves
    return workspace_page(
        request, "attendance/attendance.html", project=event.project, event=event,
        tab="attendance", crumbs=[(_("Attendance"), "")], title=_("Attendance"), halves=halves,
        columns=columns, page=page, rows=grid.rows_of(page, columns),
        bars=grid.bars_of(event, halves, partners), chosen=chosen,
        organisations=[each for each in partners if each.ref], q=request.GET.get("q", ""),
        org=request.GET.get("org", ""), show=request.GET.get("show", ""),
        export_formats=exports.FORMATS, remarks=[half for half in halves if half.remark],
        sheets=[sheet for sheet in sheets_of(event) if not sheet.is_removed],
    )  # fmt: skip


def _chosen_half(request, halves):
    asked = naming.parse(request.GET.get("half", ""))
    return next((half for half in halves if half.name == asked), None)


def _people(request, event, chosen, partners) -> Paginator:
    """People by organisation and, for one half day, by being missing from it."""
    people, count = grid.listed(event), sum(each.expected for each in partners)
    asked = request.GET.get("org", "")
    if wanted := next((each for each in partners if each.ref and each.ref == asked), None):
        people, count = people.filter(sending_organisation=wanted.key), wanted.expected
    if words := request.GET.get("q", "")[:100].strip():
        people, count = people.filter(person__in=_called(words)), None
    if chosen and request.GET.get("show") == grid.MISSING:
        return Paginator(grid.without(people, event, chosen.name), PER_PAGE)
    found = Paginator(people, PER_PAGE)
    if count is not None:
        found.count = count  # known already: one statement less
    return found


def _called(words):
    return Person.objects.matching(words).values("pk")


@may(GET=TAKES, POST=TAKES, on="event")
def cell(request, event, ref, day, key):
    """How one person was in one half day, how that is known, and changing it with a reason."""
    person = participation_named(event, ref)
    name = naming.parse(f"{day.isoformat()}/{key}")
    taken = taken_of(event)
    if not (name and (name in taken or is_of_event(event, name))):
        raise Http404
    form = CorrectionForm(request.POST or None)
    ahead = naming.when(name, clock.now(), event.zone, event.noon) == naming.FUTURE
    if form.is_valid() and not ahead:
        _correct(request, event, person, name, form.cleaned_data)
        return redirect("attendance:attendance", event.slug)
    [(_same, [known])] = grid.rows_of([person], grid.halves_of(event, [name], taken))
    label = labels_of(event, [name])[name]
    back = reverse("attendance:attendance", args=[event.slug])
    return workspace_page(
        request, "attendance/cell.html", project=event.project, event=event, tab="attendance",
        crumbs=[(_("Attendance"), back), (person.name, "")], title=person.name, person=person,
        label=label, cell=known, steps=history_of(person, name), form=form, ahead=ahead, back=back,
        reads_proofs=bool(request.roles & roles.TEAM),
    )  # fmt: skip


def _correct(request, event, person, name, said):
    now = clock.now()
    correct(
        roll_call=call_named(event, name, now), participation=person, change=said["change"],
        by=Sender(user=request.user), at=now, id=said["ref"], reason=said["reason"],
    )  # fmt: skip
    messages.success(request, _("Changed for %(name)s.") % {"name": person.name})


@may(TAKES, on="event")
def list_pdf(request, event):
    """The list to sign: ``?marks=1`` with what was recorded, ``?masked=1`` to pass round."""
    pdf = attendance_list(
        event, language=get_language(), at=clock.now(),
        marks=request.GET.get("marks") == "1", masked=request.GET.get("masked") == "1",
    )  # fmt: skip
    name = _("attendance list %(event)s.pdf") % {"event": event.slug}
    return files.answer(pdf, name=name, content_type="application/pdf", inline=True)


@may(TAKES, on="event")
def export(request, event, format):
    """Attendance for reporting, as a sheet or as JSON."""
    if format not in exports.FORMATS:
        raise Http404
    data = exports.exported(event, format, at=clock.now())
    kind = exports.CONTENT_TYPES[format]
    return files.answer(data, name=f"{event.slug} attendance.{format}", content_type=kind)
