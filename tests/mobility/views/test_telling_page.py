"""The page on which people are told, and the pages that lead to it."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from icalendar import Calendar

from events.actions.events import cancel_event
from events.actions.items import change_item, remove_item
from events.actions.versions import publish
from events.models import Event
from kit.models import Message
from mobility.actions.passes import current_pass
from mobility.passes import pass_path
from tests.factories.events import make_person, make_programme
from tests.factories.mobility import make_participation, make_participations
from tests.mobility.conftest import AT, BY


@pytest.fixture
def page(event):
    return reverse("mobility:tell", args=[event.slug])


@pytest.fixture
def version(event, seville):
    make_programme(event)
    publish(event=event, number=1, by=BY, at=AT)
    item = event.items.first()
    change_item(item=item, by=BY, at=AT, starts_at=item.starts_at - timedelta(minutes=30))
    return publish(event=event, number=2, by=BY, at=AT)


@pytest.fixture
def one(event, version, seville):
    return make_participation(event, make_person(event.project, organisation=seville))


def sign_in(client, user):
    client.force_login(user)
    return client


def said(response):
    return [str(message) for message in response.context["messages"]]


def about(response):
    return {"about": response.context["news"].about.ref}


def test_publishing_leads_to_the_page_when_somebody_is_on_the_list(client, ayse, event, one, page):
    remove_item(item=event.items.last(), by=BY, at=AT)

    answer = sign_in(client, ayse).post(reverse("events:publish", args=[event.slug]), {"number": 3})

    assert answer.url == page


def test_page_says_who_is_told_what_and_one_press_queues_it(client, ayse, event, one, page):
    make_participation(event, make_person(event.project, "Noel", "Borg", email=""))
    shown = sign_in(client, ayse).get(page)

    assert shown.context["button"] == "Tell 1 person"
    assert [change["title"] for change in shown.context["changes"]] == ["Session 1"]
    assert shown.context["letter"].to == "cetta@fondazzjoni.example"
    assert "Noel Borg" in shown.content.decode()

    answers = [client.post(page, about(shown), follow=True) for _press in range(2)]

    assert [said(answer) for answer in answers] == [
        ["1 mail goes out within a minute."],
        ["Everybody was told already. Nothing was sent."],
    ]
    assert Message.objects.count() == 1


def test_sending_again_is_a_round_of_the_form(client, ayse, event, one, page):
    shown = sign_in(client, ayse).get(page)
    client.post(page, about(shown))

    for _press in range(2):
        client.post(page, about(shown) | {"whom": "all", "round": "2"})

    assert sorted(Message.objects.values_list("round", flat=True)) == [1, 2]


def test_only_the_failed_ones_are_tried_again(client, ayse, event, one, page):
    make_participations(event, 2)
    shown = sign_in(client, ayse).get(page)
    client.post(page, about(shown))
    failed = Message.objects.first()
    Message.objects.filter(pk=failed.pk).update(state="failed", problem="TimeoutError")

    client.post(page, about(shown) | {"whom": "failed", "round": "2"})

    again = Message.objects.get(round=2)
    assert again.recipient_ref == failed.recipient_ref


def test_a_press_on_a_page_that_is_past_tells_nobody(client, ayse, event, one, page):
    shown = sign_in(client, ayse).get(page)
    cancel_event(event=event, by=BY, at=AT)

    answer = client.post(page, about(shown), follow=True)

    assert "Something changed since" in said(answer)[0]
    assert not Message.objects.exists()


def test_opening_the_page_changes_nothing(client, ayse, one, page):
    with CaptureQueriesContext(connection) as queries:
        sign_in(client, ayse).get(page)

    written = [q["sql"] for q in queries if q["sql"].startswith(("UPDATE", "DELETE"))]
    assert not Message.objects.exists()
    assert [sql for sql in written if "session" not in sql and "last_login" not in sql] == []


def test_a_host_sees_no_code_of_a_pass(client, lukas, one, page):
    shown = sign_in(client, lukas).get(page).content.decode()

    assert current_pass(one).code not in shown.upper()
    assert "One mail as it will go" in shown


def test_the_language_of_the_text_is_chosen_in_the_address(client, ayse, one, page):
    english, turkish = (
        sign_in(client, ayse).get(f"{page}?text={code}").context["group"]["text"]
        for code in ("en", "tr")
    )

    assert "How Graz receives newcomers" in english
    assert "Graz’ın karşılaması" in turkish


@pytest.mark.parametrize("count", [1, 3])
def test_page_takes_the_same_statements_for_many_people(client, ayse, event, version, page, count):
    make_participations(event, count)
    sign_in(client, ayse).get(page)
    with CaptureQueriesContext(connection) as queries:
        client.get(page)

    COUNTED.add(len(queries))
    assert len(COUNTED) == 1


COUNTED = set()


def test_overview_offers_the_page_until_everybody_was_told(client, ayse, event, one, page):
    overview = reverse("events:event_overview", args=[event.slug])
    before = sign_in(client, ayse).get(overview).content.decode()
    client.post(page, about(client.get(page)))
    after = client.get(overview).content.decode()

    assert "1 person has not been told yet." in before
    assert "1 person was told." in after


def test_the_progress_asks_again_only_while_mails_wait(client, ayse, one, page):
    shown = sign_in(client, ayse).get(page)
    client.post(page, about(shown))
    waiting = client.get(page, headers={"HX-Request": "true"}).content.decode()
    Message.objects.update(state="sent", sent_at=AT)
    done = client.get(page, headers={"HX-Request": "true"}).content.decode()

    assert "hx-trigger" in waiting
    assert "hx-trigger" not in done


# cancelling


def test_cancelling_asks_for_a_reason_and_leads_to_telling(client, ayse, event, one, page):
    cancel = reverse("events:event_cancel", args=[event.slug])

    answer = sign_in(client, ayse).post(cancel, {"reason_en": "The host is ill."}, follow=True)

    event.refresh_from_db()
    assert answer.redirect_chain[-1][0] == page
    assert event.cancel_reason == {"en": "The host is ill."}
    assert "Undo" in said(answer)[0]
    assert "The host is ill." in answer.context["letter"].text


def test_pass_and_event_page_say_why_in_red(client, event, one):
    Event.objects.filter(pk=event.pk).update(visibility="public")
    cancel_event(event=event, by=BY, at=AT, reason={"en": "The host is ill."})

    for path in (
        pass_path(current_pass(one).code),
        reverse("events:event_page", args=[event.slug]),
    ):
        shown = client.get(path).content.decode()
        assert "The host is ill." in shown
        assert "notice stop" in shown


def test_calendar_says_cancelled_with_a_higher_sequence(client, event, one):
    feed = pass_path(current_pass(one).code, "pass_ics")
    before = Calendar.from_ical(client.get(feed).content).events[0]
    cancel_event(event=event, by=BY, at=AT + timedelta(days=1), reason={"en": "The host is ill."})

    after = Calendar.from_ical(client.get(feed).content).events[0]

    assert (before["STATUS"], after["STATUS"]) == ("CONFIRMED", "CANCELLED")
    assert after["SEQUENCE"] > before["SEQUENCE"]
    assert after["DTSTAMP"].dt > before["DTSTAMP"].dt
    assert after["SUMMARY"] == "Cancelled: Session 1"
    assert after["UID"] == before["UID"]


def test_what_a_version_drops_is_cancelled_in_the_calendar_of_a_pass(client, event, one):
    gone = event.items.last()
    remove_item(item=gone, by=BY, at=AT)
    publish(event=event, number=3, by=BY, at=AT)

    found = Calendar.from_ical(client.get(pass_path(current_pass(one).code, "pass_ics")).content)

    by_uid = {str(each["UID"]).partition("@")[0]: each for each in found.events}
    assert by_uid[str(gone.key)]["STATUS"] == "CANCELLED"
    assert {each["STATUS"] for uid, each in by_uid.items() if uid != str(gone.key)} == {"CONFIRMED"}


def test_pass_shows_the_new_time_marked_and_what_it_was(client, one):
    shown = client.get(pass_path(current_pass(one).code)).content.decode()

    assert "moved from 09:00" in shown
    assert 'class=" moved"' in shown or 'moved"' in shown
    assert "The programme has changed: version 2" in shown


def test_person_has_texts_of_the_own(client, ayse, event, one):
    page = reverse("mobility:participation", args=[event.slug, one.ref])

    shown = sign_in(client, ayse).get(f"{page}?about=change&text=en").context["text"]

    assert shown["text"].startswith("Welcoming Cities: the programme of")
    assert current_pass(one).code in shown["text"]
    assert [key for key, _label, current in shown["kinds"] if current] == ["change"]


# windows of other programs

PHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15"
WHATSAPP = "Mozilla/5.0 (Linux; Android 14; wv) AppleWebKit/537.36 Safari/537.36 WhatsApp/2.24"


@pytest.mark.parametrize(
    ("agent", "hint", "calendar", "pdf"),
    [
        (WHATSAPP, "You are looking through WhatsApp.", False, False),
        (PHONE, "You are looking through another program.", False, True),
        (f"{PHONE} Version/17.5 Safari/604.1", None, True, True),
    ],
)
def test_pass_and_event_page_offer_what_the_window_can_do(
    client, event, one, agent, hint, calendar, pdf
):
    Event.objects.filter(pk=event.pk).update(visibility="public")

    for path in (
        pass_path(current_pass(one).code),
        reverse("events:event_page", args=[event.slug]),
    ):
        shown = client.get(path, headers={"User-Agent": agent}).content.decode()
        assert (hint in shown) if hint else "You are looking through" not in shown
        assert ("agenda.ics" in shown, "agenda.pdf" in shown) == (calendar, pdf)


def test_a_cancelled_pass_asks_for_no_answer(client, event, one):
    cancel_event(event=event, by=BY, at=AT)

    shown = client.get(pass_path(current_pass(one).code)).content.decode()

    assert "I cannot come" not in shown
    assert "Show this at the desk" not in shown
