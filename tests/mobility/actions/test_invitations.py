from kit import outbox
from kit.models import Message, Record
from mobility.actions.invitations import invite_all, send_again
from mobility.actions.passes import current_pass, replace_pass
from mobility.actions.people import withdraw
from mobility.models import Participation, Status
from mobility.passes import pass_url
from tests.factories.events import make_person
from tests.factories.mobility import make_participation, make_participations
from tests.mobility.conftest import AT, BY


def test_everybody_with_an_e_mail_is_invited_once(event, graz, mailoutbox):
    make_participations(event, 3, graz)
    make_participation(event, make_person(event.project, "Noel", "Borg", email=""))

    first = invite_all(event=event, by=BY, at=AT)
    second = invite_all(event=event, by=BY, at=AT)
    outbox.deliver()

    assert (first, second, len(mailoutbox)) == (3, 0, 3)
    assert Participation.objects.filter(invited_at=AT).count() == 3
    assert [record.detail for record in Record.objects.all()] == [{"mails": 3}]


def test_inviting_changes_no_status(event):
    made = make_participation(event, status=Status.CONFIRMED)

    invite_all(event=event, by=BY, at=AT)

    made.refresh_from_db()
    assert (made.status, made.invited_at) == (Status.CONFIRMED, AT)


def test_people_who_are_gone_are_not_invited(event):
    make_participation(event, status=Status.WITHDRAWN)

    assert invite_all(event=event, by=BY, at=AT) == 0


def test_each_mail_is_in_the_readers_own_language_or_english(event, graz, mailoutbox):
    for language in ("tr", "de", ""):
        make_participation(
            event,
            make_person(
                event.project, "A", language, email=f"x{language}@x.example", language=language
            ),
        )

    invite_all(event=event, by=BY, at=AT)
    languages = dict(Message.objects.values_list("language", "state"))
    outbox.deliver()

    assert set(languages) == {"tr", "de", "en"}
    titles = {mail.to[0]: "Graz’ın karşılaması" in mail.subject for mail in mailoutbox}
    assert titles == {"xtr@x.example": True, "xde@x.example": False, "x@x.example": False}


def test_the_mail_carries_the_link_to_the_pass_that_counts_when_it_goes(event, mailoutbox):
    made = make_participation(event)
    invite_all(event=event, by=BY, at=AT)
    old = current_pass(made).code

    new = replace_pass(participation=made, by=BY, at=AT)
    outbox.deliver()

    (mail,) = mailoutbox
    assert pass_url(new.code) in mail.body
    assert old not in mail.body


def test_sending_again_needs_a_new_round(event, mailoutbox):
    made = make_participation(event)
    invite_all(event=event, by=BY, at=AT)

    answers = [
        send_again(participation=made, round=number, by=BY, at=AT) for number in (1, 2, 2, 3)
    ]
    outbox.deliver()

    assert answers == [False, True, False, True]
    assert len(mailoutbox) == 3


def test_nobody_is_written_to_who_withdrew_meanwhile(event, mailoutbox):
    made = make_participation(event)
    invite_all(event=event, by=BY, at=AT)

    withdraw(participation=made, by=BY, at=AT)
    outbox.deliver()

    assert mailoutbox == []
    assert Message.objects.get().state == "dropped"


def test_inviting_three_hundred_takes_as_many_statements_as_three(
    event, graz, django_assert_max_num_queries
):
    make_participations(event, 300, graz)

    with django_assert_max_num_queries(20):
        invite_all(event=event, by=BY, at=AT)
