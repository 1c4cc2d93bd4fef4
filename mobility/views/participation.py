"""One person on the list: what is known, the pass, withdrawing and coming back."""

from django.contrib import messages
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from events import acting, roles
from events.views.object_history import object_history
from events.views.undo import offer_undo, say_saved
from events.workspace import workspace_page
from kit import clock, parts
from kit.access import may
from kit.actor import ref_of
from kit.forms import as_posted
from mobility import mails
from mobility.actions import people
from mobility.actions.invitations import send_again
from mobility.actions.passes import InUse, current_pass, replace_pass, take_back_replacement
from mobility.answers import open_answers
from mobility.forms.people import edit_form
from mobility.models import Participation
from mobility.passes import pass_url
from mobility.views.texts import own_box

TEAM = "coordinator assistant"


@may(GET=f"{TEAM} host contact", POST=TEAM, on="participation")
def participation(request, found):
    """See and edit one person of the list; hosts and contact persons read."""
    form = edit_form(found, request.POST or None)
    if form.is_valid():
        _keep(request, found, form)
        return redirect("mobility:people", found.event.slug)
    return _page(request, found, form)


def _page(request, found, form):
    event = found.event
    newest = mails.invitations_of([found]).get(str(found.ref))
    look, said = mails.SAID[mails.mail_state(found, newest)]
    may_change = bool(request.roles & roles.TEAM)
    held = current_pass(found)
    people_url = reverse("mobility:people", args=[event.slug])
    return workspace_page(
        request, "mobility/participation.html", project=event.project, event=event, tab="people",
        crumbs=[(_("People"), people_url), (found.name, "")], title=found.name,
        participation=found, form=form, may_change=may_change,
        may_look_back=bool(request.roles & roles.RUNNING),
        mail_look=look, mail_words=said,
        round=mails.next_round(newest), generation=held.generation,
        url=pass_url(held.code) if may_change else "",
        text=own_box(request, found) if may_change else None, status=422 if form.errors else 200,
        code=held.code, answers=open_answers(found),
        acts_url=f"{acting.form_url(event.project, ref_of(found.person))}&next={request.path}",
    )  # fmt: skip


def _keep(request, found, form):
    before = as_posted(edit_form(found))
    people.edit_participation(
        participation=found, person=form.person_fields(), travel=form.travel(),
        by=request.user.actor, at=clock.now(), **form.taking_part(),
    )  # fmt: skip
    found = Participation.objects.select_related("event__project", "person").get(pk=found.pk)
    said = _("Saved: %(name)s.") % {"name": found.person.name}
    say_saved(request, said, request.path, before=before, after=as_posted(edit_form(found)))
    if _sharing(found):
        messages.info(request, _("Others have this e-mail too. A shared mailbox is fine."))


def _sharing(found: Participation) -> bool:
    person = found.person
    others = person.project.people.filter(email=person.email).exclude(pk=person.pk)
    return bool(person.email) and others.exists()


@may(f"{TEAM} host", on="participation")
def person_history(request, found):
    """What was done to a person and to the participation, on every floor."""
    refs = [ref_of(found), ref_of(found.person)]
    for fill in parts.filled("person.records"):
        refs += fill(found)
    return object_history(
        request, refs=refs, project=found.event.project, event=found.event, tab="people",
        name=found.name, back=reverse("mobility:participation", args=[found.event.slug, found.ref]),
    )  # fmt: skip


@may(POST=TEAM, on="participation")
def withdraw(request, found):
    """Take somebody off the list, with a way back."""
    people.withdraw(participation=found, by=request.user.actor, at=clock.now())
    back = reverse("mobility:participation_return", args=[found.event.slug, found.ref])
    offer_undo(request, _("%(name)s is withdrawn.") % {"name": found.name}, back)
    return redirect("mobility:people", found.event.slug)


@may(POST=TEAM, on="participation")
def come_back(request, found):
    """Undo of withdrawing, and of a refusal that was a mistake."""
    people.come_after_all(participation=found, by=request.user.actor, at=clock.now())
    messages.success(request, _("%(name)s is on the list again.") % {"name": found.name})
    return redirect("mobility:people", found.event.slug)


@may(POST=TEAM, on="participation")
def mail_again(request, found):
    """One more invitation; the form names the round, so that a second click sends nothing."""
    if not found.person.email or found.is_gone:
        messages.error(request, _("There is no e-mail to send it to. Copy the link instead."))
    elif found.event.is_cancelled:
        messages.error(request, _("The event is cancelled: no invitation goes out."))
    elif number := _number(request, "round"):
        send_again(participation=found, round=number, by=request.user.actor, at=clock.now())
        messages.success(request, _("The invitation waits and goes out within a minute."))
    return _back(found)


@may(POST=TEAM, on="participation")
def pass_replace(request, found):
    """A new pass; the old code opens nothing any more."""
    if number := _number(request, "generation"):
        new = replace_pass(
            participation=found, generation=number, by=request.user.actor, at=clock.now()
        )
        said = _("There is a new pass. The old code is refused and names nobody.")
        undo = reverse("mobility:pass_keep", args=[found.event.slug, found.ref])
        offer_undo(request, said, undo, {"generation": new.generation})
    return _back(found)


@may(POST=TEAM, on="participation")
def pass_keep(request, found):
    """Undo of replacing a pass, as long as nobody has the new one."""
    number, by = _number(request, "generation"), request.user.actor
    try:
        take_back_replacement(participation=found, generation=number, by=by, at=clock.now())
    except InUse:
        messages.error(request, _("The new pass was sent or used already. It stays."))
    else:
        messages.success(request, _("The pass is the one from before again."))
    return _back(found)


def _number(request, name) -> int:
    """A small number from a hidden field of ours; 0 for anything else."""
    typed = request.POST.get(name, "")
    return int(typed) if typed.isdecimal() and len(typed) < 6 else 0


def _back(found):
    return redirect("mobility:participation", found.event.slug, found.ref)
