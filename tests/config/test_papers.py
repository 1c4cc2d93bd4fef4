"""Every paper of the main job can be read again: names, faces, boxes, codes (must show 5)."""

import uuid
from datetime import UTC, datetime

import pytest
import zxingcpp

from attendance.actions.roll_calls import tick_all_but
from attendance.documents.attendance_list import attendance_list
from certificates.actions.certificates import issue
from certificates.proposals import propose
from events.documents.agenda import agenda_pdf
from kit import codes, files
from mobility.documents.badges import badges_pdf
from mobility.models import Participation, Pass
from tests.factories.events import make_item, make_organisation, make_person, make_version
from tests.factories.mobility import make_participation
from tests.kit.pdf.reading import fonts_of, overlaps, picture_of, text_of

pytestmark = pytest.mark.django_db

AT = datetime(2026, 11, 23, 8, 10, tzinfo=UTC)
NAMES = [("İbrahim", "Işık"), ("Ċetta", "Għaxaq"), ("Γιώργος", "Παπαδόπουλος"),
         ("السيدة فاطمة", "الزهراء")]  # fmt: skip
SIXTY = "Sample Directorate for Social Integration of Metropolitan Ar"


@pytest.fixture
def event_of_many_scripts(event, project, ayse):
    """Four people of an organisation with sixty letters, who also speak in the agenda."""
    organisation = make_organisation(project, SIXTY)
    for number, (given, family) in enumerate(NAMES):
        person = make_person(
            project, given, family, organisation=organisation, email=f"p{number}@x.example"
        )
        make_participation(event, person)
        make_item(event, 1, f"{9 + number:02}:00", f"{9 + number:02}:50", speaker=str(person))
    make_version(event)
    name = f"{event.starts_on}/morning"
    tick_all_but(event=event, name=name, absent=set(), by=ayse, at=AT, ref=uuid.uuid4())
    return event


def papers(event, ayse):
    """Name -> bytes of each paper."""
    people = list(Participation.objects.filter(event=event).with_people())
    items = list(event.versions.get().items.all())
    proposals = [proposal for proposal in propose(event) if proposal.is_ready]
    certificates = {
        f"certificate {number}": files.read(
            issue(proposal=proposal, languages=["en", "de"], by=ayse.actor, at=AT).file
        )
        for number, proposal in enumerate(proposals)
    }
    return certificates | {
        "list": attendance_list(event, language="en", at=AT),
        "agenda": agenda_pdf(event, items, with_addresses=True, language="en", at=AT),
        "badges": badges_pdf(event, people, language="en", at=AT),
    }


def test_names_read_as_they_are_written_on_every_paper(event_of_many_scripts, ayse):
    made = papers(event_of_many_scripts, ayse)
    certificates = " ".join(text_of(pdf) for name, pdf in made.items() if "certificate" in name)

    for text in (certificates, *(text_of(made[name]) for name in ("list", "agenda", "badges"))):
        squeezed = " ".join(text.split())
        assert [name for name in NAMES if not all(part in squeezed for part in name)] == []


def test_papers_carry_their_own_faces_and_no_two_words_overlap(event_of_many_scripts, ayse):
    for name, pdf in papers(event_of_many_scripts, ayse).items():
        assert {font["embedded"] for font in fonts_of(pdf)} == {"yes"}, name
        assert overlaps(pdf) == [], name


def test_codes_of_pass_and_certificate_are_read_from_grey_print(event_of_many_scripts, ayse):
    made = papers(event_of_many_scripts, ayse)

    read = [found.text for found in zxingcpp.read_barcodes(picture_of(made["badges"], dpi=150))]
    certified = zxingcpp.read_barcodes(picture_of(made["certificate 0"], dpi=150))

    hashes = {codes.digest("pass", text.rsplit("/", 1)[1]) for text in read}
    assert hashes == set(Pass.objects.values_list("code_hash", flat=True))
    assert "/VERIFY/" in certified[0].text


def test_a_certificate_is_small(event_of_many_scripts, ayse):
    made = papers(event_of_many_scripts, ayse)

    assert [name for name, pdf in made.items() if "certificate" in name and len(pdf) > 40_000] == []
