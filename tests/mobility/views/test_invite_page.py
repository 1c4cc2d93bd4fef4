"""Inviting: the mail as it will go, to whom, and once."""

import pytest

from kit import outbox
from tests.factories.events import make_person
from tests.factories.mobility import make_participation, make_participations
from tests.mobility.views.conftest import url


def test_the_invite_page_shows_one_mail_and_who_has_none(client, event, graz, ayse):
    make_participations(event, 3, graz)
    make_participation(event, make_person(event.project, "No", "Mail", email=""))
    client.force_login(ayse)

    context = client.get(url("invite", event), {"one": "2"}).context

    assert (context["button"], context["number"]) == ("Send 3 invitations", 2)
    assert context["recipient"].person.name in context["letter"].text
    assert [each.person.name for each in context["without"]] == ["No Mail"]


def test_nobody_to_invite_is_not_everybody_invited(client, event, ayse):
    client.force_login(ayse)

    page = client.get(url("invite", event)).content.decode()

    assert "Nobody is on the list yet" in page
    assert "invited already" not in page


@pytest.mark.parametrize("number", ["0", "99", "x", "-1", "9" * 5000])
def test_any_number_of_a_mail_is_answered(client, event, graz, ayse, number):
    make_participations(event, 1, graz)
    client.force_login(ayse)

    assert client.get(url("invite", event), {"one": number}).context["number"] == 1


def test_looking_at_a_mail_queues_nothing(client, event, graz, ayse):
    from kit.models import Message

    make_participations(event, 1, graz)
    client.force_login(ayse)

    client.get(url("invite", event))

    assert Message.objects.count() == 0


def test_pressing_twice_sends_once(client, event, graz, ayse, mailoutbox):
    make_participations(event, 3, graz)
    client.force_login(ayse)

    for _click in range(2):
        client.post(url("invite", event))
    outbox.deliver()

    assert len(mailoutbox) == 3
