"""Saying for a participant what they would say on the pass page, with who asked and how."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from events import acting
from events.forms.behalf import AskedForm
from events.workspace import workspace_page
from kit import clock
from kit.access import may
from kit.refs import RefTaken
from mobility.actions.answers import answer_for
from mobility.answers import ANSWERS

TEAM = "coordinator assistant"


@may(GET=TEAM, POST=TEAM, on="participation")
def participation_answer(request, found, answer):
    """Ask how the person asked, then do it. Whoever acts on somebody's behalf already just does."""
    said = ANSWERS.get(answer)
    if said is None:
        raise Http404
    if request.method == "POST" and acting.current(request, found.event.project):
        return _done(request, found, said, _act)
    form = AskedForm(*([request.POST, request.FILES] if request.method == "POST" else []))
    if form.is_valid():
        return _done(request, found, said, _ask_and_act, form.asked())
    return _page(request, found, said, form)


def _act(request, found, said):
    said.act(participation=found, by=request.user.actor, at=clock.now())


def _ask_and_act(request, found, said, asked):
    try:
        answer_for(
            participation=found, answer=said, by=request.user.actor, at=clock.now(), asked=asked
        )
    except RefTaken:
        raise Http404 from None


def _done(request, found, said, act, *more):
    if said.is_open(found):
        act(request, found, said, *more)
        messages.success(request, said.done % {"name": found.name})
    else:
        said = {"name": found.name, "status": found.get_status_display()}
        messages.info(request, _("Nothing to change: %(name)s is %(status)s already.") % said)
    return redirect("mobility:participation", found.event.slug, found.ref)


def _page(request, found, said, form):
    event = found.event
    back = reverse("mobility:participation", args=[event.slug, found.ref])
    crumbs = [
        (_("People"), reverse("mobility:people", args=[event.slug])), (found.name, back),
        (said.words, ""),
    ]  # fmt: skip
    return workspace_page(
        request, "mobility/answer.html", project=event.project, event=event, tab="people",
        crumbs=crumbs, title=_("“%(words)s”, on behalf of %(name)s") % {
            "words": said.words, "name": found.name
        }, form=form, back=back, status=422 if form.errors else 200,
    )  # fmt: skip
