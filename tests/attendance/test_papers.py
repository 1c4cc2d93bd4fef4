"""What leaves as a file: the attendance list and the exports."""

import csv
import io
import json
import subprocess
import unicodedata
from datetime import UTC, datetime
from uuid import uuid4

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse
from openpyxl import load_workbook
from pypdf import PdfReader

from attendance.actions.signed_sheets import keep_sheet
from attendance.documents.attendance_list import attendance_list, masked
from attendance.exports import exported
from attendance.state import state
from events.models import OldSlug
from tests.factories import photos
from tests.factories.attendance import make_roll_call, taken, tick
from tests.factories.events import make_person, make_programme
from tests.factories.mobility import make_participation, make_participations

AT = datetime(2026, 11, 24, 9, tzinfo=UTC)
pytestmark = pytest.mark.usefixtures("today")


def text_of(pdf: bytes) -> str:
    """The words of a PDF, as NFKC on one line."""
    made = subprocess.run(["pdftotext", "-", "-"], input=pdf, capture_output=True, check=True)
    return " ".join(unicodedata.normalize("NFKC", made.stdout.decode()).split())


def pages_of(pdf: bytes) -> int:
    made = subprocess.run(["pdfinfo", "-"], input=pdf, capture_output=True, check=True)
    return int(made.stdout.decode().split("Pages:")[1].split()[0])


def listed(event, **look):
    return attendance_list(event, language="en", at=AT, **look)


def test_the_list_holds_what_the_programme_asks_for(event, people):
    text = text_of(listed(event))

    for person in people:
        assert person.name in text
        assert person.person.email in text
    for word in (
        "Attendance list: How Graz receives newcomers", "23–25 November 2026",
        "Alte Poststraße 149, 8020 Graz, Austria", "2025-1-TR01-KA220-ADU-000000000",
        "Co-funded by the European Union", "Stamp of the receiving organisation",
    ):  # fmt: skip
        assert word in text


def test_names_of_many_scripts_can_be_read_again(event, graz):
    people = make_participations(event, 10, graz)

    text = text_of(listed(event))

    assert [person.name for person in people if person.name not in text] == []


def test_up_to_twenty_people_have_all_days_on_one_sheet(event, graz):
    make_participations(event, 20, graz)

    text = text_of(listed(event))

    assert all(day in text for day in ("Mon 23 Nov", "Tue 24 Nov", "Wed 25 Nov"))
    assert text.count("Attendance list: How Graz") == 1


LONG = "Sample Social Services Directorate of the Metropolitan Province"


@pytest.mark.parametrize("language", ["en", "de", "tr"])
@pytest.mark.parametrize("count", [13, 20])
def test_up_to_twenty_people_of_far_off_houses_sign_on_one_side(event, graz, count, language):
    graz.legal_name = LONG
    graz.save()
    make_programme(event)
    people = make_participations(event, count, graz)

    pdf = attendance_list(event, language=language, at=AT)

    text = text_of(pdf)
    assert pages_of(pdf) == 1
    assert [person.name for person in people if person.name not in text] == []
    assert text.count("Metropolitan Province, Alte Poststraße 149, 8020 Graz") == count + 1


def test_nothing_on_a_full_list_is_smaller_than_eight_points(event, graz):
    make_participations(event, 20, graz)

    assert min(sizes_of(listed(event))) >= 8


def sizes_of(pdf: bytes) -> set[float]:
    """The sizes of what is written on the pages of a PDF."""
    found = set()
    for page in PdfReader(io.BytesIO(pdf)).pages:
        page.extract_text(
            visitor_text=lambda text, _cm, _tm, _font, size: text.strip() and found.add(size)
        )
    return found


def test_the_list_with_marks_says_what_was_remarked(event, people, nine):
    make_roll_call(event, 2, done_at=nine, remark="two left for the airport")

    blank, marked = text_of(listed(event)), text_of(listed(event, marks=True))

    assert "Tue 24 Nov, morning: two left for the airport" in marked
    assert "airport" not in blank


def test_more_people_have_a_sheet_for_each_day(event, graz):
    make_participations(event, 21, graz)

    text = text_of(listed(event))

    assert text.count("Attendance list: How Graz") == 3
    assert text.count("Stamp of the receiving organisation") == 3


def test_marks_say_what_was_recorded(event, people, ayse, nine):
    make_roll_call(event, 2, done_at=nine)
    taken(event, tick(people[0]), at=nine, user=ayse)

    blank, marked = text_of(listed(event)), text_of(listed(event, marks=True))

    assert ("✓ 09:00" in blank, "✓ 09:00" in marked) == (False, True)
    assert marked.count("absent") == 4


def test_a_list_to_pass_round_hides_addresses(event, people):
    text = text_of(listed(event, masked=True))

    assert "p...@sample.example" in text  # as NFKC spells it
    assert not any(person.person.email in text for person in people)


@pytest.mark.parametrize(("email", "shown"), [("ayse@ornek.example", "a…@ornek.example"), ("", "")])
def test_a_masked_address_keeps_its_first_letter_and_its_house(email, shown):
    assert masked(email) == shown


def test_an_empty_event_still_has_a_sheet_to_sign(event):
    assert pages_of(listed(event)) == 1


@pytest.mark.parametrize("name", ["<b>x</b> & Co", "x" * 90, "{{7*7}} %s", "\u0e01 \U0001f600"])
def test_any_name_gives_a_list(event, project, name):
    make_participation(event, make_person(project, name, "", email=""))

    assert pages_of(listed(event)) == 1


def test_the_list_speaks_the_language_of_its_reader(client, event, people, ayse):
    client.force_login(ayse)
    url = reverse("attendance:list_pdf", args=[event.slug])

    response = client.get(url, headers={"Accept-Language": "en"})

    assert response["Content-Type"] == "application/pdf"
    assert b"/Lang (en)" in b"".join(response.streaming_content)


@pytest.fixture
def morning(event, people, ayse, nine):
    """Two of five were there on the second morning, which is done; one of them by word."""
    make_programme(event)
    make_roll_call(event, 2, done_at=nine)
    taken(event, *map(tick, people[:2]), at=nine, user=ayse)


def test_json_says_it_all(morning, event, people):
    content = json.loads(exported(event, "json", at=AT))

    first = next(each for each in content["people"] if each["name"] == people[0].name)
    assert content["event"]["slug"] == event.slug
    assert content["half_days"][2] == {
        "name": "2026-11-24/morning", "day": "2026-11-24", "key": "morning", "minutes": 90,
        "done": True, "remark": "",
    }  # fmt: skip
    assert first == {
        "name": people[0].name, "email": people[0].person.email, "country": "AT",
        "organisation": people[0].organisation_name, "role": "participant", "status": "confirmed",
        "half_days": {"2026-11-24/morning": {
            "presence": "present", "first_at": "2026-11-24T08:00:00+00:00"
        }},
        "days": 1, "of_days": 3, "hours": 1.5, "of_hours": 10.5,
    }  # fmt: skip


def test_csv_has_a_line_for_each_person(morning, event, people):
    text = exported(event, "csv", at=AT).decode("utf-8-sig")

    rows = list(csv.DictReader(io.StringIO(text), delimiter=";"))

    assert len(rows) == 5
    by_name = {row["Name"]: row for row in rows}
    first, last = by_name[people[0].name], by_name[people[4].name]
    assert (first["Tue 24 Nov, morning"], first["Tue 24 Nov, morning: first seen"]) == (
        "present",
        "09:00",
    )
    assert (last["Tue 24 Nov, morning"], last["Days"], last["Hours"]) == ("absent", "0", "0.0")


def test_xlsx_keeps_numbers_as_numbers_and_texts_as_texts(morning, event, project):
    make_participation(event, make_person(project, "=1+1", "", email=""))

    sheet = load_workbook(io.BytesIO(exported(event, "xlsx", at=AT))).active

    header = [cell.value for cell in sheet[1]]
    rows = [dict(zip(header, row, strict=True)) for row in sheet.iter_rows(min_row=2)]
    cells = [row["Name"] for row in rows]
    assert {cell.data_type for cell in cells} == {"s"}
    assert "=1+1" in {cell.value for cell in cells}
    assert {row["Days"].value for row in rows} == {0, 1}


def test_xlsx_tells_how_each_half_day_ended_and_what_proves_it(morning, event, people, ayse):
    sheet = keep_sheet(event=event, uploads=[photos.looked_photo()], by=ayse, at=AT, ref=uuid4())
    page = sheet.pages.get()
    page.sheet = sheet
    taken(event, tick(people[3], method="sheet", page=page), at=AT, user=ayse)

    rows = list(load_workbook(io.BytesIO(exported(event, "xlsx", at=AT)))["Half days"].values)

    assert rows[0] == ("Half day", "Closed", "by", "Remark", "Signed sheets")
    assert ("Tue 24 Nov, morning", "yes", None, None, "IMG_2041.jpg") in rows
    assert ("Tue 24 Nov, afternoon", "no", None, None, None) in rows


@pytest.mark.parametrize("format", ["xlsx", "csv", "json"])
def test_the_page_and_the_command_export_the_same(client, morning, event, ayse, tmp_path, format):
    client.force_login(ayse)
    response = client.get(reverse("attendance:export", args=[event.slug, format]))

    call_command("export_attendance", event.slug, format=format, output=tmp_path / "made")

    assert (tmp_path / "made").read_bytes() == b"".join(response.streaming_content)


def test_an_old_address_of_an_event_still_exports(event, tmp_path):
    OldSlug.objects.create(slug="graz-before", event=event)

    call_command("export_attendance", "graz-before", format="csv", output=tmp_path / "made.csv")

    assert (tmp_path / "made.csv").exists()


def test_an_unknown_event_is_said_to_be_one(db):
    with pytest.raises(CommandError, match="There is no event with the address 'nothing'"):
        call_command("export_attendance", "nothing", format="csv")


def test_a_place_that_cannot_be_written_is_said(event, tmp_path):
    with pytest.raises(CommandError, match="cannot be written"):
        call_command(
            "export_attendance", event.slug, format="csv", output=tmp_path / "no" / "x.csv"
        )


def test_the_projection_can_be_rebuilt_by_command(morning, capsys):
    call_command("rebuild_attendance")

    assert capsys.readouterr().out == "2 rows\n"


def test_the_state_names_people_and_no_ids(morning, people):
    known = state()

    assert set(known) == {
        "roll_calls", "devices", "scans", "corrections", "signed_sheets", "attendance"
    }  # fmt: skip
    assert known["attendance"][0] == {
        "event": "how-graz-receives-newcomers", "roll_call": "2026-11-24/morning",
        "person": people[0].name, "email": people[0].person.email,
        "organisation": people[0].organisation_name, "presence": "present",
        "first_at": "2026-11-24T08:00:00+00:00", "is_corrected": False,
    }  # fmt: skip
