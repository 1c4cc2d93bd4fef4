"""Your account: name, language, address, open sign-ins."""

import re
from datetime import timedelta

import pytest
from django.apps import apps
from django.core import mail
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from events.actions.accounts import AddressTaken, change_address
from events.devices import name_of
from events.models import Session, User
from kit import clock, outbox, work
from kit.models import Record

pytestmark = pytest.mark.django_db
PAGE, ADDRESS, CODE = "/account/", "/account/address/", "/account/address/code/"
NEW = "ayse@yeni.example"


@pytest.fixture(autouse=True)
def nobody_asked_before():
    cache.clear()


@pytest.fixture
def at_her_desk(as_user, ayse):
    return as_user(ayse)


def code_in(message):
    return re.search(r"^ {4}(\S+)$", message.body, re.MULTILINE)[1]


def ask_and_prove(client, email=NEW):
    client.post(ADDRESS, {"email": email})
    return client.post(CODE, {"code": code_in(mail.outbox[-1])})


def signed_in_at(user, agent):
    other = Client(headers={"User-Agent": agent})
    other.force_login(user)
    session = other.session
    session["device"] = name_of(agent)
    session.save()
    return other


def test_account_is_in_the_menu_of_every_page(at_her_desk, project):
    for page in ("/", f"/projects/{project.slug}/"):
        assert f'href="{PAGE}"' in at_her_desk.get(page).content.decode()


def test_name_and_language_are_changed_and_recorded(at_her_desk, ayse):
    answer = at_her_desk.post(PAGE, {"name": "Ayşe Yeni", "language": "tr"})

    ayse.refresh_from_db()
    assert (ayse.name, ayse.language) == ("Ayşe Yeni", "tr")
    assert answer.cookies["kilim_language"].value == "tr"
    record = Record.objects.get(verb="account.changed")
    assert (record.fields, record.actor_ref) == (["language", "name"], str(ayse.ref))


def test_an_account_without_a_chosen_language_speaks_as_the_browser(at_her_desk, ayse):
    at_her_desk.post(PAGE, {"name": "Ayşe", "language": "tr"})
    at_her_desk.post(PAGE, {"name": "Ayşe", "language": ""})

    ayse.refresh_from_db()
    assert (ayse.language, ayse.speaks) == ("", "en")
    page = at_her_desk.get(PAGE, headers={"Accept-Language": "it"})
    assert page.headers["Content-Language"] == "it"


def test_language_pressed_at_the_foot_is_recorded_too(at_her_desk, ayse):
    at_her_desk.post(reverse("set_language"), {"language": "de"})

    assert Record.objects.get(verb="account.changed").fields == ["language"]


def test_page_says_which_roles_somebody_has_where(as_user, lukas, project):
    page = as_user(lukas).get(PAGE).content.decode()

    assert "Welcoming Cities" in page
    assert "Host, <bdi>Sample University of Applied Sciences</bdi>" in page


# --- the e-mail address ---------------------------------------------------------------------


def test_new_address_counts_only_after_its_code(at_her_desk, ayse):
    at_her_desk.post(ADDRESS, {"email": NEW.upper()})

    (message,) = mail.outbox
    assert (message.to, User.objects.get(pk=ayse.pk).email) == ([NEW], "ayse@ornek.example")
    at_her_desk.post(CODE, {"code": code_in(message).lower().replace("-", " ")})
    assert User.objects.get(pk=ayse.pk).email == NEW


def test_old_address_is_told_and_signs_in_no_more(at_her_desk, client):
    ask_and_prove(at_her_desk)
    mail.outbox.clear()

    outbox.deliver()
    assert [message.to for message in mail.outbox] == [["ayse@ornek.example"]]
    assert "no longer signs in" in mail.outbox[0].body
    mail.outbox.clear()
    for email in ("ayse@ornek.example", NEW):
        Client().post(reverse("account_login"), {"email": email})
    assert [message.to for message in mail.outbox] == [[NEW]]


def test_old_address_does_not_sign_in_through_allauths_own_table(ayse):
    from allauth.account.models import EmailAddress

    EmailAddress.objects.create(user=ayse, email=ayse.email, verified=True, primary=True)
    change_address(user=ayse, email=NEW, by=ayse.actor, at=clock.now())

    Client().post(reverse("account_login"), {"email": "ayse@ornek.example"})
    assert mail.outbox == []


def test_third_wrong_code_ends_it(at_her_desk, ayse):
    at_her_desk.post(ADDRESS, {"email": NEW})
    answers = [at_her_desk.post(CODE, {"code": "BBBB-BBBB"}) for _try in range(3)]

    assert [answer.status_code for answer in answers] == [422, 422, 302]
    assert answers[-1].headers["Location"] == ADDRESS
    assert at_her_desk.post(CODE, {"code": code_in(mail.outbox[0])}).status_code == 302
    assert User.objects.get(pk=ayse.pk).email == "ayse@ornek.example"


def test_code_is_good_for_a_quarter_of_an_hour(at_her_desk, today):
    at_her_desk.post(ADDRESS, {"email": NEW})

    with clock.at(today + timedelta(minutes=16)):
        assert at_her_desk.get(CODE).headers["Location"] == ADDRESS


def test_address_of_another_account_is_told_by_mail_only(at_her_desk, otto):
    free = at_her_desk.post(ADDRESS, {"email": NEW})
    taken = at_her_desk.post(ADDRESS, {"email": otto.email})

    assert free.headers["Location"] == taken.headers["Location"]
    assert mail.outbox[-1].to == [otto.email]
    assert "already" in mail.outbox[-1].subject
    assert not re.search(r"[A-Z0-9]{4}-[A-Z0-9]{4}", mail.outbox[-1].body)


def test_address_taken_in_the_meantime_is_refused(ayse, otto):
    with pytest.raises(AddressTaken):
        change_address(user=ayse, email=otto.email, by=ayse.actor, at=clock.now())

    assert User.objects.get(pk=ayse.pk).email == "ayse@ornek.example"


def test_codes_to_new_addresses_are_few(at_her_desk):
    answers = [at_her_desk.post(ADDRESS, {"email": f"a{n}@x.example"}) for n in range(6)]

    assert [answer.status_code for answer in answers] == [302] * 5 + [429]


def test_own_address_is_no_new_one(at_her_desk, ayse):
    answer = at_her_desk.post(ADDRESS, {"email": ayse.email})

    assert answer.status_code == 422
    assert "your address already" in answer.content.decode()


def test_changing_the_address_signs_out_other_devices(at_her_desk, ayse):
    phone = signed_in_at(ayse, "Mozilla/5.0 (Android 15) Firefox/140")

    ask_and_prove(at_her_desk)

    assert phone.get(PAGE).status_code == 302
    assert at_her_desk.get(PAGE).status_code == 200


# --- open sign-ins ---------------------------------------------------------------------------


def test_open_sign_ins_are_listed_by_device(at_her_desk, ayse):
    signed_in_at(ayse, "Mozilla/5.0 (Android 15) Firefox/140")
    page = at_her_desk.get(PAGE).content.decode()

    assert "Firefox, Android" in page
    assert "this device" in page
    assert not any(session.session_key in page for session in Session.objects.all())


def test_signing_out_everywhere_leaves_this_device(at_her_desk, ayse, otto):
    phone = signed_in_at(ayse, "Firefox")
    elsewhere = signed_in_at(otto, "Firefox")

    at_her_desk.post(reverse("events:sessions_end"))

    assert phone.get(PAGE).status_code == 302
    assert (at_her_desk.get(PAGE).status_code, elsewhere.get(PAGE).status_code) == (200, 200)
    assert Record.objects.get(verb="account.signed_out").detail == {"sessions": 1}


def test_one_device_is_signed_out_by_its_name_on_the_page(at_her_desk, ayse):
    phone, tablet = signed_in_at(ayse, "Firefox"), signed_in_at(ayse, "Safari")
    named = Session.objects.get(session_key=phone.session.session_key).name

    at_her_desk.post(reverse("events:sessions_end"), {"session": named})

    assert (phone.get(PAGE).status_code, tablet.get(PAGE).status_code) == (302, 200)


def test_use_is_noted_once_an_hour(today, at_her_desk, ayse):
    at_her_desk.get(PAGE)
    first = Session.objects.get(user=ayse).seen_at

    with clock.at(today + timedelta(minutes=30)):
        at_her_desk.get(PAGE)
        assert Session.objects.get(user=ayse).seen_at == first
    with clock.at(today + timedelta(hours=2)):
        at_her_desk.get(PAGE)
        assert Session.objects.get(user=ayse).seen_at == today + timedelta(hours=2)


def test_a_sign_in_that_ran_out_is_deleted_by_the_worker(today, ayse, monkeypatch):
    monkeypatch.setattr(work, "_sweeps", [])
    apps.get_app_config("events").ready()
    phone, tablet = (signed_in_at(ayse, "Firefox") for _device in range(2))
    Session.objects.filter(session_key=phone.session.session_key).update(expire_date=today)

    assert work.sweep_all() == 1
    assert Session.objects.get().session_key == tablet.session.session_key
    assert (phone.get(PAGE).status_code, tablet.get(PAGE).status_code) == (302, 200)


@pytest.mark.parametrize(
    ("agent", "name"),
    [
        ("Mozilla/5.0 (Windows NT 10.0) Chrome/140.0 Safari/537.36 Edg/140.0", "Edge, Windows"),
        ("Mozilla/5.0 (iPhone; like Mac OS X) Version/18.0 Safari/604.1", "Safari, iPhone"),
        ("Mozilla/5.0 (X11; Linux x86_64) Gecko Firefox/140.0", "Firefox, Linux"),
        ("curl/8", ""),
    ],
)  # fmt: skip
def test_browsers_are_called_by_two_words(agent, name):
    assert name_of(agent) == name
