from io import BytesIO
from unicodedata import normalize

from pypdf import PdfReader

from mobility.documents.badges import badges_pdf
from mobility.models import Participation
from tests.factories.events import make_organisation, make_person
from tests.factories.mobility import make_participation, make_participations
from tests.kit.pdf.reading import text_of
from tests.mobility.conftest import AT


def pdf(event):
    people = list(Participation.objects.filter(event=event).with_people())
    return badges_pdf(event, people, language="en", at=AT)


def test_every_name_is_on_its_badge_in_every_script(event, graz):
    made = make_participations(event, 10, graz)

    text = normalize("NFKC", text_of(pdf(event)))

    missing = [each.name for each in made if not all(w in text for w in each.name.split())]
    assert missing == []


def test_eight_badges_stand_on_a_page(event, graz):
    make_participations(event, 17, graz)

    assert len(PdfReader(BytesIO(pdf(event))).pages) == 3


def test_badges_are_marked_by_organisation(event, graz, seville):
    for organisation in (seville, graz):
        make_participation(
            event,
            make_person(event.project, "A", organisation.city, email="", organisation=organisation),
        )

    outline = PdfReader(BytesIO(pdf(event))).outline
    assert [entry.title for entry in outline] == [
        "Sample Training Centre", "Sample University of Applied Sciences",
    ]  # fmt: skip


def test_a_very_long_name_and_organisation_are_never_cut(event):
    organisation = make_organisation(event.project, "Organisation " * 14 + "end")
    person = make_person(
        event.project, "Maximiliana Alexandrina", "von Österreicher-Großbichlhuber", email="",
        organisation=organisation,
    )  # fmt: skip
    make_participation(event, person)

    text = " ".join(text_of(pdf(event)).split())
    assert "Großbichlhuber" in text
    assert "end participant" in text


def test_the_same_people_give_the_same_bytes(event, graz):
    make_participations(event, 3, graz)

    assert pdf(event) == pdf(event)
