"""The lines of the list of certificates: which are shown, and what each says."""

from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from certificates import readiness, sentences
from certificates.models import Step
from kit import search

LOOKS = {Step.VALID: "good", Step.PREPARED: "soon"}


def filtered(proposals: list, form) -> list:
    """The proposals that match what was searched for and chosen."""
    wanted = form.cleaned_data if form.is_valid() else {}
    words = search.normalise(wanted.get("q", "")).split()
    state = wanted.get("state", "")
    return [
        each for each in proposals if _is_found(each, words) and _stands(each, state)
    ]  # fmt: skip


def rows_of(proposals) -> list[dict]:
    """What a line of the table shows."""
    language = sentences.nearest(get_language())
    return [
        {
            "proposal": each,
            "person": each.participation,
            "truth": sentences.truth(each.facts, language),
            "problems": [(readiness.REASONS[key], _remedy(key, each)) for key in each.problems],
            **_state(each),
        }
        for each in proposals
    ]


def _remedy(key, proposal) -> str:
    """The address where a problem of one person is mended."""
    person, name = proposal.participation, readiness.MENDED_AT[key]
    about_person = [person.ref] if name.startswith("mobility:") else []
    return reverse(name, args=[person.event.slug, *about_person])


def _is_found(proposal, words) -> bool:
    person = proposal.participation
    text = search.normalise(person.name, person.organisation_name)
    return all(word in text for word in words)


def _stands(proposal, state) -> bool:
    return {
        "ready": proposal.is_ready,
        "issued": bool(proposal.certificate),
        "changed": proposal.has_changed,
        "missing": bool(proposal.problems),
    }.get(state, True)


def _state(proposal) -> dict:
    if proposal.has_changed:
        return {"state": _("changed since"), "look": "soon"}
    if proposal.latest:
        step = Step(proposal.latest.step)
        return {"state": step.label, "look": LOOKS.get(step, "nothing")}
    if proposal.is_blocked:
        return {"state": _("cannot be issued"), "look": "nothing"}
    return {"state": _("ready"), "look": "note"}
