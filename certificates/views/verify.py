"""Verification: the page that is the authority on whether a certificate is genuine."""

import re

from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from certificates import sentences, verification
from certificates.forms import CodeForm, SurnameForm
from events.imprint import foot_of
from kit import codes, throttle
from kit.access import may

NEVER_IN_A_CODE = re.compile(r"[^0-9A-Z]")
PAGES = {"attempts": 60, "seconds": 60}  # a clerk with a pile of paper, not a machine
SURNAMES = {"attempts": 10, "seconds": 10 * 60}  # per asker
SURNAMES_PER_CERTIFICATE = {"attempts": 60, "seconds": 60 * 60}  # by many askers together


@may(GET="everyone", POST="everyone")
@throttle.limited("verify", **PAGES)
def verify(request):
    """A field for what stands beside the square code."""
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        typed = codes.normalise(form.cleaned_data["code"])
        return redirect("certificates:verified", NEVER_IN_A_CODE.sub("", typed) or "-")
    return _page(request, "certificates/verify.html", form=form)


@may(GET="everyone", POST="everyone")
@throttle.limited("verify", **PAGES)
def verified(request, code):
    """What a certificate's code or letters stand for; 404 for anything else."""
    finding = verification.look_up(code)
    if finding is None:
        return _page(request, "certificates/unknown.html", status=404)
    if finding.is_named:
        return _answer(request, finding)
    if request.method == "POST":
        return _asked_with_surname(request, finding)
    return _answer(request, finding, SurnameForm())


def _asked_with_surname(request, finding):
    asker, certificate = throttle.network_of(request), finding.certificate.ref
    if not (
        throttle.spend("surname", asker, **SURNAMES)
        and throttle.spend("surname-of", certificate, **SURNAMES_PER_CERTIFICATE)
    ):
        return throttle.too_many(request, SURNAMES["seconds"])
    form = SurnameForm(request.POST)
    if form.is_valid():
        if verification.is_surname(finding.facts, form.cleaned_data["surname"]):
            return _answer(request, verification.Finding(finding.certificate, is_named=True))
        form.add_error("surname", _("This is not the surname on the certificate."))
    return _answer(request, finding, form)


def _answer(request, finding, form=None):
    language = sentences.nearest(get_language())
    context = {"finding": finding, "form": form, "certificate": finding.certificate}
    if finding.is_named:
        facts = finding.facts
        context |= {
            "facts": facts,
            "heading": sentences.title(language),
            "sentence": sentences.sentence(facts, language),
            "truth": sentences.truth(facts, language),
            "kind": sentences.kind(facts, language),
            "place": sentences.place(facts["city"], facts["country"], language),
            "dates": sentences.date_range(facts, language),
            "imprint": foot_of(finding.certificate.project, language),
        }
    return _page(request, "certificates/verified.html", **context)


def _page(request, template, *, status=200, **context):
    response = render(request, template, {"title": _("Verification"), **context}, status=status)
    response["Cache-Control"] = "no-store"
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response
