"""How many statements every page costs, in one table; no page costs more for more rows.

A page that is missing here fails, and so does one that no longer exists. Session, account and
rights are counted; BEGIN, COMMIT and savepoints are not.
"""

import uuid

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from attendance.actions.roll_calls import tick_all_but
from attendance.models import SheetPage, SignedSheet
from config.matrix import PEOPLE
from events.models import EventSignatory, OrganisationName, PromisedActivity, Signatory
from mobility.models import ListImport, ListRow
from tests.factories.attendance import make_device, make_link, taken, tick
from tests.factories.events import (
    make_event,
    make_item,
    make_organisation,
    make_partner,
    make_programme,
    make_role,
    make_user,
    make_version,
)  # fmt: skip
from tests.factories.mobility import make_participation, make_participations
from tests.factories.routes import ROUTES, address, ask
from tests.factories.world import DAY, make_batch, make_behalf_of_host, make_list_import

pytestmark = pytest.mark.django_db

# the first who may look is the one who does
READERS = ["coordinator", "participant", "pass holder", "link holder", "device", "operator",
           "anonymous"]  # fmt: skip
FOR_EACH = {"events:home": [who for who in PEOPLE if not who.endswith("holder")]}  # differs a lot
NOT_OURS = ("SAVEPOINT", "RELEASE", "ROLLBACK", "BEGIN", "COMMIT")

STATEMENTS = {
    "coordinator": {
        "attendance:api:openapi-json": 2,
        "attendance:attendance": 13,
        "attendance:cell": 12,
        "attendance:desk_worker": 2,
        "attendance:desks": 7,
        "attendance:export": 8,
        "attendance:list_pdf": 9,
        "attendance:page_original": 6,
        "attendance:page_picture": 6,
        "attendance:roll_call": 8,
        "attendance:roll_call_history": 7,
        "attendance:roll_call_now": 6,
        "attendance:signed_sheet": 17,
        "attendance:signed_sheets": 7,
        "certificates": 7,
        "certificates:batch": 6,
        "certificates:certificate": 12,
        "certificates:certificate_pdf": 4,
        "certificates:certificates": 13,
        "certificates:history": 9,
        "certificates:preview": 10,
        "certificates:print": 5,
        "certificates:verified": 7,
        "certificates:verify": 6,
        "events:access": 7,
        "events:account": 5,
        "events:account_address": 2,
        "events:account_address_code": 2,
        "events:activities": 6,
        "events:activity": 6,
        "events:activity_history": 6,
        "events:activity_new": 6,
        "events:agenda": 7,
        "events:agenda_ics": 11,
        "events:agenda_pdf": 5,
        "events:band_png": 5,
        "events:behalf_proof": 5,
        "events:event_cancel": 5,
        "events:event_edit": 10,
        "events:event_history": 19,
        "events:event_new": 8,
        "events:event_overview": 11,
        "events:event_page": 6,
        "events:history": 14,
        "events:home": 14,
        "events:item": 5,
        "events:item_new": 6,
        "events:on_behalf": 12,
        "events:organisation": 9,
        "events:organisation_history": 6,
        "events:organisation_new": 6,
        "events:organisations": 8,
        "events:project": 13,
        "events:project_edit": 5,
        "events:projects": 3,
        "events:publish": 7,
        "events:team_pdf": 5,
        "events:versions": 7,
        "favicon": 2,
        "healthz": 2,
        "mails": 2,
        "manifest": 2,
        "mobility:badges": 7,
        "mobility:import_file": 4,
        "mobility:import_history": 6,
        "mobility:import_left_out": 9,
        "mobility:import_new": 7,
        "mobility:invite": 8,
        "mobility:list_import": 12,
        "mobility:my": 3,
        "mobility:participation": 15,
        "mobility:participation_answer": 5,
        "mobility:people": 8,
        "mobility:people_sheet": 6,
        "mobility:person_add": 7,
        "mobility:person_history": 10,
        "mobility:sample_list": 4,
        "mobility:tell": 21,
        "readyz": 14,
        "shortcuts": 2,
        "typed_again": 2,
        "words": 2,
    },
    "assistant": {"events:home": 14},
    "host": {"events:home": 13},
    "contact": {"events:home": 9},
    "participant": {"events:home": 13},
    "pass holder": {
        "certificates": 2,
        "certificates:pass_certificate": 2,
        "mobility:claim": 1,
        "mobility:pass": 6,
        "mobility:pass_decline": 1,
        "mobility:pass_ics": 9,
        "mobility:pass_in_capitals": 6,
        "mobility:pass_pdf": 2,
    },
    "link holder": {
        "attendance:enrol": 1,
        "attendance:enrol_in_capitals": 1,
        "events:event_link": 4,
        "events:link_ics": 7,
        "events:link_pdf": 2,
        "events:link_png": 3,
    },
    "device": {
        "attendance:api:people": 1,
        "attendance:api:snapshot": 6,
        "attendance:desk": 5,
        "events:home": 1,
    },
    "operator": {
        "events:home": 21,
        "events:project_new": 2,
    },
    "outsider": {"events:home": 14},
    "anonymous": {"events:home": 1},
}


def counted(world, askers, who, entry):
    """How many statements one page needs for one reader."""
    path = address(entry, world, who)
    with CaptureQueriesContext(connection) as captured:
        ask(askers[who], "GET", path, world, who)
    return sum(not query["sql"].startswith(NOT_OURS) for query in captured.captured_queries)


def costs(world, askers):
    """(who, route) -> statements, of every page that somebody may look at."""
    found = {}
    for entry in ROUTES:
        may = entry["methods"].get("GET", {})
        readers = [who for who in FOR_EACH.get(entry["name"], READERS) if may.get(who) == "allow"]
        for who in readers if entry["name"] in FOR_EACH else readers[:1]:
            found[who, entry["name"]] = counted(world, askers, who, entry)
    return found


def two_more_of_everything(world, event, ayse, cetta, at):
    """Beside each row of ``world`` two others."""
    project = event.project
    for number in (2, 3):
        seat = make_organisation(project, f"Sample office {number}")
        make_partner(seat)
        OrganisationName.objects.create(project=project, organisation=seat, name=f"SO {number}")
        signs = Signatory.objects.create(organisation=seat, name=f"Signs {number}")
        EventSignatory.objects.create(event=event, signatory=signs, order=number)
        PromisedActivity.objects.create(
            project=project, work_package="WP2", number=f"A{number}", title={"en": "Visits"},
            lead=seat,
        )  # fmt: skip
        make_role(make_user(f"contact{number}@sample.example"), "contact", organisation=seat)
        make_item(event, number, "17:00", "18:00", title={"en": f"More {number}"})
        make_version(event, number + 1)
        make_device(event, f"Phone {number}")
        make_link(event, secret=f"{number}" * 26)
        running = make_event(project, seat, title={"en": f"Also today {number}"})
        make_programme(running)
        make_version(running)
        make_participation(running, cetta.people.get())
        make_list_import(event)
        make_row(world, number)
        make_behalf_of_host(project, ayse)
        make_sheet(event, make_participations(event, 1, seat)[0], ayse, at)
    tick_all_but(event=event, name=f"{DAY}/morning", absent=set(), by=ayse, at=at, ref=uuid.uuid4())
    make_batch(event, ayse)


def make_sheet(event, participation, by, at):
    """A signed sheet beside that of ``world``, with a page and somebody who signed it."""
    known = SheetPage.objects.filter(sheet__event=event).first()
    sheet = SignedSheet.objects.create(event=event, uploaded_by=by)
    page = sheet.pages.create(number=1, original=known.original, picture=known.picture)
    signed = tick(participation, method="sheet", page=page, roll_call=f"{DAY}/morning")
    taken(event, signed, at=at, user=by)


def make_row(world, number):
    """A row of the list that is looked at."""
    ListRow.objects.create(
        list_import=ListImport.objects.get(**world["list_import"]), number=number, verdict="new",
        values={"given_name": "İbrahim", "family_name": f"Işık {number}"},
    )  # fmt: skip


@pytest.mark.parametrize("rows", ["one row", "three rows"])
def test_every_page_costs_what_the_table_says(world, askers, event, ayse, cetta, today, rows):
    make_version(event, 2)  # what changed is read from the one before
    make_row(world, 1)
    if rows == "three rows":
        two_more_of_everything(world, event, ayse, cetta, today)

    found = costs(world, askers)

    said = {(who, name): n for who, names in STATEMENTS.items() for name, n in names.items()}
    differing = [
        f"{who}: {name}: {found.get((who, name), 'no such page')}, not {said.get((who, name))}"
        for who, name in sorted(found.keys() | said.keys())
        if found.get((who, name)) != said.get((who, name))
    ]
    assert not differing, "\n" + "\n".join(differing)
