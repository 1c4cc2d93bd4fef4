from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from certificates.models import Certificate
from certificates.state import state
from tests.certificates.conftest import HALVES, attend, attending


def run(*arguments):
    out = StringIO()
    try:
        call_command("issue_certificates", *arguments, stdout=out)
        code = 0
    except SystemExit as left:
        code = left.code
    return code, out.getvalue().splitlines()


def test_dry_run_proposes_and_stores_nothing(cetta_there, held, today):
    code, lines = run(held.slug, "--dry-run")

    assert code == 0
    assert lines == [
        "Ċetta Għaxaq  Sample Training Centre  2 of 3 days, 7 hours  would be issued",
        "1 people, 0 issued now",
    ]
    assert not Certificate.objects.exists()


def test_issues_to_those_who_were_there(cetta_there, held, graz, today):
    [absent] = attending(held, ("Absent", "One"), organisation=graz)
    attend(absent, HALVES, "absent")
    held.certificate_language = "mt"
    held.save()

    code, lines = run(held.slug)

    assert code == 0
    assert [line.split("  ")[-1].strip() for line in lines] == [
        "WCI-2026-0001 issued", "none: no attendance", "2 people, 1 issued now",
    ]  # fmt: skip
    assert Certificate.objects.get().languages == ["en", "mt"]


def test_second_run_issues_nothing(cetta_there, held, today):
    run(held.slug)
    code, lines = run(held.slug)

    assert (code, lines[-1]) == (0, "1 people, 0 issued now")
    assert lines[0].endswith("WCI-2026-0001 valid")


def test_language_can_be_chosen(cetta_there, held, today):
    run(held.slug, "--language", "it")

    assert Certificate.objects.get().languages == ["en", "it"]


def test_somebody_left_out_gives_exit_code_three(held, graz, today):
    attending(held, ("Strange", "𓀀"), ("Fine", "Name"), organisation=graz)

    code, lines = run(held.slug)

    assert code == 3
    assert lines[-1] == "2 people, 1 issued now"


def test_unknown_event_is_said(db):
    with pytest.raises(CommandError, match="There is no event 'nothing'"):
        call_command("issue_certificates", "nothing")


def test_state_names_things_without_ids_and_codes(certificate):
    found = state()

    [row] = found["certificates"]
    assert (row["number"], row["event"], row["step"]) == (
        "WCI-2026-0001", "how-graz-receives-newcomers", "valid",
    )  # fmt: skip
    assert row["facts"] == certificate.facts
    assert found["certificate_transitions"] == [
        {
            "project": "welcoming-cities", "number": "WCI-2026-0001", "step": "valid",
            "at": "2026-11-24T08:10:00+00:00", "reason": "",
        }
    ]  # fmt: skip
    for secret in (certificate.code, certificate.letters, str(certificate.ref)):
        assert secret not in str(found)
