"""Names come from strangers' spreadsheets: nothing in them becomes a header or a link."""

import pytest

from kit import outbox
from mobility.actions.invitations import invite_all
from mobility.letters import unlinked
from tests.factories.events import make_person
from tests.factories.mobility import make_participation
from tests.mobility.conftest import AT, BY

HOSTILE = [
    "Ana\r\nBcc: all@evil.example",
    "https://evil.example/login",
    "www.evil.example",
    "<a href='//evil.example'>click</a>",
    "{name.__class__} {{ project }} %s %(name)s",
    "\u202ereversed\u0007",
]


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_name_adds_no_header_and_no_link(event, mailoutbox, name):
    make_participation(event, make_person(event.project, name, "", email="a@x.example"))

    invite_all(event=event, by=BY, at=AT)
    outbox.deliver()

    (mail,) = mailoutbox
    headers = dict(mail.message().items())
    assert set(headers) == {
        "Content-Type", "MIME-Version", "Content-Transfer-Encoding", "Subject", "From", "To",
        "Date", "Message-ID", "Auto-Submitted",
    }  # fmt: skip
    assert headers["To"] == "a@x.example"
    assert "evil.example" not in mail.body
    assert mail.body.count("://") == 1


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("Ċetta Għaxaq", "Ċetta Għaxaq"),
        ("J.R. O’Neill", "J. R. O’Neill"),
        ("http://a.b", "http: //a. b"),
        ("a@b.c", "a@ b. c"),
        ("Ana\r\nBcc: x", "Ana Bcc: x"),
    ],
)
def test_names_are_written_so_that_no_program_makes_a_link(name, written):
    assert unlinked(name) == written


def test_each_mail_goes_to_one_address(event, mailoutbox):
    for number in range(3):
        make_participation(
            event, make_person(event.project, f"A{number}", email=f"a{number}@x.example")
        )

    invite_all(event=event, by=BY, at=AT)
    outbox.deliver()

    assert sorted(mail.recipients() for mail in mailoutbox) == [
        ["a0@x.example"], ["a1@x.example"], ["a2@x.example"],
    ]  # fmt: skip


def test_an_event_title_with_a_line_break_stays_one_header(event, mailoutbox):
    event.title = {"en": "Welcome\nBcc: all@evil.example"}
    event.save()
    make_participation(event)

    invite_all(event=event, by=BY, at=AT)
    outbox.deliver()

    assert mailoutbox[0].subject.startswith("Invitation: Welcome")
    assert "Bcc" not in mailoutbox[0].message()
