"""Partners' lists: dropped, previewed, mended, brought in, undone."""

from collections import Counter
from urllib.parse import urlencode

from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count
from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from events.views.object_history import object_history
from events.views.undo import offer_undo
from events.workspace import workspace_page
from kit import clock, files
from kit.access import may
from kit.actor import ref_of
from kit.sheets.reader import read_workbook
from kit.sheets.refusals import SheetRefused
from mobility import sample_lists
from mobility.actions import list_imports as actions
from mobility.forms.list_imports import ACCEPT_ALL, DropForm, MappingForm, mended_cells, pressed
from mobility.imports import left_out, words
from mobility.imports.judging import FAR
from mobility.lists.fields import NAMES
from mobility.models import ImportState, ListImport, ListRow, Verdict
from mobility.organisations import KnownNames
from mobility.views import list_rows

PER_PAGE = 50
TEAM = "coordinator assistant"
LIMIT_MB = settings.UPLOAD_LIMIT // 2**20


@may(GET=TEAM, POST=TEAM, on="event")
def import_new(request, event):
    """Drop lists; those that can be read wait in the preview, the others are refused by name."""
    form = DropForm(*([request.POST, request.FILES] if request.method == "POST" else []))
    if form.is_valid():
        lists = form.cleaned_data["lists"]
        staged = [one for file in lists for one in _stage(request, event, file)]
        if len(staged) == 1:
            return redirect("mobility:list_import", staged[0].ref)
        return redirect("mobility:import_new", event.slug)
    return workspace_page(
        request, "mobility/import_new.html", project=event.project, event=event, tab="people",
        crumbs=[*_people_crumb(event), (_("Bring in lists"), "")], title=_("Bring in lists"),
        form=form, imports=_imports(event), samples=_samples(event),
        status=422 if form.errors else 200,
    )  # fmt: skip


def _stage(request, event, file) -> list[ListImport]:
    """The imports of one dropped file; none when it is refused, which is said."""
    try:
        if file.size > settings.UPLOAD_LIMIT:
            raise SheetRefused("too_large", {"limit_mb": LIMIT_MB})
        data = file.read()
        book = read_workbook(data, file.name)
    except SheetRefused as refusal:
        why = words.refused(refusal.code, refusal.params)
        said = {"file": files.safe_name(file.name), "why": why}
        messages.error(request, _("“%(file)s” was not read. %(why)s") % said)
        return []
    return actions.stage_list(
        event=event, data=data, filename=file.name, book=book, user=request.user,
        by=request.user.actor, at=clock.now(),
    )  # fmt: skip


def _people_crumb(event):
    return [(_("People"), reverse("mobility:people", args=[event.slug]))]


def _imports(event):
    """The lists of the event, newest first, with how many rows came out how; two statements."""
    counts = ListRow.objects.filter(list_import__event=event).values("list_import", "verdict")
    by_import: dict[int, dict] = {}
    for row in counts.annotate(rows=Count("pk")).order_by():
        by_import.setdefault(row["list_import"], {})[row["verdict"]] = row["rows"]
    found = list(event.list_imports.exclude(state=ImportState.DISCARDED))
    for one in found:
        one.counts = by_import.get(one.pk, {})
        one.rows_in_all = sum(one.counts.values())
        one.rows_to_look_at = one.counts.get(Verdict.LOOK, 0)
    return found


def _samples(event):
    return sample_lists.names() if sample_lists.are_offered(event.project) else []


@may(TEAM, on="event")
def sample_list(request, event, name):
    """One of the lists to try with, in the sample partnership."""
    if name not in _samples(event):
        raise Http404
    return files.answer(
        sample_lists.read(name), name=name, content_type=sample_lists.content_type(name)
    )


@may(GET=TEAM, POST=TEAM, on="list_import")
def list_import(request, found):
    """The preview: what each row would do; mending in place; bringing in what is good."""
    if found.state == ImportState.DISCARDED:
        raise Http404
    if request.method == "POST":
        return _press(request, found)
    judged = actions.preview(found)
    return _page(request, found, judged)


def _page(request, found, judged, mapping=None):
    event = found.event
    return workspace_page(
        request, "mobility/list_import.html", project=event.project, event=event, tab="people",
        crumbs=[*_people_crumb(event), _lists_crumb(event), (found.filename, "")],
        title=found.filename, list_import=found, mapping=mapping or _mapping(found, judged),
        button=_button(found, [each for each in judged if each.to_write]),
        has_names=any(column["field"] in NAMES for column in found.columns),
        can_save=any(each.problems and not each.is_done for each in judged),
        is_applied=found.state == ImportState.APPLIED,
        status=422 if mapping else 200, **_rows(judged, request.GET),
    )  # fmt: skip


def _rows(judged, query) -> dict:
    """The rows of one page, of one verdict if the address says so."""
    verdict = query.get("verdict", "")
    chosen = [each for each in judged if _is_chosen(each, verdict)]
    page = Paginator(chosen, PER_PAGE).get_page(query.get("page"))
    shown = list_rows.columns(judged)
    return {
        "count": len(judged),
        "waiting": len(left_out.waiting(judged)),
        "odd_names": len(list_rows.asking(judged, "odd_name")),
        "far": sum(each.is_far for each in judged),
        "verdict": verdict,
        "filters": _filters(judged),
        "page": page,
        "query": urlencode({"verdict": verdict}) if verdict else "",
        "columns": [list_rows.LABELS[name] for name in ("full_name", *shown)],
        "lines": [list_rows.line(each, shown) for each in page.object_list],
    }


def _is_chosen(each, verdict) -> bool:
    return not verdict or (each.is_far if verdict == FAR else each.verdict == verdict)


def _lists_crumb(event):
    return _("Bring in lists"), reverse("mobility:import_new", args=[event.slug])


def _filters(judged) -> list[dict]:
    """The verdicts there are, with their counts."""
    counts = Counter(each.verdict for each in judged)
    every = [{"key": "", "label": pgettext("rows of a list", "all"), "count": len(judged)}]
    far = sum(each.is_far for each in judged)
    asked = [{"key": FAR, "label": _("dates far off"), "count": far}] if far else []
    return [*every, *(
        {"key": verdict.value, "label": verdict.label, "count": counts[verdict]}
        for verdict in Verdict
        if counts[verdict]
    ), *asked]  # fmt: skip


def _button(found, waiting) -> str:
    """What the main button does, in words; "" when there is nothing to press."""
    writing = [each for each in waiting if each.verdict != Verdict.SAME]
    count = len(writing)
    if found.state == ImportState.APPLIED:
        said = ngettext("Bring in the mended row", "Bring in the %(count)d mended rows", count)
        return said % {"count": count} if count else ""
    if not waiting:
        return ""
    if not count:
        return _("Nothing new: close this list")
    said = ngettext("Bring in 1 person", "Bring in %(count)d people", count)
    return said % {"count": count}


def _mapping(found, judged, data=None) -> MappingForm:
    names = dict.fromkeys(each.row.values.get("organisation") or "" for each in judged)
    known = KnownNames.of(found.event.project)
    return MappingForm(data, list_import=found, known=known, names=[n for n in names if n])


def _press(request, found):
    """Keep what was typed and answered, then bring in the good rows if that was pressed."""
    want, answers = pressed(request.POST)
    mended = mended_cells(request.POST)
    for number, answer in (answers | _for_all(found, want)).items():
        mended.setdefault(number, {}).update(answer)
    by, at = request.user.actor, clock.now()
    if mended:
        actions.mend_rows(list_import=found, mended=mended, by=by, at=at)
    if want == "apply":
        messages.success(request, _came(actions.apply_list(list_import=found, by=by, at=at)))
    query = request.GET.urlencode()
    address = reverse("mobility:list_import", args=[found.ref])
    return redirect(f"{address}?{query}" if query else address)


def _for_all(found, want) -> dict[int, dict]:
    """The same answer for every row that asks for it: "take all as they are"."""
    _press, _colon, code = want.partition(f"{ACCEPT_ALL}:")
    if code not in list_rows.ACCEPTABLE:
        return {}
    judged = actions.preview(found)
    return {each.row.number: {"accept": code} for each in list_rows.asking(judged, code)}


def _came(counts) -> str:
    """What came of bringing in a list."""
    parts = [
        ngettext("%(count)d person was brought in.", "%(count)d people were brought in.",
                 counts["new"]) % {"count": counts["new"]},
    ]  # fmt: skip
    if counts["changed"]:
        said = ngettext("%(count)d was changed.", "%(count)d were changed.", counts["changed"])
        parts.append(said % {"count": counts["changed"]})
    if counts["same"]:
        said = ngettext("%(count)d is as before.", "%(count)d are as before.", counts["same"])
        parts.append(said % {"count": counts["same"]})
    if counts["look"]:
        said = ngettext("%(count)d row waits to be mended.", "%(count)d rows wait to be mended.",
                        counts["look"])  # fmt: skip
        parts.append(said % {"count": counts["look"]})
    return " ".join(parts)


@may(POST=TEAM, on="list_import")
def import_mapping(request, found):
    """Read the list again with other meanings of its columns and organisations."""
    judged = actions.preview(found)
    form = _mapping(found, judged, request.POST)
    if not form.is_valid():
        return _page(request, found, judged, form)
    actions.map_columns(
        list_import=found, chosen=form.chosen(), sheet=form.cleaned_data["sheet"],
        header_row=form.cleaned_data["header_row"], options=form.options(),
        organisations=form.organisations(), by=request.user.actor, at=clock.now(),
    )  # fmt: skip
    messages.success(request, _("The list was read again. The columns are remembered."))
    return redirect("mobility:list_import", found.ref)


@may(POST=TEAM, on="list_import")
def import_undo(request, found):
    """Take back what a list brought in; what stays is named with its reason."""
    undone = actions.undo_list(list_import=found, by=request.user.actor, at=clock.now())
    count = len(undone.rows)
    said = ngettext("%(count)d row was taken back.", "%(count)d rows were taken back.", count)
    messages.success(request, said % {"count": count})
    for number, reason in undone.kept.items():
        why = words.kept(reason)
        messages.warning(request, _("Row %(row)s stays: %(why)s") % {"row": number, "why": why})
    return redirect("mobility:list_import", found.ref)


@may(POST=TEAM, on="list_import")
def import_discard(request, found):
    """Put a list away that was not brought in."""
    actions.discard_list(list_import=found, by=request.user.actor, at=clock.now())
    said = _("“%(file)s” was put away. Nothing of it was brought in.") % {"file": found.filename}
    offer_undo(request, said, reverse("mobility:import_restore", args=[found.ref]))
    return redirect("mobility:import_new", found.event.slug)


@may(POST=TEAM, on="list_import")
def import_restore(request, found):
    """Undo of putting a list away."""
    actions.restore_list(list_import=found, by=request.user.actor, at=clock.now())
    messages.success(request, _("“%(file)s” is here again.") % {"file": found.filename})
    return redirect("mobility:list_import", found.ref)


@may(TEAM, on="list_import")
def import_history(request, found):
    """Who dropped, mended and brought in a list."""
    return object_history(
        request, refs=[ref_of(found)], project=found.event.project, event=found.event,
        tab="people", name=found.filename, back=reverse("mobility:list_import", args=[found.ref]),
    )  # fmt: skip


@may(TEAM, on="list_import")
def import_file(request, found):
    """The file as it came."""
    return files.serve(found.file)
