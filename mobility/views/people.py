"""The people of an event: the list, one person added, the list as a sheet."""

from io import BytesIO

from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from events.views.undo import offer_undo
from events.workspace import workspace_page
from kit import clock, files
from kit.access import may
from kit.sheets.kinds import CSV, XLSX
from kit.sheets.writer import Page, write_csv, write_xlsx
from mobility import mails
from mobility.actions.people import add_participation
from mobility.forms.people import ANOTHER, AddPersonForm, PeopleFilter
from mobility.models import ADMITTED, Participation, ParticipationRole
from mobility.resources import participants

PER_PAGE = 50
SEES = "coordinator assistant host contact"
ROLE = ParticipationRole.PARTICIPANT
ALWAYS = 3  # columns of the list: name, status, invitation


@may(SEES, on="event")
def people(request, event):
    """Everybody on the list whom the reader may see, by organisation."""
    seen = Participation.objects.filter(event=event).visible_to(request.user)
    counts = counts_of(seen)
    form = PeopleFilter(request.GET, organisations=counts["organisations"])
    found = form.narrow(seen).with_people().select_related("travel")
    if request.GET.get("sort") == "name":
        found = found.order_by("person__family_name", "person__given_name", "pk")
    is_filtered = any(request.GET.get(name) for name in form.fields)
    paginator = Paginator(found, PER_PAGE)
    if not is_filtered:
        paginator.count = counts["all"]  # known already: one statement less
    page = paginator.get_page(request.GET.get("page"))
    rows = _with_mails(page.object_list)
    return workspace_page(
        request, "mobility/people.html", project=event.project, event=event, tab="people",
        crumbs=[(_("People"), "")], title=_("People"), filters=form, page=page,
        rows=rows, columns=_columns(rows), counts=counts,
        by_name=request.GET.get("sort") == "name",
        is_filtered=is_filtered,
        may_change=bool(request.roles & {"coordinator", "assistant"}),
        may_print=bool(request.roles & {"coordinator", "assistant", "host"}),
    )  # fmt: skip


def _with_mails(participations):
    """The rows of the page, each with how far its invitation has come."""
    newest = mails.invitations_of(participations)
    for participation in participations:
        state = mails.mail_state(participation, newest.get(str(participation.ref)))
        participation.mail_look, participation.mail_words = mails.SAID[state]
    return participations


def _columns(participations) -> dict:
    """Which of the columns that may stand empty say something, and how many there are then."""
    said = {
        "function": any(one.function or one.role != ROLE for one in participations),
        "travel": any(hasattr(one, "travel") for one in participations),
    }
    return {**said, "span": ALWAYS + sum(said.values())}


def counts_of(participations) -> dict:
    """How many there are and come, and from which organisations (ref, name); one statement."""
    by_organisation = participations.order_by("sending_organisation__legal_name").values_list(
        "sending_organisation__ref", "sending_organisation__legal_name"
    )
    coming = Count("pk", filter=Q(status__in=ADMITTED))
    rows = list(by_organisation.annotate(Count("pk"), coming=coming))
    return {
        "all": sum(row[2] for row in rows),
        "coming": sum(row[3] for row in rows),
        "organisations": [(str(ref), name) for ref, name, *_numbers in rows if ref],
    }


@may(GET="coordinator assistant", POST="coordinator assistant", on="event")
def person_add(request, event):
    """One person by hand; somebody who seems to be known is asked about first."""
    form = AddPersonForm(request.POST or None, event=event)
    question = None
    if request.method == "POST" and form.is_valid():
        question = form.question()
        if not question:
            return _add(request, event, form)
    return workspace_page(
        request, "mobility/person_add.html", project=event.project, event=event, tab="people",
        crumbs=[(_("People"), _people_url(event)), (_("Add a person"), "")],
        title=_("Add a person"), form=form, question=question, another=ANOTHER,
        status=422 if form.errors else 200,
    )  # fmt: skip


def _add(request, event, form):
    participation = add_participation(
        event=event,
        person=form.answered() or form.person_fields(),
        renamed=form.person_fields() if form.answered() else None,
        by=request.user.actor,
        at=clock.now(),
        ref=form.cleaned_data["ref"],
        travel=form.travel(),
        **form.taking_part(),
    )
    said = _("%(name)s is on the list.") % {"name": participation.person.name}
    undo = reverse("mobility:participation_withdraw", args=[event.slug, participation.ref])
    offer_undo(request, said, undo)
    return redirect("mobility:people", event.slug)


def _people_url(event):
    return reverse("mobility:people", args=[event.slug])


@may(SEES, on="event")
def people_sheet(request, event, format):
    """The list as the reader sees it, with its filters, as a sheet."""
    seen = Participation.objects.filter(event=event).visible_to(request.user)
    form = PeopleFilter(request.GET, organisations=counts_of(seen)["organisations"])
    found = form.narrow(seen).with_people().select_related("travel")
    writer = {"xlsx": _xlsx, "csv": _csv}.get(format)
    if not writer:
        raise Http404
    data, kind = writer(found)
    word = _("people")
    name = f"{event.slug}-{word}.{format}"
    return files.answer(data, name=name, content_type=kind)


def _xlsx(participations):
    file, resource = BytesIO(), participants()
    page = Page(_("People"), resource.columns(), resource.rows(participations))
    write_xlsx(file, [page], clock.now())
    return file.getvalue(), XLSX


def _csv(participations):
    file, resource = BytesIO(), participants()
    header = [column.title for column in resource.columns()]
    write_csv(file, header, (row.values() for row in resource.rows(participations)))
    return file.getvalue(), CSV
