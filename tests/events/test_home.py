import re

import pytest
from django.conf import settings
from django.urls import reverse

from config import readiness
from events.models import Event, Visibility
from kit import clock
from tests.factories.events import make_event, make_programme, make_user, make_version

pytestmark = pytest.mark.django_db


def test_strangers_learn_what_this_is_and_which_events_are_public(client, event, today):
    Event.objects.filter(pk=event.pk).update(visibility=Visibility.PUBLIC)

    page = client.get("/").content.decode()

    assert f'href="/events/{event.slug}/"' in page
    assert reverse("certificates:verify") in page
    assert reverse("account_login") in page


def test_strangers_see_no_event_that_is_not_public(client, event, today):
    assert "How Graz" not in client.get("/").content.decode()


def test_team_sees_todays_event_first(as_user, ayse, event, today):
    make_event(event.project, event.host_organisation, title={"en": "Later"},
               starts_on="2027-02-01", ends_on="2027-02-02")  # fmt: skip

    events = as_user(ayse).get("/").context["events"]

    assert [entry.event.title["en"] for entry in events.running] == ["How Graz receives newcomers"]
    assert [entry.event.title["en"] for entry in events.coming] == ["Later"]
    assert events.running[0].url == f"/events/{event.slug}/manage/"


def test_now_and_next_stand_on_todays_event(as_user, ayse, event, today):
    make_programme(event)
    make_version(event)

    with clock.at(today.replace(hour=9)):  # ten o'clock in Graz, in the middle of the session
        page = as_user(ayse).get("/")

    moments = page.context["events"].running[0].moments
    assert [(str(one["item"]), one["is_now"]) for one in moments] == [
        ("Session 2", True), ("Coffee", False),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("who", "main"),
    [("ayse", "Take the roll call"), ("lukas", "Take the roll call"), ("cetta", "Your pass"),
     ("carmen", "Open the event")],
)  # fmt: skip
def test_todays_event_has_one_main_action_for_each_reader(
    request, as_user, event, today, who, main
):
    make_programme(event)
    make_version(event)
    reader, _cetta = request.getfixturevalue(who), request.getfixturevalue("cetta")
    page = as_user(reader).get("/").content.decode()

    card = page[page.index('class="sheet padded raised today"') :]
    card = card[: card.index("</article>")]
    assert re.findall(r'<a class="button main"[^>]*>([^<]+)</a>', card) == [main]


def test_what_is_missing_is_named_to_those_who_can_mend_it(as_user, ayse, lukas, event, today):
    event.state = "planned"
    event.save()

    assert "is not published yet" in as_user(ayse).get("/").content.decode()
    assert as_user(lukas).get("/").context["missing"] == []


def test_when_nothing_is_to_come_the_last_events_are_at_hand(as_user, ayse, event, today):
    with clock.at(today.replace(month=12)):
        latest = as_user(ayse).get("/").context["latest"]

    assert [entry.url for entry in latest] == [f"/events/{event.slug}/manage/"]


def test_nobody_is_asked_for_the_roll_call_of_an_empty_list(as_user, ayse, event, today):
    make_programme(event)
    event.participations.all().delete()

    assert "Take the roll call" not in as_user(ayse).get("/").content.decode()


def test_operator_reads_what_the_installation_lacks(as_user, root, ayse, monkeypatch, today):
    found = readiness.Finding(False, "is `work` running?")
    monkeypatch.setattr("config.readiness.queue", lambda: found)
    monkeypatch.setattr(readiness.queue, "__name__", "queue")

    assert "Is `work` running?" in as_user(root).get("/").content.decode()
    assert "Is `work` running?" not in as_user(ayse).get("/").content.decode()


def test_operator_reads_it_in_the_own_language_and_programs_in_english(as_user, root, today):
    client = as_user(root)
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "de"

    page, said = client.get("/").content.decode(), client.get("/readyz").json()["checks"]["worker"]

    assert "Der Hintergrunddienst hat sich noch nicht gemeldet" in page
    assert said["says"] == "warning: no worker was seen yet; start `manage.py work`"


def test_cancelled_event_is_not_todays(as_user, ayse, event, today):
    Event.objects.filter(pk=event.pk).update(state="cancelled")

    assert as_user(ayse).get("/").context["events"].running == []


def test_other_projects_words_are_not_on_the_page(as_user, otto, event, today):
    page = as_user(otto).get("/").content.decode()

    assert "Canary meeting" in page
    assert "Graz receives" not in page


def test_account_without_a_role_is_told_about_the_invitation(as_user, db, today):
    stranger = make_user("somebody@elsewhere.example")

    assert "open the link in your invitation" in as_user(stranger).get("/").content.decode()


@pytest.mark.parametrize("count", [1, 3])
def test_page_takes_the_same_queries_for_many_events(
    as_user, ayse, event, count, today, django_assert_max_num_queries
):
    for number in range(count):
        make_event(event.project, event.host_organisation, title={"en": f"Event {number}"},
                   starts_on="2027-02-01", ends_on="2027-02-02")  # fmt: skip
    client = as_user(ayse)
    client.get("/")

    with django_assert_max_num_queries(30) as queries:
        client.get("/")

    COUNTED.add(len(queries))
    assert len(COUNTED) == 1


COUNTED = set()
