"""Every route × method × person answers as the permission matrix says, and no body carries a
word of the other project (must show 6 of the main job)."""

import re
import uuid
from datetime import date

import pytest
from django.core import mail
from django.core.management import call_command
from django.db import transaction
from django.test import Client

from attendance.actions.desks import enrol, make_link
from attendance.actions.roll_calls import tick_all_but
from attendance.actions.signed_sheets import keep_sheet
from certificates.actions.batches import begin, run_waiting
from certificates.proposals import propose
from config.demo.canaries import CANARIES
from config.matrix import PEOPLE, matrix
from events.access import event_secret
from events.actions.behalf import begin_on_behalf
from events.models import PromisedActivity
from kit import clock, files, outbox
from kit.actor import ref_of
from kit.uploads import Upload
from mobility.actions.passes import current_pass
from mobility.models import ListImport
from tests.factories import photos
from tests.factories.events import make_event, make_programme, make_version

pytestmark = pytest.mark.django_db

# long enough that no random token holds one by chance
CANARY_WORDS = [
    "Canary Rivers",
    "Canary meeting",
    "Canaria",
    "Rivulet",
    "Quiet Rivers",
    "CANARYRIV",
    "rivers.example",
    "Otto Canary",
]
KNOW_BOTH = {"outsider", "operator"}  # the operator knows every project by its name
DENIED = {401, 403, 404}
DAY = date(2026, 11, 23)


@pytest.fixture
def world(project, event, ayse, deniz, lukas, carmen, cetta, root, otto, today, settings, tmp_path):
    """One of everything, in the first project; ``otto`` brings the second."""
    settings.DEBUG, settings.EMAIL_FILE_PATH = True, str(tmp_path)
    settings.EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    make_programme(event)
    make_version(event)
    secret_event = make_event(project, event.host_organisation, visibility="link")
    participation = event.participations.get()
    name = f"{DAY}/morning"
    tick_all_but(event=event, name=name, absent=set(), by=ayse, at=today, ref=uuid.uuid4())
    batch = _issue(event, ayse)
    link, secret = make_link(event=event, by=ayse, at=today, ref=uuid.uuid4())
    _device, token = enrol(link=link, label="Phone", at=today, ref=uuid.uuid4())
    certificate = participation.certificates.get()
    sheet = keep_sheet(
        event=event, uploads=[photos.looked_photo()], by=ayse, at=today, ref=uuid.uuid4()
    )
    return {
        "project": {"project_slug": project.slug},
        "organisation": {"ref": event.host_organisation.ref},
        "promised_activity": {"ref": _activity(project).ref},
        "event": {"slug": event.slug},
        "item": {"slug": event.slug, "key": event.items.first().key},
        "participation": {"slug": event.slug, "ref": participation.ref},
        "list_import": {"ref": _list_import(event).ref},
        "certificate": {"ref": certificate.ref},
        "behalf": {"ref": _behalf(project, ayse).ref},
        "signed_sheet": {"slug": event.slug, "ref": sheet.ref},
        "certificate_batch": {"slug": event.slug, "ref": batch.ref},
        "event_link": {"slug": secret_event.slug, "secret": event_secret(secret_event)},
        "any": {"day": DAY, "key": "morning", "name": "01-ankara-katilimci-listesi.xlsx",
                "format": "csv", "ref": participation.ref, "number": 1, "code": certificate.code,
                "answer": "cannot-come",
                "secret": secret, "slug": event.slug, "device": _device.ref, "link": link.ref},
        "pass_code": current_pass(participation).code,
        "token": token,
    }  # fmt: skip


def _issue(event, ayse):
    people = [proposal.participation for proposal in propose(event)]
    batch = begin(event=event, people=people, languages=["en"], ref=uuid.uuid4(), by=ayse.actor,
                  at=clock.now())  # fmt: skip
    run_waiting()
    return batch


def _behalf(project, ayse):
    """With a proof, which stays with those who read the record."""
    letter = Upload("letter.txt", "text/plain", b"Please do it for us.")
    return begin_on_behalf(
        project=project, whom=ref_of(project.organisations.first()), channel="email", proof=letter,
        by=ayse.actor, at=clock.now(), ref=uuid.uuid4(),
    )  # fmt: skip


def _activity(project):
    return PromisedActivity.objects.create(
        project=project, work_package="WP2", number="A1", title={"en": "Study visits"}
    )


def _list_import(event):
    stored = files.keep(b"Name;E-mail\n", name="list.csv", content_type="text/csv")
    return ListImport.objects.create(event=event, file=stored, filename="list.csv")


@pytest.fixture
def people(ayse, deniz, lukas, carmen, cetta, root, otto):
    """Who asks, as a browser that is signed in where the person has an account."""
    accounts = {"participant": cetta, "contact": carmen, "host": lukas, "assistant": deniz,
                "coordinator": ayse, "operator": root, "outsider": otto}  # fmt: skip
    asking = {}
    for who in PEOPLE:
        asking[who] = Client(raise_request_exception=True)
        if who in accounts:
            asking[who].force_login(accounts[who])
    return asking


def address(entry, world, who):
    """The route with this world's names in it; a code only for whoever holds it."""
    parts = world["any"] | world.get(entry["on"], {})
    if entry["on"] == "pass":
        parts = parts | {"code": world["pass_code"] if who == "pass holder" else "0" * 26}
    if who != "link holder":
        parts = parts | {"secret": "0" * 26}
    path = re.sub(r"\(\?P<(\w+)>[^)]*\)", r"<\1>", entry["route"])
    path = re.sub(r"\[(\w)\w\]", r"\1", path).replace("[.]", ".").replace("^", "").rstrip("$")
    return re.sub(r"<(?:\w+:)?(\w+)>", lambda found: str(parts[found[1]]), path.replace("//", "/"))


def ask(client, method, path, world, who):
    """The answer, with whatever it changed taken back."""
    headers = {"Authorization": f"Bearer {world['token']}"} if who == "device" else {}
    if who == "device":
        client.cookies["kilim_device"] = world["token"]
    with transaction.atomic():
        response = getattr(client, method.lower())(path, headers=headers)
        body = b"".join(response.streaming_content) if response.streaming else response.content
        transaction.set_rollback(True)
    return response, body


def let_in(response):
    asks_to_sign_in = response.headers.get("Location", "").startswith("/sign-in/?next=")
    return response.status_code not in DENIED and not asks_to_sign_in


ROUTES = [entry for entry in matrix() if not entry["name"].startswith("account_")]


# presses that name what they are about in the form: an empty one finds nothing, whoever asks
SPEAKS_OF = ("item_restore", "item_copy", "item_move", "role_take", "role_give_back", "link_end",
             "device_end", "link_reopen", "device_reopen", "pass_check_in")  # fmt: skip


def asked(world, people, names, methods=None):
    """(who, method, path, the matrix's answer, response, body) of every route for each name."""
    for who in names:
        for entry in ROUTES:
            path = address(entry, world, who)
            for method in methods or entry["methods"].keys() - {"HEAD"}:
                answer = entry["methods"].get(method, {}).get(who)
                if entry["name"].endswith(SPEAKS_OF) and answer == "allow":
                    continue
                response, body = ask(people[who], method, path, world, who)
                yield who, method, path, answer, response, body


def leaks(who, response, body):
    """Words of the other project in an answer for somebody who must not know them."""
    said = body.decode("utf-8", "replace") + str(response.headers)
    return [] if who in KNOW_BOTH else [word for word in CANARY_WORDS if word in said]


def test_every_route_answers_as_the_matrix_says_without_a_foreign_word(world, people):
    wrong, leaking = [], []
    for who, method, path, answer, response, body in asked(world, people, PEOPLE):
        if response.status_code >= 500 or ("allow" if let_in(response) else "deny") != answer:
            wrong.append(f"{who}: {method} {path}: {response.status_code}, not {answer}")
        leaking += [f"{who}: {path}: {word}" for word in leaks(who, response, body)]

    assert wrong == []
    assert leaking == []


def test_the_outsider_reaches_nothing_of_the_first_project(world, people):
    reached = [
        path
        for _who, _method, path, _answer, _response, body in asked(
            world, people, ["outsider"], ["GET"]
        )
        if "Welcoming Cities" in body.decode("utf-8", "replace")
        and path.lower() != certified(world)
    ]

    assert reached == []


def certified(world):
    """Verification is for anybody who holds the code of a certificate."""
    return f"/verify/{world['any']['code']}".lower()


@pytest.mark.django_db
def test_the_sample_declares_its_canaries_and_no_mail_carries_one():
    call_command("demo", stage="running", now="2026-11-24")
    outbox.deliver(limit=1000)

    sent = [message.subject + message.body + str(message.to) for message in mail.outbox]
    assert len(sent) > 10
    assert [word for word in CANARIES for text in sent if word in text] == []
