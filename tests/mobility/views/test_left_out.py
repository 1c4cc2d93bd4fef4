"""Rows that could not be brought in: downloaded with reasons, mended, dropped in again."""

from io import BytesIO

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from openpyxl import load_workbook

from mobility.imports.judging import FAR
from mobility.models import ListImport, Participation
from tests.mobility.conftest import bring_in, person_of, stage, stage_text


@pytest.fixture
def signed_in(client, ayse):
    client.force_login(ayse)
    return client


def left_out(found, format="xlsx"):
    return reverse("mobility:import_left_out", args=[found.ref, format])


def page_of(found):
    return reverse("mobility:list_import", args=[found.ref])


def content(response):
    return b"".join(response.streaming_content)


def sheet(response):
    book = load_workbook(BytesIO(content(response)))
    return [[cell.value for cell in row] for row in book.active.iter_rows()]


def test_only_the_rows_that_wait_are_in_the_sheet_with_their_reasons(signed_in, valletta):
    bring_in(valletta)

    header, row = sheet(signed_in.get(left_out(valletta)))

    assert header[:4] == ["First name", "Surname", "Organisation", "Email address"]
    assert header[-1] == "Remarks"
    assert row[3] == "karmnu(at)example"
    assert row[-1] == (
        "Row 12 of “05-valletta-participants.csv”: Cell D12 has no @. Correct it here, or leave "
        "the row out."
    )


def test_mended_and_dropped_again_it_brings_in_the_rest(signed_in, event, valletta):
    bring_in(valletta)
    answer = signed_in.get(left_out(valletta))
    book = load_workbook(BytesIO(content(answer)))
    book.active["D2"] = "k@hazin.example"
    file = BytesIO()
    book.save(file)

    drop = reverse("mobility:import_new", args=[event.slug])
    lists = SimpleUploadedFile("mended.xlsx", file.getvalue())
    signed_in.post(drop, {"lists": lists})
    again = ListImport.objects.get(filename="mended.xlsx")

    counts = bring_in(again)
    assert (counts["new"], counts["look"]) == (1, 0)
    assert Participation.objects.filter(person__email="k@hazin.example").exists()


@pytest.mark.parametrize("language", settings.COMPLETE_LANGUAGES)
def test_the_sheet_is_understood_as_the_list_was_in_every_language(
    signed_in, event, valletta, language
):
    answer = signed_in.get(f"{left_out(valletta)}?lang={language}")
    again = stage(event, "again.xlsx", content(answer))

    kept = {column["field"] for column in valletta.columns} - {"", "ignore"}
    assert {column["field"] for column in again.columns} == kept | {"ignore"}


def test_what_was_typed_so_far_is_in_the_sheet(signed_in, event):
    found = stage_text(event, "Name,E-mail\nN.N.,wrong\nAli Kaya,a@x.example")
    signed_in.post(page_of(found), {"press": "save", "row-2-given_name": "Ayşe"})

    _header, row = sheet(signed_in.get(left_out(found)))

    assert row[:2] == ["Ayşe", "wrong"]


def test_as_csv_nothing_runs_as_a_formula(signed_in, event):
    found = stage_text(event, 'Name,E-mail\n"=1+1 Kaya",wrong')

    text = content(signed_in.get(left_out(found, "csv"))).decode("utf-8-sig")

    assert "\r\n'=1+1 Kaya;wrong;" in text


def test_a_list_without_such_rows_says_so(signed_in, event):
    found = stage_text(event, "Name,E-mail\nAli Kaya,a@x.example")

    answer = signed_in.get(left_out(found), follow=True)

    assert [str(said) for said in answer.context["messages"]] == [
        "No row of this list waits to be mended."
    ]


def test_unknown_formats_are_404(signed_in, valletta):
    assert signed_in.get(left_out(valletta, "pdf")).status_code == 404


def test_odd_names_are_taken_all_at_once(signed_in, event):
    found = stage_text(event, "Given name,Family name\nAli3,Kaya\nVeli7,Kaya\nNoel,Borg\nEda9,Ak")
    page = signed_in.get(page_of(found))

    signed_in.post(page_of(found), {"press": "accept_all:odd_name"})

    after = signed_in.get(page_of(found))
    assert (page.context["odd_names"], after.context["odd_names"]) == (3, 0)
    assert after.context["button"] == "Bring in 4 people"


def test_a_press_for_all_accepts_only_what_may_be_accepted(signed_in, valletta):
    signed_in.post(page_of(valletta), {"press": "accept_all:email_without_at"})

    assert signed_in.get(page_of(valletta)).context["waiting"] == 1


def test_journeys_months_from_the_event_are_named_and_hold_nobody_up(signed_in, event):
    found = stage_text(
        event,
        "Name,E-mail,Arrival\nAli Kaya,a@x.example,16.05.2027\nEda Ak,e@x.example,22.11.2026",
    )

    page = signed_in.get(page_of(found))
    text = page.content.decode()

    assert "1 person travels months before or after the event." in text
    assert "months from the event" in text
    assert page.context["button"] == "Bring in 2 people"
    shown = signed_in.get(f"{page_of(found)}?verdict={FAR}")
    assert [line.number for line in shown.context["lines"]] == [2]
    bring_in(found)
    assert person_of(event, "Ali Kaya").travel.arrives_on.year == 2027


def test_whoever_is_left_out_travels_nowhere(signed_in, event):
    found = stage_text(
        event,
        "Name,E-mail,Arrival\nAli Kaya,a@x.example,16.05.2027\nAli Kaya,a@x.example,16.05.2027",
    )
    bring_in(found)

    assert signed_in.get(page_of(found)).context["far"] == 0
