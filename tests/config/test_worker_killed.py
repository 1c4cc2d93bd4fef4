"""A worker killed between the mail server's yes and its own commit repeats one mail at most."""

import os
import signal
import socket
from collections import Counter
from email import message_from_bytes

import pytest
from aiosmtpd.controller import Controller

from kit import clock
from kit.models import Message
from mobility.actions.invitations import invite_all
from tests.config.processes import start
from tests.factories.mobility import make_participations

pytestmark = pytest.mark.django_db(transaction=True)
PEOPLE, DEADLY = 8, 4


class Server:
    """Accepts every mail, and kills the worker while it waits for the answer to one."""

    def __init__(self):
        self.message_ids, self.worker = [], None

    async def handle_DATA(self, _server, _session, envelope):
        self.message_ids.append(message_from_bytes(envelope.content)["Message-ID"])
        if len(self.message_ids) == DEADLY:
            os.kill(self.worker.pid, signal.SIGKILL)
        return "250 accepted"


@pytest.fixture
def mail_server():
    server = Server()
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        server.port = probe.getsockname()[1]
    controller = Controller(server, hostname="127.0.0.1", port=server.port)
    controller.start()
    yield server
    controller.stop()


def work(server):
    server.worker = start("work", "--once", EMAIL_URL=f"smtp://127.0.0.1:{server.port}")
    return server.worker.wait(timeout=60)


def test_a_killed_worker_repeats_only_the_mail_in_flight(mail_server, event, ayse):
    make_participations(event, PEOPLE)
    invite_all(event=event, by=ayse.actor, at=clock.now())

    killed = work(mail_server)
    Message.objects.filter(held_until__isnull=False).update(held_until=clock.now())  # time passes
    second = work(mail_server)

    assert (killed, second) == (-signal.SIGKILL, 0)
    sent = Counter(mail_server.message_ids)
    assert len(sent) == PEOPLE
    assert sorted(sent.values()) == [1] * (PEOPLE - 1) + [2]
    assert set(Message.objects.values_list("state", flat=True)) == {"sent"}
