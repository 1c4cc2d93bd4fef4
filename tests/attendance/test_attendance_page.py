"""The grid: who is here, who is missing, one cell with its history, a correction with a reason."""

from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest
from django.urls import reverse

from attendance import grid
from attendance.models import Attendance, Correction, Presence
from attendance.totals import presences_of, total_of
from kit import clock
from kit.models import Record
from tests.factories.attendance import make_roll_call, taken, tick
from tests.factories.events import make_programme, make_version
from tests.factories.mobility import make_participations

pytestmark = pytest.mark.usefixtures("today")

HALF = (date(2026, 11, 24), "morning")


@pytest.fixture
def page(client, ayse, event):
    client.force_login(ayse)

    def page(**query):
        return client.get(reverse("attendance:attendance", args=[event.slug]), query)

    return page


@pytest.fixture
def cell(client, ayse, event, people):
    client.force_login(ayse)
    return reverse("attendance:cell", args=[event.slug, people[0].ref, *HALF])


def shown(response):
    return {
        person.pk: [cell.presence for cell in cells] for person, cells in response.context["rows"]
    }


def test_an_event_without_agenda_has_a_morning_and_an_afternoon_each_day(page, people):
    assert [half.label for half in page().context["halves"]][:3] == [
        "Mon 23 Nov, morning", "Mon 23 Nov, afternoon", "Tue 24 Nov, morning"
    ]  # fmt: skip


def test_whoever_was_there_is_marked_and_nobody_else(page, event, people, ayse, nine):
    taken(event, tick(people[0]), at=nine, user=ayse)

    rows = shown(page())

    assert rows[people[0].pk] == ["", "", "present", "", "", ""]
    assert rows[people[1].pk] == [""] * 6


def test_when_it_is_done_the_others_are_absent(page, event, people, ayse, nine):
    taken(event, tick(people[0]), at=nine, user=ayse)
    event.roll_calls.update(done_at=nine)

    rows = shown(page(half="2026-11-24/morning"))

    assert sorted(rows.values()) == [["absent"]] * 4 + [["present"]]


def test_the_missing_of_a_half_day_can_be_asked_for(page, event, people, ayse, nine):
    taken(event, *map(tick, people[:3]), at=nine, user=ayse)

    missing = page(half="2026-11-24/morning", show="missing")

    assert set(shown(missing)) == {people[3].pk, people[4].pk}


def test_one_organisation_can_be_asked_for(page, event, people, seville):
    theirs = make_participations(event, 2, seville)

    assert set(shown(page(org=str(seville.ref)))) == {person.pk for person in theirs}


@pytest.mark.parametrize(
    "query", [{"org": "x"}, {"half": "never"}, {"show": "missing"}, {"page": "9"}, {"page": "x"}]
)
def test_a_filter_that_means_nothing_shows_everybody(page, people, query):
    assert len(shown(page(**query))) == 5


def test_numbers_stand_per_partner_and_half_day(page, event, people, seville, ayse, nine):
    theirs = make_participations(event, 2, seville)
    taken(event, tick(people[0]), *map(tick, theirs), at=nine, user=ayse)

    bars = [(name, row[2]) for name, row in page().context["bars"]]

    assert bars == [
        (seville.legal_name, grid.Bar(2, 2)), (people[0].organisation_name, grid.Bar(1, 5)),
        ("", grid.Bar(3, 7)),
    ]  # fmt: skip


def test_an_event_without_people_says_what_to_do(page):
    assert "Nobody is on the list yet" in page().content.decode()


def test_a_correction_needs_a_reason(client, cell):
    response = client.post(cell, {"ref": uuid4(), "change": "late", "reason": ""})

    assert response.context["form"].errors.keys() == {"reason"}
    assert not Correction.objects.exists()


@pytest.mark.parametrize("change", ["present", "late", "left_early", "excused", "absent"])
def test_a_cell_is_changed_with_a_reason(client, cell, people, change):
    form = {"ref": uuid4(), "change": change, "reason": "seen by the host"}

    for _press in range(2):
        client.post(cell, form)

    assert Attendance.objects.get().presence == change
    assert Correction.objects.get().reason == "seen by the host"
    assert Record.objects.get().detail == {"roll_call": "2026-11-24/morning", "change": change}


def test_a_cell_tells_how_it_came_about(client, cell, event, people, device, ayse, nine):
    make_roll_call(event, 2, done_at=nine, remark="two were late")
    taken(event, tick(people[0], reason="sat in the back"), at=nine, device=device)
    client.post(cell, {"ref": uuid4(), "change": "excused", "reason": "told us before"})

    steps = client.get(cell).context["steps"]

    assert [(step.what, step.who, step.why, step.note) for step in steps] == [
        ("roll call", "first desk", "sat in the back", "arrived after the roll call was done"),
        ("half day closed", "", "two were late", ""),
        ("set to: excused", "Ayşe Örnek", "told us before", ""),
    ]
    assert client.get(cell).context["cell"].seen_although


def test_a_half_day_to_come_is_not_corrected(client, event, people, ayse):
    client.force_login(ayse)
    ahead = reverse(
        "attendance:cell", args=[event.slug, people[0].ref, date(2026, 11, 25), "morning"]
    )

    response = client.post(ahead, {"ref": uuid4(), "change": "present", "reason": "surely"})

    assert response.status_code == 200
    assert not Correction.objects.exists()


def test_what_was_taken_back_shows_as_nothing(page, cell, client, event, people, ayse, nine):
    taken(event, tick(people[0]), at=nine, user=ayse)
    client.post(cell, {"ref": uuid4(), "change": "undo", "reason": "wrong person"})

    assert shown(page())[people[0].pk][2] == ""
    assert Attendance.objects.get().presence == Presence.UNDONE


def test_totals_add_up_days_and_hours(event, people, ayse, nine):
    make_programme(event)
    make_version(event)
    half_days = ["2026-11-23/morning", "2026-11-23/afternoon", "2026-11-24/morning"]
    taken(event, *(tick(people[0], roll_call=half) for half in half_days), at=nine, user=ayse)

    total, nothing = total_of(people[0]), total_of(people[1])

    assert (total.days, total.of_days, str(total.hours), str(total.of_hours)) == (2, 3, "5", "10.5")
    assert (nothing.days, len(nothing.missing)) == (0, 6)


@pytest.mark.parametrize("count", [1, 6])
def test_presences_cost_the_same_for_many(event, count, ayse, nine, django_assert_num_queries):
    people = make_participations(event, count)
    taken(event, *map(tick, people), at=nine, user=ayse)

    with django_assert_num_queries(1):
        assert len(presences_of(event)) == count


def test_a_pass_of_somebody_offers_the_check_in_to_a_host_only(
    client, event, people, lukas, carmen
):
    code = people[0].passes.get().code
    seen = {"nobody": client.get(f"/p/{code}").content.decode()}
    for name, user in {"host": lukas, "contact": carmen}.items():
        client.force_login(user)
        seen[name] = client.get(f"/p/{code}").content.decode()

    said = f"Check in {people[0].name} – Tue 24 Nov, morning"
    assert {name: said in body for name, body in seen.items()} == {
        "nobody": False, "host": True, "contact": False
    }  # fmt: skip


def test_a_host_checks_in_from_the_pass(client, people, lukas, today):
    code = people[0].passes.get().code
    client.force_login(lukas)
    url = reverse("attendance:pass_check_in", args=[code.lower()])
    form = {"scan": uuid4()}

    pages = [client.post(url, form, follow=True) for _press in range(2)]
    with clock.at(today + timedelta(minutes=5)):
        pages.append(client.post(url, {"scan": uuid4()}, follow=True))

    name = people[0].name
    assert Attendance.objects.get().first_at == today
    assert [f"{name} is in: Tue 24 Nov, morning." in page.content.decode() for page in pages] == [
        True, True, False
    ]  # fmt: skip
    assert f"{name} was in already since 09:10" in pages[2].content.decode()


def test_a_pass_says_how_many_days_its_holder_was_there(client, event, people, ayse, nine):
    code = people[0].passes.get().code
    before = client.get(f"/p/{code}").content.decode()
    taken(event, tick(people[0]), at=nine, user=ayse)

    after = client.get(f"/p/{code}").content.decode()

    assert ["Present: 1 of 3 days" in body for body in (before, after)] == [False, True]


def test_the_overview_offers_the_roll_call_of_now(client, event, people, ayse, nine):
    taken(event, tick(people[0]), at=nine, user=ayse)
    client.force_login(ayse)

    body = client.get(f"/events/{event.slug}/manage/").content.decode()

    assert "1 of 5 here" in body
    assert f"/events/{event.slug}/roll-call/2026-11-24/morning/" in body


def test_the_landing_page_says_it_too(client, event, people, ayse):
    client.force_login(ayse)

    assert "0 of 5 here" in client.get("/").content.decode()


def test_the_undo_of_an_import_leaves_whoever_was_checked_in(event, people, ayse, nine):
    from mobility.actions.list_imports import keeps

    taken(event, tick(people[0]), at=nine, user=ayse)
    ids = [person.pk for person in people]

    kept = {pk: str(why) for keep in keeps for pk, why in keep(ids).items()}

    assert kept == {people[0].pk: "has been checked in"}


def test_what_was_taken_on_a_day_that_the_event_gave_up_can_still_be_opened(
    client, event, people, ayse, nine
):
    taken(event, tick(people[0], roll_call="2026-11-23/morning"), at=nine, user=ayse)
    event.starts_on += timedelta(days=1)
    event.save()
    client.force_login(ayse)

    address = reverse(
        "attendance:cell", args=[event.slug, people[0].ref, date(2026, 11, 23), "morning"]
    )

    assert client.get(address).context["cell"].presence == Presence.PRESENT


def test_the_oldest_clock_there_is_spoils_no_page_in_any_zone(page, event, people, device, nine):
    event.zone = "Europe/Madrid"  # local mean time was behind Greenwich before 1901
    event.save()
    oldest = datetime(1, 1, 1, tzinfo=UTC)

    taken(event, tick(people[0], device_time=oldest), at=nine, device=device)

    assert page().status_code == 200
    assert Attendance.objects.get().first_at == datetime(1970, 1, 1, tzinfo=UTC)
