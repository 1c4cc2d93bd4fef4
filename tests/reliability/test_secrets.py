"""No secret in any log: neither ours, nor the server's, nor the worker's, nor the record's.

A whole way is walked on a real server with its access log on, errors and failing mails included;
then everything that was written is searched for every code that was used, and for every address.
"""

import json
import logging
import os
import re
import subprocess
import sys
import urllib.error
import urllib.parse
import urllib.request
from uuid import uuid4

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from attendance.actions.desks import enrol, make_link
from certificates.actions.certificates import issue
from certificates.proposals import propose
from config.settings import LOGGING
from events.access import event_secret
from kit import clock, outbox
from kit.logs import WithoutSecrets
from kit.models import Record
from mobility.actions.invitations import invite_all
from mobility.actions.passes import current_pass
from tests.bench.site import wait_for
from tests.config.processes import database_url, start
from tests.factories.attendance import MORNING, taken, tick
from tests.factories.events import make_event
from tests.reliability.kill import free_port

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("today")]


@pytest.fixture
def secrets(event, ayse, cetta, today):
    """Every kind of secret that somebody carries, by what it is."""
    participation = event.participations.get()
    taken(event, tick(participation), at=today, user=ayse)
    link, secret = make_link(event=event, by=ayse, at=today, ref=uuid4())
    _device, token = enrol(link=link, label="phone", at=today, ref=uuid4())
    (proposal,) = propose(event)
    certificate = issue(proposal=proposal, languages=["en"], by=ayse.actor, at=clock.now())
    hidden = make_event(event.project, event.host_organisation, visibility="link")
    browser = Client()
    browser.force_login(ayse)
    return {
        "pass": current_pass(participation).code, "desk link": secret, "device": token,
        "verify": certificate.code, "letters": certificate.letters,
        "event link": event_secret(hidden), "hidden": hidden.slug,
        "session": browser.cookies[settings.SESSION_COOKIE_NAME].value,
    }  # fmt: skip


def carried(secrets):
    """The secrets as they are, in small letters, and in the groups in which they are printed."""
    codes = {value for name, value in secrets.items() if name != "hidden"}
    grouped = {"-".join(re.findall(".{1,4}", code)) for code in codes}
    spaced = {urllib.parse.quote(" ".join(re.findall(".{1,4}", code))) for code in codes}
    return {form for code in codes | grouped | spaced for form in (code, code.lower())}


def paths(secrets, event):
    """Where secrets stand in an address: right, wrong by a letter, in capitals, too long."""
    held, desk, verify = secrets["pass"], secrets["desk link"], secrets["verify"]
    letters = "-".join(re.findall(".{4}", secrets["letters"]))
    return [
        f"/p/{held}", f"/P/{held}", f"/p/{held}/agenda.ics", f"/p/{held}/nothing-here",
        f"/p/{held}/certificate.pdf", f"/p/{held}/check-in", f"/desk/{desk}", f"/DESK/{desk}",
        f"/desk/{desk}/x", f"/verify/{verify}", f"/VERIFY/{verify}", f"/verify/{letters}",
        f"/verify/{urllib.parse.quote(letters.replace('-', ' '))}", f"/feeds/{held}.ics",
        f"/events/{secrets['hidden']}/k/{secrets['event link']}/",
        f"/events/{secrets['hidden']}/k/{secrets['event link']}/agenda.pdf",
        f"/events/{event.slug}/k/{secrets['event link']}/", f"/sign-in/?next=/p/{held}",
        f"/sign-in/?next={urllib.parse.quote('/p/' + held, safe='')}", f"/Pp/{held}", f"//p/{held}",
        f"/p/{held}?lang=de", "/api/v1/desk/people?q=ghaxaq", f"/p/{held}%0aX", f"/p/{held}//",
    ]  # fmt: skip


def ask(port, path, secrets, data=None):
    """One request, whatever comes of it; as the device and as the signed-in coordinator."""
    request = urllib.request.Request(f"http://127.0.0.1:{port}{path}", data)
    request.add_header("Authorization", f"Bearer {secrets['device']}")
    request.add_header("Cookie", f"{settings.SESSION_COOKIE_NAME}={secrets['session']}")
    request.add_header("Referer", f"http://127.0.0.1:{port}/p/{secrets['pass']}")
    if data:
        request.add_header("Content-Type", "application/json")
    try:
        with urllib.request.urlopen(request, timeout=30) as answer:
            return answer.status
    except urllib.error.HTTPError as refused:
        return refused.code


@pytest.fixture
def server(tmp_path):
    """gunicorn as ``dev.py run`` starts it, with an access log besides; yields (port, log)."""
    port, log = free_port(), tmp_path / "log"
    env = os.environ | {"DJANGO_SETTINGS_MODULE": "config.settings", "DEBUG": "1",
                        "DATABASE_URL": database_url(), "DATA_DIR": str(settings.DATA_DIR),
                        "ALLOWED_HOSTS": "127.0.0.1", "SITE_URL": settings.SITE_URL}  # fmt: skip
    command = [sys.executable, "-m", "gunicorn", "config.wsgi", "--threads", "2", "--log-level",
               "debug", "--access-logfile", "-", "--no-control-socket", "--bind",
               f"127.0.0.1:{port}"]  # fmt: skip
    with log.open("w") as out:
        process = subprocess.Popen(command, cwd=settings.BASE_DIR, env=env, stdout=out, stderr=out)
        try:
            wait_for(port)
            yield port, log
        finally:
            process.terminate()
            process.wait(timeout=20)


def test_a_way_through_the_site_leaves_no_secret_in_its_logs(server, secrets, event):
    port, log = server
    asked = paths(secrets, event)
    scan = {"id": str(uuid4()), "roll_call": MORNING, "method": "camera", "code": secrets["pass"]}

    answers = [ask(port, path, secrets) for path in asked]
    batch = json.dumps({"scans": [scan]}).encode()
    answers.append(ask(port, "/api/v1/desk/scans", secrets, batch))
    answers.append(ask(port, "/api/v1/desk/scans", secrets, batch[:-3]))

    written = log.read_text()
    assert {200, 404} <= set(answers)
    assert max(answers) < 500
    assert written.count("GET /") > 10
    assert [form for form in carried(secrets) if form in written] == []


def test_an_error_with_secrets_in_hand_does_not_write_them(secrets, caplog, client, monkeypatch):
    def broken(*_args, **_named):
        raise ValueError(f"could not look up {secrets['pass']} of cetta@fondazzjoni.example")

    monkeypatch.setattr("certificates.views.verify.verification.look_up", broken)
    client.raise_request_exception = False
    formatter = WithoutSecrets()

    with caplog.at_level(logging.DEBUG):
        assert client.get(f"/verify/{secrets['verify']}").status_code == 500

    written = "\n".join(formatter.format(record) for record in caplog.records)
    assert "ValueError" in written
    assert [form for form in carried(secrets) if form in written] == []
    assert "@fondazzjoni" not in written


def test_a_mail_server_that_refuses_leaves_no_address_in_the_log(event, cetta, ayse, tmp_path):
    invite_all(event=event, by=ayse.actor, at=clock.now())

    worker = start("work", "--once", EMAIL_URL="smtp://127.0.0.1:1", stderr=subprocess.PIPE)
    written = worker.communicate(timeout=60)[1].decode()

    assert "could not be sent" in written
    assert "@fondazzjoni" not in written
    assert current_pass(event.participations.get()).code not in written


def test_the_record_and_the_outbox_hold_no_secret(secrets, event, ayse):
    invite_all(event=event, by=ayse.actor, at=clock.now())
    outbox.deliver()

    rows = list(Record.objects.values())
    kept = json.dumps(rows, default=str) + json.dumps(
        list(outbox.Message.objects.values()), default=str
    )

    assert len(rows) > 3
    assert [form for form in carried(secrets) if form in kept] == []
    assert "@" not in kept


@pytest.mark.parametrize("path", ["/p/{pass}", "/verify/{verify}", "/desk/{desk link}"])
def test_no_other_site_learns_an_address_with_a_code(client, secrets, path):
    response = client.get(path.format(**secrets))

    assert response.status_code == 200
    assert response["Referrer-Policy"] in ("same-origin", "no-referrer")
    assert not re.search(
        r'(?:src|href)="https?://(?!localhost|testserver)', response.content.decode()
    )


def test_a_sign_in_code_is_in_the_mail_only(client, ayse, mailoutbox, caplog):
    with caplog.at_level(logging.DEBUG):
        client.post(reverse("account_login"), {"email": ayse.email})
    code = re.search(r"\b[A-Z0-9]{4}-?[A-Z0-9]{4}\b", mailoutbox[0].body)[0]
    client.post(reverse("account_confirm_login_code"), {"code": code})

    written = "\n".join(WithoutSecrets().format(record) for record in caplog.records)
    assert code not in written
    assert ayse.email not in written


def test_every_handler_of_the_site_masks():
    handlers = LOGGING["handlers"].values()

    assert {handler["formatter"] for handler in handlers} == {"no_secrets"}
