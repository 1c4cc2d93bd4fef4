"""Telling people about a version, a cancellation and its undoing: by mail, once a round each."""

from datetime import timedelta

import pytest

from events.actions.events import cancel_event, revive_event
from events.actions.items import change_item, remove_item
from events.actions.versions import publish
from kit import outbox
from kit.models import Message, Record
from mobility.actions.invitations import invite_all, send_again
from mobility.actions.people import withdraw
from mobility.actions.telling import tell
from mobility.audience import audience_of
from mobility.news import news_of, version_known_before
from tests.factories.events import make_person, make_programme, make_version
from tests.factories.mobility import make_participation, make_participations
from tests.mobility.conftest import AT, BY

DAY = timedelta(days=1)


@pytest.fixture
def people(event, graz):
    """Three with e-mail, who speak Turkish, German and nothing we know; one without."""
    for language in ("tr", "de", ""):
        person = make_person(event.project, "A", language, email=f"x{language}@x.example",
                             language=language)  # fmt: skip
        make_participation(event, person)
    make_participation(event, make_person(event.project, "Noel", "Borg", email=""))
    return list(event.participations.all())


@pytest.fixture
def moved(event, people):
    """The first session begins an hour later, in version 2; people were told of version 1."""
    make_programme(event)
    first = publish(event=event, number=1, by=BY, at=AT)
    item = event.items.first()
    hour = timedelta(hours=1)
    change_item(item=item, by=BY, at=AT, starts_at=item.starts_at + hour,
                ends_at=item.ends_at + hour, place="Room 7")  # fmt: skip
    publish(event=event, number=2, by=BY, at=AT + DAY)
    return first


def told(event, **more):
    news = news_of(event)
    people = audience_of(news).people
    return tell(news=news, people=people, by=BY, at=AT + DAY, **more)


def test_nothing_is_there_to_tell_before_a_version(event, people):
    assert news_of(event) is None


def test_one_mail_each_in_the_own_language_with_the_new_time(event, moved, mailoutbox):
    assert told(event) == 3
    outbox.deliver()

    mails = {mail.to[0]: mail for mail in mailoutbox}
    english = mails["x@x.example"]
    assert english.subject.startswith("Programme changed: How Graz receives newcomers")
    assert (
        "Session 1: now Mon 23 Nov, 10:00–11:30, instead of Mon 23 Nov, 09:00–10:30 (Room 7)"
        in (english.body)
    )
    assert "Graz’ın karşılaması" in mails["xtr@x.example"].subject
    assert "Mo" in mails["xde@x.example"].body
    assert {mail.body.count("/P/") + mail.body.count("/p/") for mail in mailoutbox} == {2}
    assert {len(mail.attachments) for mail in mailoutbox} == {0}


def test_a_second_press_tells_nobody_twice_and_a_round_everybody_again(event, moved):
    assert [told(event), told(event), told(event, round=2), told(event, round=2)] == [3, 0, 3, 0]
    assert [record.verb for record in Record.objects.filter(verb__endswith=".told")] == [
        "version.told", "version.told",
    ]  # fmt: skip


def test_somebody_who_joined_after_the_press_can_be_told_too(event, moved):
    told(event)
    make_participation(event, make_person(event.project, "Late", email="late@x.example"))

    audience = audience_of(news_of(event))

    assert [one.person.given_name for one in audience.untold] == ["Late"]
    assert told(event) == 1


def test_people_without_e_mail_are_reached_through_others(event, moved):
    audience = audience_of(news_of(event))

    assert [one.name for one in audience.without_email] == ["Noel Borg"]


def test_nobody_is_told_who_withdrew_meanwhile(event, moved, mailoutbox):
    told(event)
    for one in event.participations.all():
        withdraw(participation=one, by=BY, at=AT)

    outbox.deliver()

    assert mailoutbox == []
    assert set(Message.objects.values_list("state", flat=True)) == {"dropped"}


def test_changes_are_those_since_the_version_that_people_were_told_of(event, moved):
    third = event.items.last()
    remove_item(item=third, by=BY, at=AT)
    publish(event=event, number=3, by=BY, at=AT + 2 * DAY)
    newest = event.versions.first()

    assert version_known_before(newest).number == 2
    Message.objects.create(purpose="change", object_kind="version", object_ref=str(moved.ref),
                           recipient_kind="person", recipient_ref="x")  # fmt: skip
    assert version_known_before(newest) == moved
    assert [change.what for change in news_of(event).changes] == ["moved", "removed"]


def test_whoever_was_invited_to_version_1_hears_what_changed_since_then(event, moved):
    event.participations.update(invited_at=AT + timedelta(hours=1))
    remove_item(item=event.items.last(), by=BY, at=AT)
    publish(event=event, number=3, by=BY, at=AT + 2 * DAY)

    assert version_known_before(event.versions.first()) == moved


def test_a_failed_mail_says_why_in_words(event, moved):
    told(event)
    Message.objects.filter(language="de").update(state="failed", problem="SMTPRecipientsRefused")
    Message.objects.filter(language="tr").update(attempts=1, problem="OddError")

    audience = audience_of(news_of(event))

    assert [one.why for one in audience.failed] == ["The mail server refused the address."]
    assert [one.why for one in audience.late] == ["It could not be sent (OddError)."]
    assert audience.next_round == 2


def test_a_cancelled_event_is_told_with_its_reason_and_nothing_else_goes_out(
    event, moved, mailoutbox
):
    invite_all(event=event, by=BY, at=AT)
    told(event)
    cancel_event(event=event, by=BY, at=AT + DAY, reason={"en": "The host is ill.", "de": "Krank."})

    assert told(event) == 3
    outbox.deliver()

    assert {
        mail.subject.partition(":")[0] for mail in mailoutbox if mail.to == ["x@x.example"]
    } == {"Cancelled"}
    assert len(mailoutbox) == 3
    by_address = {mail.to[0]: mail.body for mail in mailoutbox}
    assert "Krank." in by_address["xde@x.example"]
    assert "The host is ill." in by_address["xtr@x.example"]


def test_no_invitation_goes_out_while_the_event_is_cancelled(event, people):
    cancel_event(event=event, by=BY, at=AT)

    assert invite_all(event=event, by=BY, at=AT) == 0
    assert send_again(participation=people[0], round=1, by=BY, at=AT) is False


def test_taking_a_cancellation_back_is_told_to_those_who_had_heard_of_it(event, people, mailoutbox):
    make_programme(event)
    make_version(event)
    cancel_event(event=event, by=BY, at=AT + DAY)
    told(event)
    outbox.deliver()
    make_participation(event, make_person(event.project, "Late", email="late@x.example"))
    mailoutbox.clear()

    revive_event(event=event, by=BY, at=AT + 2 * DAY)
    told(event)
    outbox.deliver()

    assert news_of(event).purpose == "revival"
    assert {
        mail.subject.partition(":")[0] for mail in mailoutbox if mail.to == ["x@x.example"]
    } == {"Takes place after all"}
    assert len(mailoutbox) == 3  # nobody had told Late


def test_a_cancellation_that_nobody_was_told_of_is_taken_back_in_silence(event, people, mailoutbox):
    make_programme(event)
    version = make_version(event)
    cancel_event(event=event, by=BY, at=version.published_at + DAY)
    revive_event(event=event, by=BY, at=version.published_at + 2 * DAY)

    assert news_of(event).purpose == "change"


def test_a_mail_about_a_cancellation_that_was_taken_back_is_not_sent(event, people, mailoutbox):
    cancel_event(event=event, by=BY, at=AT)
    told(event)
    revive_event(event=event, by=BY, at=AT)

    outbox.deliver()

    assert mailoutbox == []


def test_cancelling_once_more_is_news_once_more(event, people, mailoutbox):
    cancel_event(event=event, by=BY, at=AT)
    told(event)
    revive_event(event=event, by=BY, at=AT)
    cancel_event(event=event, by=BY, at=AT + DAY)

    assert len(audience_of(news_of(event)).untold) == 3


def test_telling_three_hundred_takes_as_many_statements_as_three(
    event, graz, django_assert_max_num_queries
):
    make_programme(event)
    make_version(event)
    make_participations(event, 300, graz)

    with django_assert_max_num_queries(20):
        assert told(event) == 300
