"""Ticks and corrections on behalf of somebody: the log itself says so (decision 32)."""

from uuid import uuid4

import pytest
from django.urls import reverse

from attendance.actions.roll_calls import tick_all_but
from attendance.models import Correction, Scan
from attendance.state import state
from events.actions.behalf import begin_on_behalf
from kit.actor import ref_of
from kit.models import Record
from tests.factories.attendance import MORNING, taken, tick
from tests.factories.events import make_item
from tests.factories.kit import LETTER

pytestmark = pytest.mark.django_db


@pytest.fixture
def asked(event, ayse, lukas, today):
    """Lukas, the host, sent the list he had signed; Ayşe enters it."""
    make_item(event, 2)
    ayse.acting = begin_on_behalf(
        project=event.project, whom=ref_of(lukas), channel="email", proof=LETTER, by=ayse.actor,
        at=today, ref=uuid4(),
    )  # fmt: skip
    return ayse.acting


def cell(event, person, day):
    address = [event.slug, person.ref, day.date(), "morning"]
    return reverse("attendance:cell", args=address)


def test_a_tick_says_for_whom_it_was_made(event, people, ayse, asked, today):
    taken(event, tick(people[0]), at=today, user=ayse)
    tick_all_but(event=event, name=MORNING, absent=set(), by=ayse, at=today, ref=uuid4())

    assert {scan.behalf for scan in Scan.objects.all()} == {asked}
    assert Scan.objects.count() == len(people)


def test_a_correction_says_so_in_the_log_and_in_the_record(
    sign_in, event, people, ayse, asked, today
):
    client = sign_in("ayse")
    client.post(reverse("events:acting_go_on", args=[asked.ref]))

    client.post(
        cell(event, people[0], today),
        {"change": "late", "reason": "As on his list", "ref": uuid4()},
    )

    assert Correction.objects.get().behalf == asked
    assert Record.objects.get(verb="attendance.corrected").behalf == asked


def test_a_device_acts_for_nobody(event, people, device, asked, today):
    taken(event, tick(people[0]), at=today, device=device)

    assert Scan.objects.get().behalf is None


def test_in_another_project_a_tick_is_ones_own(event, people, ayse, asked, otto, today):
    other = otto.roles.get().project.events.get()
    make_item(other, 2)
    stranger = other.participations.get()

    taken(other, tick(stranger), at=today, user=ayse)

    assert Scan.objects.get().behalf is None


@pytest.mark.parametrize(("who", "is_linked"), [("ayse", True), ("lukas", False)])
def test_the_history_of_a_cell_says_for_whom_and_hands_the_proof_to_the_team_only(
    sign_in, event, people, ayse, asked, today, who, is_linked
):
    taken(event, tick(people[0]), at=today, user=ayse)
    client = sign_in(who)

    text = client.get(cell(event, people[0], today)).content.decode()

    said = "Ayşe Örnek for Lukas Österreicher-Groß, by e-mail, proof: "
    link = reverse("events:behalf_proof", args=[asked.ref])
    assert said in text
    assert "letter.eml" in text
    assert (link in text) == is_linked


def test_the_state_says_that_a_tick_was_made_for_somebody(event, people, ayse, asked, today):
    taken(event, tick(people[0]), at=today, user=ayse)

    (scan,) = state()["scans"]
    assert scan["behalf"] == f"{today.isoformat()} email"


def test_many_ticks_for_somebody_cost_the_same(
    event, people, ayse, asked, today, django_assert_max_num_queries
):
    items = [tick(person) for person in people]
    taken(event, items.pop(), at=today, user=ayse)

    with django_assert_max_num_queries(12):
        taken(event, *items, at=today, user=ayse)
