"""Pages about the installation itself."""

import json
from pathlib import Path

import pytest
from django.core.mail import EmailMessage as Mail
from django.db import OperationalError
from django.urls import reverse

from config import readiness
from kit import append_only

pytestmark = pytest.mark.django_db


def test_healthz_answers_without_the_database(client, django_assert_num_queries):
    with django_assert_num_queries(0):
        response = client.get("/healthz")

    assert (response.status_code, response.content) == (200, b"ok")


def test_readyz_names_each_check(client):
    response = client.get("/readyz")

    assert response.status_code == 200
    assert set(response.json()["checks"]) == {
        "database",
        "storage",
        "queue",
        "worker",
        "installation",
    }


@pytest.mark.parametrize(
    "way", [{"REMOTE_ADDR": "192.0.2.7"}, {"HTTP_X_FORWARDED_FOR": "192.0.2.7"}]
)
def test_readyz_tells_strangers_no_more_than_what_works(client, way):
    checks = client.get("/readyz", **way).json()["checks"]

    assert checks["installation"] == {"ok": True}
    assert all(set(check) == {"ok"} for check in checks.values())


def test_readyz_tells_an_operator_everything_from_anywhere(client, root):
    client.force_login(root)

    checks = client.get("/readyz", REMOTE_ADDR="192.0.2.7").json()["checks"]

    assert checks["storage"]["says"] == "writable"


@pytest.mark.django_db(transaction=True)
def test_readyz_refuses_when_evidence_is_not_protected(client):
    append_only.lift()

    response = client.get("/readyz")

    assert response.status_code == 503
    assert "not protected" in response.json()["checks"]["database"]["says"]


def test_language_is_remembered_and_speaks_on_the_next_page(client):
    client.post(reverse("set_language"), {"language": "tr", "next": "/verify"})

    assert client.get("/").headers["Content-Language"] == "tr"


def test_language_that_is_not_offered_falls_back_to_english(client):
    client.post(reverse("set_language"), {"language": "fr"})

    assert client.get("/").headers["Content-Language"] == "en"


def test_language_form_never_leaves_the_site(client):
    response = client.post(
        reverse("set_language"), {"language": "tr", "next": "https://evil.example/"}
    )

    assert response.headers["Location"] == "/"


@pytest.mark.parametrize("next", ["foo", "events:home", "a\x00b", "[", "/\r\nX: y"])
def test_language_form_bears_any_next_page(client, next):
    response = client.post(reverse("set_language"), {"language": "tr", "next": next})

    assert response.status_code == 302


def test_two_questions_at_once_do_not_spoil_each_others_probe(monkeypatch):
    write = Path.write_text

    def written_and_gone(path, text):
        write(path, text)
        path.unlink()

    monkeypatch.setattr(Path, "write_text", written_and_gone)

    assert readiness.storage() == readiness.Finding(True, "writable")


def test_a_database_that_is_busy_is_503_and_to_be_asked_again(client, monkeypatch):
    def too_late(request, *args):
        raise OperationalError("database is locked")

    monkeypatch.setattr("certificates.views.verify.verification.look_up", too_late)

    response = client.get("/verify/0123456789ABCDEFGHJKMNPQRS")

    assert (response.status_code, response["Retry-After"]) == (503, "10")
    assert "no-store" in response["Cache-Control"]
    assert "One moment, please" in response.content.decode()


@pytest.fixture
def mail_folder(settings, tmp_path):
    settings.EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    settings.EMAIL_FILE_PATH = str(tmp_path)
    Mail("Your code", "BWWL-VFNX", to=["ayse@ornek.example"]).send()


def test_mail_page_shows_mails_to_this_machine_while_developing(client, settings, mail_folder):
    settings.DEBUG = True

    page = client.get(reverse("mails"))

    assert "BWWL-VFNX" in page.content.decode()


@pytest.mark.parametrize("change", ["no debug", "other backend", "other machine"])
def test_mail_page_exists_nowhere_else(client, settings, mail_folder, change):
    settings.DEBUG = change != "no debug"
    if change == "other backend":
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    address = "192.0.2.7" if change == "other machine" else "127.0.0.1"

    assert client.get(reverse("mails"), REMOTE_ADDR=address).status_code == 404


def test_answers_are_not_kept_by_anybody(client):
    assert "no-store" in client.get("/").headers["Cache-Control"]


def test_pages_allow_no_script_but_their_own(client):
    policy = client.get("/").headers["Content-Security-Policy"]

    assert "script-src 'self' 'wasm-unsafe-eval'" in policy
    assert "unsafe-inline" not in policy


def test_permission_matrix_is_json_for_scripts(capsys):
    from django.core.management import call_command

    call_command("permission_matrix", json=True)

    printed = json.loads(capsys.readouterr().out)
    assert printed["roles"][0] == "anonymous"
    assert {"route", "name", "on", "methods"} == set(printed["routes"][0])
