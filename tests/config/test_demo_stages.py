"""The sample partnership before its first event and after its last, and the days it stands on."""

from datetime import date, timedelta

import pytest
from django.core.management import call_command
from django.urls import reverse

from certificates.models import Certificate
from config.demo.calendar import EVENTS
from config.demo.days import first_day, is_free_for_all
from events.models import Event, User
from kit.models import Record

TODAY = date(2026, 11, 24)


@pytest.fixture(scope="module")
def made(taken_back, request):
    """The sample of one stage, which its tests share."""
    with taken_back():
        call_command("demo", stage=request.param, now=f"{TODAY}")
        yield request.param


@pytest.mark.parametrize("start", [TODAY + timedelta(days=37 * n) for n in range(20)])
def test_events_keep_their_weekday_and_pass_holidays(start):
    for _key, weeks, weekday, length, *_rest in EVENTS:
        if weekday is not None:
            first = first_day(start, weeks, weekday, length)
            assert first.weekday() == weekday
            assert all(is_free_for_all(first + timedelta(days=n)) for n in range(length))


@pytest.mark.parametrize("made", ["planned", "reported"], indirect=True)
def test_other_stages_are_made_too(made, db):
    past = Event.objects.filter(ends_on__lt=TODAY, project__acronym="WCI")
    with_certificates = past.filter(participations__certificates__isnull=False).distinct()

    assert with_certificates.count() == (past.count() if made == "reported" else 0)
    assert (past.count() == 11) == (made == "reported")


@pytest.mark.parametrize("made", ["reported"], indirect=True)
def test_roll_calls_and_certificates_have_a_history_too(made, db, client):
    client.force_login(User.objects.get(email__startswith="ayse"))
    certificate = Certificate.objects.order_by("pk").first()
    done = Record.objects.filter(verb="roll_call.done").first()
    ref, day, half = done.object_ref.split("/")
    slug = Event.objects.get(ref=ref).slug

    issued = client.get(reverse("certificates:history", args=[certificate.ref]))
    closed = client.get(f"/events/{slug}/roll-call/{day}/{half}/history/")

    assert f"issued certificate {certificate.number}" in issued.context["lines"][-1].text
    assert "closed the roll call" in closed.context["lines"][0].text
