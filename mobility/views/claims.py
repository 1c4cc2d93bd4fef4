"""A pass kept in an account, and the page that lists what an account holds."""

from allauth.account.views import request_login_code
from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from events.imprint import foot_of
from kit import clock, throttle
from kit.access import may
from mobility.actions.claims import NotFree, account_for, claim_pass
from mobility.forms.claims import ClaimForm
from mobility.models import Participation
from mobility.passes import codes_of, pass_path
from mobility.views.passes import pressed_by, with_pass

MAILS = {"attempts": 20, "seconds": 3600}  # sign-in codes asked for from one network


@with_pass
@may(GET="pass_holder", POST="pass_holder", on="pass")
def claim(request, participation):
    """Keep the pass in an account. Signed in it is one press; otherwise a code is mailed first.

    The answer is the same whether the e-mail has an account or not.
    """
    form = ClaimForm(request.POST if "email" in request.POST else None)
    if request.method == "POST" and request.user.is_authenticated:
        return _claim(request, participation)
    if form.is_valid():
        return _send_code(request, participation, form.cleaned_data["email"])
    context = {
        "form": form,
        "participation": participation,
        "event": participation.event,
        "back": pass_path(participation.held.code),
        "next": request.path,
        "is_theirs": participation.person.user_id == (request.user.pk or 0),
        "is_taken": participation.person.user_id is not None,
        "imprint": foot_of(participation.event.project, get_language()),
    }
    return render(request, "mobility/claim.html", context, status=422 if form.errors else 200)


def _claim(request, participation):
    try:
        claim_pass(
            participation=participation, user=request.user, by=request.user.actor, at=clock.now()
        )
    except NotFree:
        said = _("This pass cannot be put into your account: it is in another one, or yours holds "
                 "another person of this project. Ask the organisers.")  # fmt: skip
        messages.error(request, said)
    else:
        messages.success(request, _("The pass is in your account now."))
    return redirect(pass_path(participation.held.code))


def _send_code(request, participation, email):
    """Hand over to the sign-in page, which mails the code and comes back here."""
    if not throttle.spend("claim", throttle.network_of(request), **MAILS):
        return throttle.too_many(request, MAILS["seconds"])
    account_for(
        email=email, language=get_language(), by=pressed_by(request, participation),
        at=clock.now(),
    )  # fmt: skip
    return request_login_code(request)


@may("signed_in")
def my(request):
    """What the reader's account holds: passes of events to come, and earlier ones."""
    today = clock.now().date()
    found = Participation.objects.filter(person__user=request.user).select_related(
        "event__project", "event__host_organisation", "person"
    )
    rows = list(found.order_by("event__starts_on", "pk"))
    codes = codes_of(rows)
    for row in rows:
        row.url = pass_path(codes[row.pk])
    return render(request, "mobility/my.html", {
        "coming": [row for row in rows if row.event.ends_on >= today],
        "past": [row for row in rows if row.event.ends_on < today][::-1],
        "title": _("My page"),
    })  # fmt: skip
