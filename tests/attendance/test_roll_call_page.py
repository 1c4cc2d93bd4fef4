"""The roll call: tap, undo, all here except, done, entered later."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.urls import reverse

from attendance.models import Attendance, Correction, RollCall, Scan
from kit import clock
from tests.factories.attendance import make_roll_call
from tests.factories.events import make_programme
from tests.factories.mobility import make_participations

pytestmark = pytest.mark.usefixtures("today")


def url(name, event, day=24, key="morning"):
    return reverse(f"attendance:{name}", args=[event.slug, date(2026, 11, day), key])


@pytest.fixture
def lukas_in(client, lukas):
    client.force_login(lukas)
    return client


def press(client, name, event, person, scan=None, htmx=False, **more):
    headers = {"HX-Request": "true"} if htmx else {}
    place = {key: more.pop(key) for key in ("day", "key") if key in more}
    values = {"person": person.ref, "scan": scan or uuid4(), **more}
    return client.post(url(name, event, **place), values, headers=headers)


@pytest.mark.parametrize(
    ("hour", "path"),
    [(8, "2026-11-24/morning"), (12, "2026-11-24/afternoon"), (-10, "2026-11-23/afternoon"),
     (24 * 9, "2026-11-25/afternoon"), (-24 * 9, "2026-11-23/morning")],
)  # fmt: skip
def test_it_opens_at_the_half_day_that_is_now(lukas_in, event, today, hour, path):
    make_programme(event)

    with clock.at(today.replace(hour=0, minute=10) + timedelta(hours=hour)):
        response = lukas_in.get(reverse("attendance:roll_call_now", args=[event.slug]))

    assert response.url == f"/events/{event.slug}/roll-call/{path}/"


def test_everybody_who_is_expected_stands_under_an_organisation(lukas_in, event, people, seville):
    guest = make_participations(event, 1)[0]
    people[0].status = "declined"
    people[0].save()

    page = lukas_in.get(url("roll_call", event)).context["roll"]

    assert [(group.name, group.expected) for group in page.groups] == [
        (people[1].organisation_name, 4), ("", 1)
    ]  # fmt: skip
    assert guest in {row.participation for row in page.rows}


def test_a_tap_ticks_and_answers_with_the_row_and_the_counts(lukas_in, event, people, lukas):
    response = press(lukas_in, "tick", event, people[0], htmx=True)

    scan = Scan.objects.get()
    assert (scan.user, scan.method, scan.participation) == (lukas, "tick", people[0])
    assert 'data-state="present"' in response.content.decode()
    assert "1 of 5 here" in response.content.decode()


def test_the_same_tap_twice_is_one(lukas_in, event, people):
    scan = uuid4()

    for _press in range(2):
        press(lukas_in, "tick", event, people[0], scan)

    assert Scan.objects.count() == 1


def test_without_scripts_the_page_comes_back_at_the_row(lukas_in, event, people):
    response = press(lukas_in, "tick", event, people[0])

    assert response.url == f"{url('roll_call', event)}#p-{people[0].ref}"


def test_a_second_tap_takes_back_without_a_reason(lukas_in, event, people, today):
    press(lukas_in, "tick", event, people[0])

    with clock.at(today + timedelta(minutes=1)):
        response = press(lukas_in, "untick", event, people[0], htmx=True)

    assert Attendance.objects.get().presence == "undone"
    assert 'data-state=""' in response.content.decode()


def test_everybody_but_the_ticked_is_here(lukas_in, event, people):
    form = {"ref": uuid4(), "absent": [people[0].ref, people[1].ref]}

    for _press in range(2):
        lukas_in.post(url("all_but", event), form)

    assert set(Attendance.objects.values_list("participation", flat=True)) == {
        person.pk for person in people[2:]
    }


def test_whoever_is_here_already_looks_so_among_those_who_may_be_missing(lukas_in, event, people):
    press(lukas_in, "tick", event, people[0])

    page = lukas_in.get(url("roll_call", event) + "?mode=except").content.decode()

    assert page.count('data-state="present"') == 1
    assert str(people[0].ref) not in page


def test_done_closes_with_a_remark_and_says_who_was_absent(lukas_in, event, people):
    press(lukas_in, "tick", event, people[0])

    lukas_in.post(url("done", event), {"remark": "two were late"})

    page = lukas_in.get(url("roll_call", event)).context
    assert (page["mode"], RollCall.objects.get().remark) == ("done", "two were late")
    assert sorted(row.presence for row in page["roll"].rows) == ["absent"] * 4 + ["present"]


def test_when_it_is_done_nobody_is_ticked_any_more(lukas_in, event, people):
    lukas_in.post(url("done", event), {"remark": ""})

    response = lukas_in.post(
        url("tick", event), {"person": people[0].ref, "scan": uuid4()}, follow=True
    )

    assert "This roll call is done." in response.content.decode()
    assert not Scan.objects.exists()


def test_it_can_be_opened_again(lukas_in, event, people):
    make_roll_call(event, 2, done_at=clock.now())

    lukas_in.post(url("opened_again", event))
    press(lukas_in, "tick", event, people[0])

    assert Attendance.objects.get().presence == "present"


def test_a_half_day_that_is_over_asks_for_a_reason_first(lukas_in, event, people):
    page = lukas_in.get(url("roll_call", event, day=23))
    press(lukas_in, "tick", event, people[0], day=23)

    assert page.context["mode"] == "reason"
    assert not Scan.objects.exists()


def test_with_a_reason_it_is_entered_later(lukas_in, event, people):
    page = lukas_in.get(url("roll_call", event, day=23), {"reason": "signed list"})
    response = press(lukas_in, "tick", event, people[0], day=23, reason="signed list")

    scan = Scan.objects.get()
    assert (page.context["mode"], scan.method, scan.reason) == ("tick", "later", "signed list")
    assert "reason=signed+list" in response.url


@pytest.mark.parametrize("name", ["tick", "untick", "all_but", "done"])
def test_a_half_day_that_has_not_begun_is_refused_with_a_sentence(lukas_in, event, people, name):
    form = {"person": people[0].ref, "scan": uuid4(), "ref": uuid4(), "remark": ""}

    response = lukas_in.post(url(name, event, day=25), form, follow=True)

    assert "This half day has not begun yet" in response.content.decode()
    assert [table.objects.count() for table in (Scan, Correction, RollCall)] == [0, 0, 0]


def test_a_refusal_reaches_a_page_that_swaps_rows(lukas_in, event, people):
    response = press(lukas_in, "tick", event, people[0], htmx=True, day=25)

    assert response["HX-Redirect"] == url("roll_call", event, day=25)


@pytest.mark.parametrize("wrong", [{"person": "x"}, {"scan": "1"}, {"scan": ""}])
def test_a_broken_form_changes_nothing(lukas_in, event, people, wrong):
    form = {"person": people[0].ref, "scan": uuid4()} | wrong

    lukas_in.post(url("tick", event), form)

    assert not Scan.objects.exists()


def test_an_item_can_have_a_roll_call_of_its_own(lukas_in, event, people):
    item = make_programme(event)[3]

    press(lukas_in, "tick", event, people[0], key=str(item.key))

    assert RollCall.objects.get().name == f"2026-11-24/{item.key}"
    page = lukas_in.get(url("roll_call", event, key=str(item.key)))
    assert page.context["roll"].label == "Tue 24 Nov, Session 2"


def test_an_event_without_people_says_what_to_do(lukas_in, event):
    assert "Nobody is on the list yet" in lukas_in.get(url("roll_call", event)).content.decode()


@pytest.mark.parametrize("name", ["tick", "untick"])
def test_a_tap_on_somebody_who_has_gone_meanwhile_loads_the_page_anew(
    lukas_in, event, people, name
):
    people[0].status = "withdrawn"
    people[0].save()

    answer = press(lukas_in, name, event, people[0], htmx=True)

    assert answer["HX-Redirect"] == url("roll_call", event)


@pytest.mark.parametrize(("count", "said"), [(1, "1 person was ticked."), (2, "2 people were")])
def test_it_says_how_many_were_ticked(lukas_in, event, count, said):
    make_participations(event, count)

    page = lukas_in.post(url("all_but", event), {"ref": uuid4()}, follow=True)

    [message] = page.context["messages"]
    assert str(message).startswith(said)


def test_a_reason_never_makes_an_address_too_long(lukas_in, event, people):
    response = press(lukas_in, "tick", event, people[0], day=23, reason="x" * 100_000)

    assert (response.status_code, len(response.url)) == (302, len(url("roll_call", event)) + 208)
