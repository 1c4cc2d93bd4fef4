import re

import pytest
from django.core import mail
from django.urls import reverse

from tests.factories.events import make_event, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def nobody_asked_before(settings):
    """Attempts of other tests do not count."""
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
    from django.core.cache import cache

    cache.clear()


def ask(client, email="ayse@ornek.example", **changes):
    return client.post(reverse("account_login"), {"email": email, **changes})


def code_of(message):
    return re.search(r"^ {4}(\S+)$", message.body, re.MULTILINE)[1]


def enter(client, code, **changes):
    url = reverse("account_confirm_login_code")
    return client.post(url, {"code": code, "action": "verify", **changes})


def test_code_from_the_mail_signs_in_and_leads_home(client, ayse):
    ask(client)
    answer = enter(client, code_of(mail.outbox[0]))

    assert (answer.status_code, answer.url) == (302, "/")
    assert client.session["_auth_user_id"] == str(ayse.pk)


def test_mail_holds_the_code_in_its_subject_and_nothing_of_the_project(client, ayse):
    ask(client)

    (message,) = mail.outbox
    assert message.subject == f"{code_of(message)} is your code for Kilim"
    assert (message.to, "Welcoming Cities" in message.body) == (["ayse@ornek.example"], False)


def test_code_may_be_typed_in_small_letters_without_the_dash(client, ayse):
    ask(client)
    answer = enter(client, code_of(mail.outbox[0]).lower().replace("-", " "))

    assert answer.url == "/"


def test_sign_in_leads_to_the_one_event_that_runs_today(client, ayse, event, today):
    ask(client)
    answer = enter(client, code_of(mail.outbox[0]))

    assert answer.url == f"/events/{event.slug}/manage/"


def test_sign_in_leads_home_when_two_events_run_today(client, ayse, event, today):
    make_event(event.project, event.host_organisation, title={"en": "Another"})

    ask(client)
    assert enter(client, code_of(mail.outbox[0])).url == "/"


def test_contact_is_led_to_the_page_that_contacts_may_read(client, carmen, event, today):
    ask(client, carmen.email)

    assert enter(client, code_of(mail.outbox[0])).url == f"/events/{event.slug}/"


def test_sign_in_goes_on_to_the_page_that_asked_for_it(client, ayse, project):
    wanted = f"/projects/{project.slug}/"

    ask(client, next=wanted)
    answer = enter(client, code_of(mail.outbox[0]), next=wanted)

    assert answer.url == wanted


def test_sign_in_never_leads_to_another_site(client, ayse):
    ask(client, next="https://evil.example/")

    assert enter(client, code_of(mail.outbox[0]), next="https://evil.example/").url == "/"


def test_unknown_address_gets_no_mail_and_the_same_answer(client, ayse):
    known, unknown = ask(client), ask(client, "nobody@else.example")

    assert (known.status_code, known.url) == (unknown.status_code, unknown.url)
    assert [message.to for message in mail.outbox] == [["ayse@ornek.example"]]


def test_wrong_code_says_what_to_do(client, ayse):
    ask(client)
    page = enter(client, "BBBB-BBBB").content.decode()

    assert "This is not the code from the newest mail." in page


def test_third_wrong_code_ends_the_attempt(client, ayse):
    ask(client)
    answers = [enter(client, "BBBB-BBBB") for _attempt in range(3)]

    assert answers[-1].url == reverse("account_request_login_code")
    assert "_auth_user_id" not in client.session


def test_another_code_replaces_the_first(client, ayse):
    ask(client)
    client.post(reverse("account_confirm_login_code"), {"action": "resend"})
    first, second = map(code_of, mail.outbox)

    assert enter(client, first).status_code == 200
    assert enter(client, second).url == "/"


@pytest.mark.parametrize("name", ["account_login", "account_inactive"])
def test_page_around_signing_in_opens_without_an_account(client, db, name):
    assert client.get(reverse(name)).status_code == 200


def test_page_for_the_code_leads_back_when_nobody_asked_for_one(client, db):
    assert client.get(reverse("account_confirm_login_code")).status_code == 302


def test_closed_account_gets_no_code(client, db):
    make_user("gone@ornek.example", is_active=False)
    ask(client, "gone@ornek.example")

    assert mail.outbox == []


def test_looking_at_the_way_out_signs_nobody_out(as_user, ayse):
    client = as_user(ayse)

    looked = client.get(reverse("account_logout"))
    still_in = "_auth_user_id" in client.session
    client.post(reverse("account_logout"))

    assert (looked.status_code, still_in) == (200, True)
    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize(
    ("debug", "address", "status"),
    [(True, "127.0.0.1", 200), (True, "10.0.0.7", 404), (False, "127.0.0.1", 404)],
)
def test_mail_page_is_there_only_for_this_machine_in_a_workshop(
    client, settings, tmp_path, db, debug, address, status
):
    settings.DEBUG, settings.EMAIL_FILE_PATH = debug, str(tmp_path)
    settings.EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"

    assert client.get(reverse("mails"), REMOTE_ADDR=address).status_code == status


def test_mail_page_shows_the_newest_first(client, settings, tmp_path, db):
    settings.DEBUG, settings.EMAIL_FILE_PATH = True, str(tmp_path)
    settings.EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    for number in (1, 2):
        mail.send_mail(f"Mail {number}", "Hello İbrahim", None, ["ayse@ornek.example"])

    page = client.get(reverse("mails"), REMOTE_ADDR="127.0.0.1")

    assert [entry["subject"] for entry in page.context["mails"]] == ["Mail 2", "Mail 1"]
    assert "Hello İbrahim" in page.content.decode()
