"""The check-in on a pass page: a host scans a pass with an ordinary camera and presses once."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from attendance import snapshot
from attendance.actions.scans import take
from attendance.forms import CheckInForm
from attendance.items import ScanItem, Why
from attendance.models import Answer, Method
from attendance.words import half_label
from kit import clock, dates
from kit.access import may


@may(POST="coordinator assistant host", on="pass_at_the_door")
def pass_check_in(request, participation):
    """Check in whoever holds this pass, for the half day that is now."""
    form, now, code = CheckInForm(request.POST), clock.now(), participation.held.code
    if form.is_valid():
        event = participation.event
        name = snapshot.current(event, now)
        item = ScanItem(form.cleaned_data["scan"], str(name), Method.CAMERA, code=code)
        [reply] = take(event=event, items=[item], at=now, user=request.user)
        _say(request, event, half_label(name), reply)
    return redirect("mobility:pass", code)


def _say(request, event, half, reply):
    said = {"name": reply.name, "half": half}
    if reply.answer == Answer.IN:
        messages.success(request, _("%(name)s is in: %(half)s.") % said)
    elif reply.answer == Answer.AGAIN and reply.since:
        said["since"] = f"{dates.local(reply.since, event.zone):%H:%M}"
        messages.info(request, _("%(name)s was in already since %(since)s: %(half)s.") % said)
    elif reply.answer == Answer.AGAIN:
        messages.info(request, _("%(name)s was in already: %(half)s.") % said)
    elif reply.why == Why.CANCELLED:
        messages.warning(
            request, _("The event is cancelled. Tell the person kindly, and ask the coordinator.")
        )
    else:
        messages.warning(
            request, _("Not on the list of those who come. Ask, and change the list if need be.")
        )
