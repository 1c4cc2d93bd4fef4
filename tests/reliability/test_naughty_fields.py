"""485 naughty strings through every text field: kept as they are, or refused with a reason.

``PAGES`` names the page of every form. A form that is not in it fails the first test, and a new
text field of a form is fed by itself.
"""

import json
from datetime import date
from uuid import uuid4

import pytest
from django import forms
from django.forms import CharField
from django.test import Client
from django.urls import get_resolver, reverse
from pydantic import ValidationError

from attendance import schemas
from attendance.actions.desks import enrol, make_link
from certificates.actions.certificates import issue
from certificates.proposals import propose
from kit import clock
from kit.forms import MakesOne
from mobility.actions.passes import current_pass
from tests.conftest import TODAY
from tests.factories.attendance import MORNING, taken, tick
from tests.factories.cast import Cast
from tests.factories.events import make_programme, make_version
from tests.reliability import naughty

pytestmark = pytest.mark.django_db
FLOORS = ("events", "mobility", "attendance", "certificates", "kit")
PARENTS = {
    "DaysForm",
    "MakesOne",
    "EventFields",
    "LanguageForm",
    "CodeAsked",
}  # only others build on them
NO_TEXT = {"PartnerForm", "PublishForm", "DropForm", "IssueForm", "UndoForm", "CheckInForm",
           "MappingForm", "UndoSignaturesForm", "CancelForm",
           "PhotosForm", "ListFilter"}  # fmt: skip
PERSON = {"role": "participant", "status": "confirmed", "email": ""}
SEAT = {"country": "AT", "email": "", "oid": "", "pic": ""}
SETS = {"partner-TOTAL_FORMS": "0", "partner-INITIAL_FORMS": "0",
        "signatory-TOTAL_FORMS": "1", "signatory-INITIAL_FORMS": "0"}  # fmt: skip
EVENT = {"kind": "visit", "starts_on": "2026-11-23", "ends_on": "2026-11-25", "noon": "13:00",
         "visibility": "partnership"}  # fmt: skip
ITEM = {"kind": "visit", "day": "2026-11-24", "begins": "09:00", "ends": "10:00"}
PROJECT = {"action": "KA220-ADU", "call_year": "2025", "starts_on": "2025-11-01",
           "ends_on": "2027-10-31", "funding_model": "lump_sum",
           "languages": ["en", "tr"]}  # fmt: skip
OF_HALF = {"day": date(2026, 11, 24), "key": "morning"}
# form -> (method, route, its arguments, what is typed beside the text)
PAGES = {
    "AskForCode": ("post", "account_login", [], {}),
    "EnterCode": ("post", "account_confirm_login_code", [], {}),
    "AccountForm": ("post", "events:account", [], {"language": "en"}),
    "NewAddressForm": ("post", "events:account_address", [], {}),
    "ActivityForm": ("post", "events:activity", ["activity"], {}),
    "NewActivityForm": ("post", "events:activity_new", ["project"], {}),
    "EventForm": ("post", "events:event_edit", ["event"], EVENT | {"host_organisation": "host"}),
    "NewEventForm": ("post", "events:event_new", ["project"],
                     EVENT | {"host_organisation": "host"}),
    "ItemForm": ("post", "events:item", ["event", "item"], ITEM),
    "NewItemForm": ("post", "events:item_new", ["event"], ITEM),
    "OrganisationForm": ("post", "events:organisation", ["organisation"], SEAT | SETS),
    "NewOrganisationForm": ("post", "events:organisation_new", ["project"], SEAT),
    "SignatoryForm": ("post", "events:organisation", ["organisation"],
                      SEAT | SETS | {"legal_name": "Sample"}),
    "ProjectForm": ("post", "events:project_edit", ["project"], PROJECT),
    "NewProjectForm": ("post", "events:project_new", [], PROJECT | {"coordinator_language": "en"}),
    "InviteForm": ("post", "events:access", ["project"], {"kind": "assistant", "language": "en"}),
    "PublishForm": ("post", "events:publish", ["event"], {"number": "9"}),
    "ClaimForm": ("post", "mobility:claim", ["pass"], {}),
    "PersonForm": ("post", "mobility:participation", ["event", "participation"], PERSON),
    "AddPersonForm": ("post", "mobility:person_add", ["event"], PERSON),
    "PeopleFilter": ("get", "mobility:people", ["event"], {}),
    "TickForm": ("post", "attendance:tick", ["event", "half"], {"person": "participation"}),
    "ExceptForm": ("post", "attendance:all_but", ["event", "half"], {}),
    "DoneForm": ("post", "attendance:done", ["event", "half"], {}),
    "CorrectionForm": ("post", "attendance:cell", ["event", "cell"], {"change": "late"}),
    "EnrolForm": ("post", "attendance:enrol", ["secret"], {}),
    "ScanForm": ("post", "attendance:desk", [], {}),
    "WalkInForm": ("post", "attendance:desk_walk_in", [], {}),
    "FilterForm": ("get", "certificates:certificates", ["event"], {}),
    "ReplaceForm": ("post", "certificates:replace", ["certificate"], {"language": "en"}),
    "certificates.ReasonForm": ("post", "certificates:withdraw", ["certificate"], {}),
    "EventFilter": ("get", "events:project", ["project"], {}),
    "ActivityFilter": ("get", "events:activities", ["project"], {}),
    "OrganisationFilter": ("get", "events:organisations", ["project"], {}),
    "BehalfForm": ("post", "events:on_behalf", ["project"], {"channel": "phone"}),
    "CodeForm": ("post", "certificates:verify", [], {}),
    "SurnameForm": ("post", "certificates:verified", ["certificate code"], {}),
}  # fmt: skip
# forms whose pages need a signed sheet or an answer first: their fields alone are fed
FIELDS_ONLY = {"SignedForm", "ByHandForm", "AskedForm", "AddressCodeForm", "attendance.ReasonForm"}
SHOWN_ONLY = {"attendance.ReasonForm"}  # its reason is read by TickForm and ExceptForm


def classes():
    """Every form of the house that pages use, by name."""

    def below(one):
        for child in one.__subclasses__():
            yield child
            yield from below(child)

    assert get_resolver().url_patterns  # every page, and so every form, is known now
    ours = {each for each in below(forms.BaseForm) if each.__module__.split(".")[0] in FLOORS}
    return {name_of(each): each for each in ours if each.__name__ not in PARENTS}


def name_of(form_class):
    """Two forms may have one name on two floors."""
    name = form_class.__name__
    return f"{form_class.__module__.split('.')[0]}.{name}" if name == "ReasonForm" else name


def test_every_form_has_its_page_in_the_table():
    assert set(classes()) - set(PAGES) - NO_TEXT - FIELDS_ONLY - SHOWN_ONLY == set()
    assert MakesOne not in classes().values()


@pytest.mark.parametrize("form", sorted(FIELDS_ONLY))
def test_each_text_is_kept_or_refused_by_the_fields_of_other_forms(form):
    fields = [
        field for field in classes()[form].base_fields.values() if isinstance(field, CharField)
    ]

    assert fields
    for text in naughty.strings():
        assert all(naughty.taken_or_refused(field, text) for field in fields), text


@pytest.fixture
def noted(monkeypatch):
    """Every form that a page makes from what was sent, newest last."""
    made, usual = [], forms.BaseForm.__init__

    def note(form, *args, **kwargs):
        usual(form, *args, **kwargs)
        if form.is_bound:
            made.append(form)

    monkeypatch.setattr(forms.BaseForm, "__init__", note)
    return made


@pytest.fixture(scope="module")
def shared_cast(shared):
    cast = Cast()
    cast.everybody()
    with clock.at(TODAY):
        cast.world = make_world(cast, TODAY)
    return cast


@pytest.fixture
def world(cast, today):
    return cast.world


def make_world(cast, today):
    """One of everything that a form is about."""
    project, event, ayse = cast.project, cast.event, cast.ayse
    make_programme(event)
    make_version(event)
    participation = event.participations.get()
    taken(event, tick(participation), at=today, user=ayse)
    link, secret = make_link(event=event, by=ayse, at=today, ref=uuid4())
    _device, token = enrol(link=link, label="phone", at=today, ref=uuid4())
    (proposal,) = propose(event)
    certificate = issue(proposal=proposal, languages=["en"], by=ayse.actor, at=clock.now())
    activity = project.promised_activities.create(
        work_package="WP2", number="A1", title={"en": "x"}
    )
    return {
        "activity": [activity.ref], "project": [project.slug], "event": [event.slug],
        "item": [event.items.first().key], "organisation": [cast.seville.ref],
        "pass": [current_pass(participation).code], "participation": [participation.ref],
        "half": [*OF_HALF.values()], "cell": [participation.ref, *OF_HALF.values()],
        "secret": [secret], "certificate": [certificate.ref], "token": token,
        "certificate code": [certificate.letters], "host": [event.host_organisation.ref],
    }  # fmt: skip


@pytest.fixture
def asker(root, ayse, world):
    """Asks as the coordinator, the operator where only that one may, or a stranger."""
    clients = {"coordinator": Client(), "operator": Client(), "stranger": Client()}
    clients["coordinator"].force_login(ayse)
    clients["operator"].force_login(root)
    clients["coordinator"].cookies["kilim_device"] = world["token"]

    def asker(form):
        if form in ("AskForCode", "EnterCode", "CodeForm", "SurnameForm", "ClaimForm"):
            return clients["stranger"]
        return clients["operator" if form == "NewProjectForm" else "coordinator"]

    return asker


def send(form, texts, world, asker):
    """The answer of the form's page to these texts; ``texts`` is name of input -> text."""
    method, route, about, beside = PAGES[form]
    parts = [part for name in about for part in world[name]]
    typed = {name: _known(world, value) for name, value in beside.items()}
    typed |= {"ref": str(uuid4()), "scan": str(uuid4()), "roll_call": MORNING} | texts
    if form == "ScanForm":
        typed.pop("ref")
    if form == "TickForm":
        typed["person"] = str(world["participation"][0])
    return getattr(asker(form), method)(reverse(route, args=parts), typed)


def _known(world, value):
    return str(world[value][0]) if isinstance(value, str) and value in world else value


@pytest.mark.parametrize("form", PAGES)
def test_each_text_is_kept_or_refused_and_no_page_breaks(form, noted, world, asker):
    if form == "EnterCode":
        asker(form).post(reverse("account_login"), {"email": "cetta@fondazzjoni.example"})
    send(form, {"email": "x", "surname": "x"}, world, asker)
    bound = next(each for each in reversed(noted) if name_of(type(each)) == form)
    fields = naughty.text_fields(bound)
    texts = naughty.strings()

    odd = [
        (name, text)
        for name, field in fields.items()
        for text in texts
        if not naughty.taken_or_refused(field, text)
    ]
    inputs = [
        each for name, field in fields.items() for each in naughty.names_of(bound, name, field)
    ]
    place = list(PAGES).index(form)
    answers = [
        (text, send(form, dict.fromkeys(inputs, text), world, asker).status_code)
        for text in naughty.packed()[place :: len(PAGES)]
    ]

    assert fields
    assert odd == []
    assert [(text, status) for text, status in answers if status >= 500] == []


@pytest.mark.parametrize("schema", [schemas.ScanIn, schemas.WalkInIn])
def test_each_text_of_the_api_is_kept_or_refused(schema):
    sound = {"id": str(uuid4()), "roll_call": MORNING, "name": "Amina", "code": "x",
             "method": "camera"}  # fmt: skip
    names = [name for name, field in schema.model_fields.items() if field.annotation is str]
    odd = []
    for name in names:
        for text in naughty.strings():
            try:
                kept = getattr(schema.model_validate(sound | {name: text}), name)
            except ValidationError:
                continue
            odd += [] if naughty.plain(kept) == naughty.plain(text) else [(name, text)]

    assert set(names) == {"roll_call", "code", "reason"} or set(names) == {
        "roll_call", "name", "organisation"
    }  # fmt: skip
    assert odd == []


def test_each_text_goes_to_the_api_and_comes_back_or_is_a_problem(world):
    client = Client(headers={"Authorization": f"Bearer {world['token']}"})

    def post(route, content):
        body = json.dumps(content)
        return client.post(reverse(route), body, content_type="application/json")

    scans = [
        {"id": str(uuid4()), "roll_call": MORNING, "method": "typed", "code": text, "reason": text}
        for text in naughty.strings()
    ]
    refused = post("attendance:api:scans", {"scans": scans})
    wrong = {error["loc"][3] for error in refused.json()["errors"]}
    rest = [scan for number, scan in enumerate(scans) if number not in wrong]
    taken = post("attendance:api:scans", {"scans": rest})
    guests = [
        post("attendance:api:walk_ins", {"id": str(uuid4()), "roll_call": MORNING, "name": text})
        for text in naughty.packed()[::4]
    ]

    assert (refused.status_code, taken.status_code) == (422, 200)
    assert len(rest) > 450
    assert {guest.status_code for guest in guests} == {200, 422}


QUERIES = ["q", "lang", "next", "page", "sort", "show", "half", "org", "mode", "one", "kind", "day",
           "person", "marks", "masked", "language", "organisation", "status", "invited", "state",
           "version", "from", "to"]  # fmt: skip
LISTS = [
    ("events:home", []), ("events:projects", []), ("events:project", ["project"]),
    ("events:history", ["project"]), ("events:organisations", ["project"]),
    ("events:event_page", ["event"]), ("events:agenda", ["event"]), ("events:versions", ["event"]),
    ("mobility:people", ["event"]), ("mobility:badges", ["event"]), ("mobility:pass", ["pass"]),
    ("mobility:invite", ["event"]), ("attendance:attendance", ["event"]),
    ("attendance:roll_call", ["event", "half"]), ("attendance:list_pdf", ["event"]),
    ("attendance:desks", ["event"]), ("certificates:certificates", ["event"]),
    ("certificates:preview", ["event", "participation"]), ("events:agenda_pdf", ["event"]),
    ("certificates:verify", []), ("account_login", []),
]  # fmt: skip


def test_no_query_breaks_a_page(world, asker):
    client, broken = asker("PeopleFilter"), []
    client.raise_request_exception = False
    for number, text in enumerate(naughty.packed()[::3]):
        route, about = LISTS[number % len(LISTS)]
        path = reverse(route, args=[part for name in about for part in world[name]])
        status = client.get(path, dict.fromkeys(QUERIES, text)).status_code
        broken += [(path, text)] if status >= 500 else []

    assert broken == []


def test_every_text_finds_nobody_or_somebody_and_breaks_no_search(world, asker):
    client = asker("PeopleFilter")
    url = reverse("mobility:people", args=world["event"])
    found = {client.get(url, {"q": text}).status_code for text in naughty.packed()[::8]}

    assert found == {200}
