"""Pages about this installation itself."""

import sys
from email import message_from_bytes, policy
from pathlib import Path

from django.conf import settings
from django.http import Http404, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.defaults import server_error

from config import shortcuts as keys
from config.middleware import answer_busy
from config.readiness import findings
from events.actions.accounts import change_account
from kit import clock, glossary, throttle
from kit.access import OPERATOR, may
from kit.addresses import own_address
from kit.busy import passes
from kit.languages import best_offered, remember_language

FILE_MAILS = "django.core.mail.backends.filebased.EmailBackend"


@may(POST="everyone")
def set_language(request):
    """Remember the language somebody pressed, in the cookie and in the account."""
    code = best_offered(request.POST.get("language", ""))
    if request.user.is_authenticated:
        change_account(user=request.user, by=request.user.actor, at=clock.now(), language=code)
    # not redirect(), which takes a word without a slash for the name of a page
    response = HttpResponseRedirect(own_address(request, request.POST.get("next")))
    remember_language(response, code)
    return response


def broken(request):
    """Where nobody caught an exception: what passes by itself is 503, anything else 500."""
    error = sys.exc_info()[1]
    return answer_busy(request, error) if passes(error) else server_error(request)


@may("everyone")
def healthz(request):
    """The process answers."""
    return HttpResponse("ok", content_type="text/plain")


@may("everyone")
def readyz(request):
    """Whether it can do its work: database, storage, queue, SQLite build. 503 when it cannot.

    What each check says names folders and versions: for an operator and on the machine itself.
    Programs read it, so it is in English whoever asks.
    """
    with override("en"):
        found = findings()
    ok = all(finding.ok for finding in found.values())
    is_told = OPERATOR in request.roles or throttle.is_this_machine(request)
    checks = {name: _said(finding, is_told) for name, finding in found.items()}
    return JsonResponse({"ready": ok, "checks": checks}, status=200 if ok else 503)


def _said(finding, is_told) -> dict:
    if not is_told:
        return {"ok": finding.ok}
    return {"ok": finding.ok, "says": f"warning: {finding.says}" if finding.warns else finding.says}


@may("everyone")
def mails(request):
    """In development: the mails that would have been sent, newest first."""
    is_ours = settings.DEBUG and settings.EMAIL_BACKEND == FILE_MAILS
    if not (is_ours and throttle.is_this_machine(request)):
        raise Http404
    return render(request, "config/mails.html", {"mails": _newest_mails(50)})


def _newest_mails(count):
    # by age and not by name: mails of one second have names in any order
    found = Path(settings.EMAIL_FILE_PATH).glob("*.log")
    files = sorted(found, key=lambda file: file.stat().st_mtime_ns, reverse=True)
    return [mail for file in files[:count] for mail in _read_mails(file)][:count]


def _read_mails(file):
    """The mails of one file; Django ends each with a line of dashes."""
    found = []
    for part in file.read_bytes().split(b"-" * 79):
        if part.strip():
            mail = message_from_bytes(part.strip(), policy=policy.default)
            found.append({"to": mail["To"], "subject": mail["Subject"], "date": mail["Date"],
                          "text": mail.get_content()})  # fmt: skip
    return found[::-1]


@may("everyone")
def words(request):
    """What each word of the trade means here."""
    context = {"title": _("What the words mean"), "words": glossary.words()}
    return render(request, "words.html", context)


@may("everyone")
def shortcuts(request):
    """The keys that do something."""
    context = {"title": _("Keyboard shortcuts"), "shortcuts": keys.shortcuts()}
    return render(request, "shortcuts.html", context)


@may("everyone")
def manifest(request):
    """How the site is called and looks when it is put on the first screen of a phone."""
    sizes = (192, 512)
    said = {
        "name": "Kilim", "short_name": "Kilim", "start_url": "/", "display": "minimal-ui",
        "background_color": "#faf7f1", "theme_color": "#f1ebe0",
        "icons": [
            {"src": static(f"img/icon-{size}.png"), "sizes": f"{size}x{size}", "type": "image/png",
             "purpose": "any maskable"}
            for size in sizes
        ],
    }  # fmt: skip
    return JsonResponse(said, content_type="application/manifest+json")


@may("everyone")
def favicon(request):
    """For programs that ask for this name and read no page."""
    return HttpResponseRedirect(static("img/icon-180.png"))
