"""The desk: links, enrolment, and a page that works without scripts."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse

from attendance.models import Attendance, DeskLink, Device, Scan
from events.actions.events import cancel_event
from kit import clock, codes
from kit.models import Record
from mobility.models import Participation
from tests.factories.attendance import MORNING, SECRET, make_device, make_link

pytestmark = pytest.mark.usefixtures("today")

DESK = "/desk/"


def enrol_url(secret=SECRET):
    return reverse("attendance:enrol", args=[secret])


@pytest.fixture
def phone(client, device):
    """A browser that was enrolled as "first desk"."""
    client.cookies["kilim_device"] = "first desk"
    return client


def verdict(response):
    context = response.context
    reply = context["press"].reply
    return context["verdict"], reply.name if reply else ""


def test_a_link_is_shown_once_and_kept_as_a_hash(client, ayse, event):
    client.force_login(ayse)
    form = {"ref": uuid4()}

    first, second = (
        client.post(reverse("attendance:desks", args=[event.slug]), form) for _p in "ab"
    )

    secret = first.context["address"].rpartition("/")[2]
    assert len(secret) == 26
    assert DeskLink.objects.holding(secret).get().made_by == ayse
    assert second.context["address"] == ""
    assert secret not in second.content.decode()


def test_opening_a_link_shows_the_event_and_changes_nothing(client, event):
    make_link(event)

    pages = [
        client.get(url) for url in (enrol_url(), enrol_url().upper(), enrol_url(SECRET.lower()))
    ]

    assert ["How Graz receives newcomers" in page.content.decode() for page in pages] == [True] * 3
    assert not Device.objects.exists()


def test_a_press_enrols_a_device_with_a_token_of_its_own(client, event):
    make_link(event)

    response = client.post(enrol_url(), {"ref": uuid4(), "label": "second desk"})

    device, cookie = Device.objects.get(), response.cookies["kilim_device"]
    assert (response.url, device.label, device.event) == (DESK, "second desk", event)
    assert Device.objects.get(token_hash=codes.digest("device", cookie.value)) == device
    assert (cookie["httponly"], cookie["samesite"]) == (True, "Lax")
    assert client.get(DESK).status_code == 200


def test_a_second_press_is_the_same_device_whose_newest_cookie_opens(client, event):
    make_link(event)
    form = {"ref": uuid4(), "label": "second desk"}

    tokens = {client.post(enrol_url(), form).cookies["kilim_device"].value for _press in range(2)}

    assert (len(tokens), Device.objects.count()) == (2, 1)
    assert client.get(DESK).status_code == 200
    assert Record.objects.filter(verb="device.enrolled").count() == 1


def test_the_mark_of_another_link_enrols_nothing(client, event):
    make_link(event)
    theirs = make_device(event, link=make_link(event, "A" * 26))

    response = client.post(enrol_url(), {"ref": theirs.ref, "label": "thief"})

    assert (response.status_code, Device.objects.get().label) == (404, "first desk")


def test_a_device_needs_a_name(client, event):
    make_link(event)

    response = client.post(enrol_url(), {"ref": uuid4(), "label": " "})

    assert response.context["form"].errors.keys() == {"label"}


@pytest.mark.parametrize("changes", [{"ended_at": True}, {"expires_at": True}])
def test_a_link_that_is_over_is_not_found(client, event, today, changes):
    make_link(event, **dict.fromkeys(changes, today))

    assert client.get(enrol_url()).status_code == 404
    assert client.post(enrol_url(), {"ref": uuid4(), "label": "x"}).status_code == 404


def test_ending_a_link_leaves_its_devices(client, ayse, event, phone, device):
    link = make_link(event)
    client.force_login(ayse)

    client.post(reverse("attendance:desk_link_end", args=[event.slug, link.ref]))

    assert client.get(enrol_url()).status_code == 404
    assert phone.get(DESK).status_code == 200


def test_an_ended_device_is_listed_and_opens_nothing(client, ayse, event, phone, device):
    client.force_login(ayse)

    for _press in range(2):
        client.post(reverse("attendance:device_end", args=[event.slug, device.ref]))

    assert phone.get(DESK).status_code == 404
    listed = client.get(reverse("attendance:desks", args=[event.slug])).context["devices"]
    assert [(each.label, each.ended_at is not None) for each in listed] == [("first desk", True)]
    assert Record.objects.filter(verb="device.ended").count() == 1


def test_an_ended_link_enrols_again_when_that_is_taken_back(client, ayse, event):
    link = make_link(event)
    client.force_login(ayse)
    undo = reverse("attendance:desk_link_reopen", args=[event.slug, link.ref])

    end = reverse("attendance:desk_link_end", args=[event.slug, link.ref])
    page = client.post(end, follow=True).content.decode()
    for _press in range(2):
        client.post(undo)

    assert f'action="{undo}"' in page
    assert client.get(enrol_url()).status_code == 200
    assert Record.objects.filter(verb="desk_link.reopened").count() == 1


def test_an_ended_device_sends_again_when_that_is_taken_back(client, ayse, event, phone, device):
    client.force_login(ayse)
    undo = reverse("attendance:device_reopen", args=[event.slug, device.ref])

    end = reverse("attendance:device_end", args=[event.slug, device.ref])
    page = client.post(end, follow=True).content.decode()
    for _press in range(2):
        client.post(undo)

    assert f'action="{undo}"' in page
    assert phone.get(DESK).status_code == 200
    assert Record.objects.filter(verb="device.reopened").count() == 1


def test_the_script_that_opens_the_desk_again_answers_for_the_desk_alone(client, db):
    response = client.get(reverse("attendance:desk_worker"))

    assert (response.status_code, response["Content-Type"]) == (200, "text/javascript")
    assert response.request["PATH_INFO"] == f"{DESK}worker.js"
    assert "Service-Worker-Allowed" not in response
    assert response["Cache-Control"] == "no-cache"


def test_the_desk_of_a_cancelled_event_says_so(phone, event, ayse, nine):
    pages = [phone.get(DESK).content.decode()]
    cancel_event(event=event, by=ayse.actor, at=nine)
    pages.append(phone.get(DESK).content.decode())

    assert ["data-is-cancelled hidden>" in page for page in pages] == [True, False]


def test_a_phone_without_enrolment_finds_no_desk_but_what_to_do(client, db):
    response = client.get(DESK)

    assert response.status_code == 404
    assert "Scan the desk link with this phone." in response.content.decode()


def test_a_link_made_after_the_event_works_for_a_day(client, ayse, event):
    """A phone may still hold check-ins when the event is over."""
    client.force_login(ayse)
    over = clock.now() + timedelta(days=30)

    with clock.at(over):
        client.post(reverse("attendance:desks", args=[event.slug]), {"ref": uuid4()})

    assert DeskLink.objects.get().expires_at == over + timedelta(days=1)


def test_only_the_desk_may_use_the_camera(phone, client, event, ayse):
    client.force_login(ayse)
    elsewhere = client.get(reverse("attendance:desks", args=[event.slug]))

    assert "camera=(self)" in phone.get(DESK)["Permissions-Policy"]
    assert "camera=()" in elsewhere["Permissions-Policy"]


def test_a_typed_code_gets_its_verdict(phone, people):
    form = {"scan": uuid4(), "roll_call": MORNING, "code": people[0].passes.get().code.lower()}

    answers = [verdict(phone.post(DESK, form)) for _press in range(2)]

    assert answers == [("in", people[0].name)] * 2
    assert Scan.objects.get().method == "typed"


def test_the_second_time_it_says_since_when(phone, people, today):
    code = people[0].passes.get().code
    phone.post(DESK, {"scan": uuid4(), "roll_call": MORNING, "code": code})

    with clock.at(today + timedelta(minutes=2)):
        page = phone.post(DESK, {"scan": uuid4(), "roll_call": MORNING, "code": code})

    assert verdict(page) == ("again", people[0].name)
    assert "since 09:10 · first desk" in page.content.decode()


def test_an_unknown_code_is_a_question(phone, people):
    page = phone.post(DESK, {"scan": uuid4(), "roll_call": MORNING, "code": "nonsense"})

    assert verdict(page) == ("ask", "")
    assert "One question first" in page.content.decode()


def test_a_replaced_pass_names_nobody(phone, people, ayse, today):
    from mobility.actions.passes import replace_pass

    code = people[0].passes.get().code
    replace_pass(participation=people[0], by=ayse.actor, at=today)

    page = phone.post(DESK, {"scan": uuid4(), "roll_call": MORNING, "code": code})

    assert verdict(page) == ("no", "")
    assert people[0].person.family_name not in page.content.decode()


def test_somebody_is_found_by_name_and_checked_in(phone, people):
    found = phone.get(DESK, {"q": "isik"}).context["press"].found
    form = {"scan": uuid4(), "roll_call": MORNING, "participation": found[0].ref}

    page = phone.post(DESK, form)

    assert ([person.name for person in found], verdict(page)[0]) == (["İbrahim Işık"], "in")
    assert Scan.objects.get().method == "search"


@pytest.mark.parametrize("form", [{}, {"code": "x"}, {"scan": "1", "code": "x"}])
def test_a_broken_form_is_shown_again(phone, people, form):
    page = phone.post(DESK, {"roll_call": MORNING} | form)

    assert (page.status_code, verdict(page)) == (200, ("", ""))
    assert not Scan.objects.exists()


def test_a_walk_in_is_welcomed_once(phone, event):
    form = {"ref": uuid4(), "roll_call": MORNING, "name": "Amina", "organisation": "City of Graz"}

    answers = [verdict(phone.post(f"{DESK}walk-in/", form)) for _press in range(2)]

    guest = Participation.objects.get()
    assert answers == [("in", "Amina")] * 2
    assert (guest.is_walk_in, guest.organisation_name) == (True, "City of Graz")


def test_a_walk_in_needs_a_name(phone, event):
    page = phone.post(f"{DESK}walk-in/", {"ref": uuid4(), "roll_call": MORNING, "name": ""})

    assert page.context["walk_in"].errors.keys() == {"name"}
    assert not Participation.objects.exists()


def test_the_last_scan_can_be_taken_back(phone, people, today):
    scan = uuid4()
    phone.post(DESK, {"scan": scan, "roll_call": MORNING, "code": people[0].passes.get().code})

    with clock.at(today + timedelta(minutes=1)):
        page = phone.post(f"{DESK}undo/", {"ref": uuid4(), "scan": scan, "roll_call": MORNING})

    assert page.context["press"].sentence == "Taken back."
    assert Attendance.objects.get().presence == "undone"


@pytest.mark.parametrize("half", ["2027-01-01/morning", "2026-11-24/evening", "nonsense"])
def test_a_half_day_that_the_event_has_not_is_said_and_is_no_question_to_the_guest(
    phone, people, half
):
    code = people[0].passes.get().code

    page = phone.post(DESK, {"scan": uuid4(), "roll_call": half, "code": code})

    assert verdict(page) == ("", "")
    assert "The event has no such half day." in page.content.decode()
    assert not Scan.objects.exists()


def test_the_half_day_can_be_chosen(phone, event, people):
    page = phone.get(DESK, {"half": "2026-11-23/afternoon"})

    assert str(page.context["half"]) == "2026-11-23/afternoon"
    assert str(phone.get(DESK, {"half": "2030-01-01/morning"}).context["half"]) == MORNING


def test_the_desk_counts(phone, people):
    page = phone.post(
        DESK, {"scan": uuid4(), "roll_call": MORNING, "code": people[0].passes.get().code}
    )

    assert page.context["counts"] == {"there": 1, "expected": 5}
    assert "1 of 5 in" in page.content.decode()
