"""Inviting: who will get a mail, who has none, one mail as it will go, and the press."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from events.workspace import workspace_page
from kit import clock, outbox
from kit.access import may
from kit.actor import ref_of
from kit.languages import best_offered
from mobility import texts
from mobility.actions.invitations import invite_all, waiting_for_invitation
from mobility.letters import INVITATION
from mobility.views.texts import group_box

TEAM = "coordinator assistant"


@may(GET=TEAM, POST=TEAM, on="event")
def invite(request, event):
    """Look first, then send to all who were not invited yet."""
    if request.method == "POST" and event.is_cancelled:
        messages.warning(request, _("The event is cancelled: no invitation goes out."))
        return redirect("mobility:invite", event.slug)
    if request.method == "POST":
        count = invite_all(event=event, by=request.user.actor, at=clock.now())
        messages.success(request, _queued(count))
        return redirect("mobility:people", event.slug)
    waiting = list(waiting_for_invitation(event))
    group = group_box(request, lambda language: texts.invitation_text(event, language))
    reachable = [one for one in waiting if one.person.email]
    people_url = reverse("mobility:people", args=[event.slug])
    return workspace_page(
        request, "mobility/invite.html", project=event.project, event=event, tab="people",
        crumbs=[(_("People"), people_url), (_("Invite"), "")], title=_("Invite"),
        count=len(reachable), without=[one for one in waiting if not one.person.email],
        is_empty=not waiting and not event.participations.admitted().exists(),
        button=_button(len(reachable)), group=group, **_sample(request, reachable),
    )  # fmt: skip


def _sample(request, reachable) -> dict:
    """One mail as it will go, with the way to the one before and after."""
    if not reachable:
        return {}
    page = Paginator(reachable, 1).get_page(request.GET.get("one"))
    (one,) = page.object_list
    speaks = one.person.speaks
    letter = outbox.preview(INVITATION, ref_of(one), ref_of(one.person), language=speaks)
    return {
        "letter": letter,
        "number": page.number,
        "before": page.number - 1,
        "after": page.number + 1 if page.has_next() else 0,
        "recipient": one,
        "language": best_offered(speaks),
    }


def _button(count):
    return ngettext("Send 1 invitation", "Send %(count)d invitations", count) % {"count": count}


def _queued(count):
    if not count:
        return _("Everybody with an e-mail was invited already. Nothing was sent.")
    said = ngettext(
        "%(count)d invitation goes out within a minute.",
        "%(count)d invitations go out within a minute.",
        count,
    )
    return said % {"count": count}
