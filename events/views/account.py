"""Your account: name, language, e-mail address, open sign-ins, roles, what was done with it."""

from django.conf import settings
from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from events import address_change, history, mails
from events.accounts import WRONG_CODE
from events.actions.accounts import AddressTaken, change_account, change_address, end_sessions
from events.forms.account import AccountForm, AddressCodeForm, NewAddressForm
from events.models import RoleKind, Session, User
from kit import clock, throttle
from kit.access import may
from kit.languages import best_offered, remember_language
from kit.models import Record

ASKED_AT_MOST = {"attempts": 5, "seconds": 3600}  # codes to new addresses, an account
LINES = 10
ORDER = list(RoleKind)


@may(GET="signed_in", POST="signed_in")
def account(request):
    """Everything about the own account on one page; a POST changes name and language."""
    user = request.user
    said = {"name": user.name, "language": user.language}
    form = AccountForm(request.POST or None, initial=said)
    if form.is_valid():
        return _saved(request, form.cleaned_data)
    done = Record.objects.select_related("behalf__proof").filter(
        object_kind=User.ref_kind, object_ref=str(user.ref)
    )
    context = {
        "title": _("Your account"), "form": form, "roles": _roles(user),
        "sessions": Session.objects.open_of(user, clock.now()),
        "current": request.session.session_key,
        "lines": history.lines(done.order_by("-at", "-pk")[:LINES]),
    }  # fmt: skip
    return render(request, "events/account.html", context, status=422 if form.errors else 200)


def _saved(request, said):
    change_account(user=request.user, by=request.user.actor, at=clock.now(), **said)
    language = said["language"] and best_offered(said["language"])
    with translation.override(language or translation.get_language()):
        messages.success(request, _("Saved."))
    response = redirect("events:account")
    if language:
        remember_language(response, language)
    else:
        response.delete_cookie(settings.LANGUAGE_COOKIE_NAME)
    return response


def _roles(user):
    held = user.roles.select_related("project", "organisation__project")
    return sorted(held, key=lambda role: (_project(role).slug, ORDER.index(role.kind)))


def _project(role):
    role.where = role.project or role.organisation.project
    return role.where


@may(GET="signed_in", POST="signed_in")
def account_address(request):
    """Ask for another e-mail address; nothing changes until the code that goes there is typed."""
    form = NewAddressForm(request.POST or None, user=request.user)
    if form.is_valid():
        if not throttle.spend("new-address", request.user.ref, **ASKED_AT_MOST):
            return throttle.too_many(request, ASKED_AT_MOST["seconds"])
        _mail_code(request, form.cleaned_data["email"])
        return redirect("events:account_address_code")
    title = _("Another e-mail address")
    context = {"title": title, "form": form, "crumbs": _crumbs(title)}
    status = 422 if form.errors else 200
    return render(request, "events/account_address.html", context, status=status)


def _mail_code(request, email):
    """The page says the same whether the address has an account or not; its mail says it."""
    code = address_change.ask(request, email)
    if User.objects.filter(email=email).exists():
        mails.say_address_is_taken(email)
    else:
        mails.send_address_code(email, code)


@may(GET="signed_in", POST="signed_in")
def account_address_code(request):
    """Type the code from the new address: from then on it is the one that signs in."""
    asked = address_change.asked(request)
    if asked is None:
        messages.info(request, _("No code waits to be typed. Ask for a new one."))
        return redirect("events:account_address")
    form = AddressCodeForm(request.POST or None)
    if form.is_valid():
        if address_change.is_right(request, form.cleaned_data["code"]):
            return _moved(request, asked.email)
        if address_change.asked(request) is None:
            messages.error(request, _("That was the third wrong code. Ask for a new one."))
            return redirect("events:account_address")
        form.add_error("code", WRONG_CODE)
    title = _("Enter the code")
    context = {"title": title, "form": form, "asked": asked, "crumbs": _crumbs(title)}
    status = 422 if form.errors else 200
    return render(request, "events/account_address_code.html", context, status=status)


def _crumbs(title):
    return [(_("Your account"), reverse("events:account")), (title, "")]


def _moved(request, email):
    """The address is changed; every other sign-in of the account is over."""
    user, now = request.user, clock.now()
    address_change.forget(request)
    try:
        change_address(user=user, email=email, by=user.actor, at=now)
    except AddressTaken:
        messages.error(request, _("This address has an account of its own. Sign in with it, or "
                                  "choose another address."))  # fmt: skip
        return redirect("events:account")
    end_sessions(user=user, sessions=_others(request), by=user.actor, at=now)
    messages.success(request, _("From now on you sign in with %(email)s.") % {"email": email})
    return redirect("events:account")


@may(POST="signed_in")
def sessions_end(request):
    """End one other sign-in, or all others."""
    wanted, others = request.POST.get("session", ""), _others(request)
    chosen = [session for session in others if wanted in ("", session.name)]
    ended = end_sessions(
        user=request.user, sessions=chosen, by=request.user.actor, at=clock.now()
    )  # fmt: skip
    said = ngettext("One device is signed out.", "%(count)d devices are signed out.", ended)
    messages.success(request, said % {"count": ended})
    return redirect("events:account")


def _others(request) -> list[Session]:
    """Every open sign-in but the one that asks."""
    found = Session.objects.open_of(request.user, clock.now())
    return list(found.exclude(session_key=request.session.session_key))
