from datetime import timedelta

import pytest
from django.core import mail

from kit import clock, outbox
from kit.actor import Ref
from kit.models import Message
from kit.models.message import ATTEMPTS, LEASE

pytestmark = pytest.mark.django_db
EVENT, CETTA = Ref("event", "graz"), Ref("person", "cetta")
DRAWN = []


@outbox.draws("test_greeting")
def greeting(message):
    DRAWN.append(message.recipient_ref)
    if message.recipient_ref == "nobody":
        return None
    if message.recipient_ref == "broken":
        raise KeyError(message.recipient_ref)
    return outbox.Letter("cetta@fondazzjoni.example", f"Hello in {message.language}", "Text\n")


@pytest.fixture(autouse=True)
def stopped_clock(today):
    DRAWN.clear()
    return today


def queue(to=CETTA, **options):
    return outbox.queue("test_greeting", EVENT, to, **options)


def test_message_is_queued_once_per_round():
    queued = [queue(), queue(), queue(round=2)]

    assert queued == [True, False, True]
    assert Message.objects.count() == 2


def test_many_are_queued_at_once_and_the_known_ones_left_out():
    queue()

    new = outbox.queue_many(
        "test_greeting", [(EVENT, CETTA, "en"), (EVENT, Ref("person", "deniz"), "tr")]
    )

    assert (new, Message.objects.count()) == (1, 2)


def test_message_is_sent_once_with_its_own_message_id(settings):
    queue()

    sent = [outbox.deliver(), outbox.deliver()]

    (letter,) = mail.outbox
    assert sent == [1, 0]
    assert letter.extra_headers["Message-ID"] == f"<{Message.objects.get().ref}@localhost>"
    assert letter.extra_headers["Auto-Submitted"] == "auto-generated"


def test_row_keeps_no_text_and_no_address():
    queue()
    outbox.deliver()

    kept = " ".join(str(value) for value in Message.objects.values_list()[0])
    assert "Hello" not in kept
    assert "fondazzjoni" not in kept


def test_letter_speaks_its_language_when_that_is_complete(settings):
    for language in ("tr", "de"):
        queue(Ref("person", language), language=language)
    outbox.deliver()

    assert [letter.subject for letter in mail.outbox] == ["Hello in tr", "Hello in de"]


def test_message_that_nobody_is_left_for_is_dropped():
    queue(Ref("person", "nobody"))

    assert outbox.deliver() == 0
    assert Message.objects.get().state == "dropped"


def test_message_is_not_sent_before_its_time(today):
    queue(due_at=today + timedelta(hours=1))

    early = outbox.deliver()
    with clock.at(today + timedelta(hours=1)):
        later = outbox.deliver()

    assert (early, later) == (0, 1)


def test_failed_message_waits_longer_each_time_and_lets_the_others_go(today):
    queue(Ref("person", "broken"))
    queue()

    sent, waits = outbox.deliver(), []
    for _attempt in range(3):
        message = Message.objects.get(recipient_ref="broken")
        waits.append((message.due_at - clock.now()).total_seconds())
        with clock.at(message.due_at):
            outbox.deliver()

    assert sent == 1
    assert waits == [60, 60 + 120, 60 + 120 + 240]
    assert message.problem == "KeyError"


def test_message_is_given_up_after_the_last_attempt(today):
    queue(Ref("person", "broken"))
    Message.objects.update(attempts=ATTEMPTS - 1)

    outbox.deliver()

    assert Message.objects.get().state == "failed"
    with clock.at(today + timedelta(days=2)):
        assert outbox.deliver() == 0


def test_message_that_another_worker_holds_is_left_alone(today):
    queue()
    Message.objects.update(held_until=today + LEASE)

    assert outbox.deliver() == 0
    assert DRAWN == []


def test_claim_is_given_to_one_of_two_workers(today):
    queue()
    seen_by_both = Message.objects.get()

    claims = [outbox._claim(seen_by_both), outbox._claim(seen_by_both)]

    assert claims == [True, False]


def test_worker_that_died_after_sending_repeats_with_the_same_message_id(today):
    queue()
    outbox._claim(message := Message.objects.get())
    outbox._mail(message, outbox.draw(message)).send()  # accepted, then the worker is killed

    with clock.at(today + LEASE + timedelta(seconds=1)):
        outbox.deliver()

    first, second = (letter.extra_headers["Message-ID"] for letter in mail.outbox)
    assert first == second
    assert Message.objects.get().state == "sent"


def test_preview_shows_the_letter_and_queues_nothing():
    letter = outbox.preview("test_greeting", EVENT, CETTA, language="tr")

    assert letter.subject == "Hello in tr"
    assert not Message.objects.exists()
