"""Rows that wait: corrected in place, left out, brought in later; columns understood otherwise."""

from io import BytesIO

from kit.models import Record
from kit.sheets.columns import Column
from kit.sheets.reader import read_workbook
from kit.sheets.writer import Page, write_xlsx
from mobility.actions import list_imports as actions
from mobility.models import ColumnChoice, ListImport, Participation
from tests.factories.events import make_project
from tests.mobility.conftest import (
    AT,
    BY,
    bring_in,
    person_of,
    problems,
    stage,
    stage_text,
    verdicts,
)


def mend(list_import, row, **said):
    actions.mend_rows(list_import=list_import, mended={row: said}, by=BY, at=AT)


def remap(list_import, chosen=None, **changes):
    said = {
        "sheet": list_import.sheet, "header_row": list_import.header_row, "options": {},
        "organisations": {},
    }  # fmt: skip
    return actions.map_columns(
        list_import=list_import, chosen=chosen or {}, by=BY, at=AT, **said | changes
    )


def test_a_corrected_cell_makes_the_row_good(event, valletta):
    mend(valletta, 12, email="karmnu@hazin.example")

    assert problems(valletta) == []
    assert bring_in(valletta)["new"] == 11
    assert person_of(event, "Karmnu Ħażin").person.email == "karmnu@hazin.example"


def test_a_correction_that_is_wrong_too_keeps_the_row_waiting(valletta):
    mend(valletta, 12, email="karmnu@")

    assert problems(valletta) == [(12, "email_without_domain", "D12")]


def test_the_good_rows_come_first_and_the_mended_one_later(event, valletta):
    bring_in(valletta)
    mend(valletta, 12, email="karmnu@hazin.example")

    counts = bring_in(valletta)

    assert (counts["new"], counts["same"]) == (1, 0)
    assert Participation.objects.filter(event=event).count() == 11


def test_a_date_and_a_name_are_mended_too(event):
    found = stage_text(
        event, "Name,E-mail,Arrival\nN.N.,a@x.example,tomorrow\nAli Kaya,b@x.example,16.5.2027"
    )

    mend(found, 2, given_name="Ayşe", family_name="Ak", arrival="17.05.2027")
    bring_in(found)

    assert person_of(event, "Ayşe Ak").travel.arrives_on.isoformat() == "2027-05-17"


def test_a_row_that_is_left_out_stays_out_until_it_is_taken_in(event, sevilla):
    mend(sevilla, 2, left_out=True)
    assert bring_in(sevilla)["new"] == 8

    mend(sevilla, 2, left_out=False)
    assert bring_in(sevilla)["new"] == 1


def test_an_odd_name_can_be_taken_as_it_is(event):
    found = stage_text(event, "Name,E-mail\nAnna 2nd Smith,a@x.example")
    assert problems(found) == [(2, "odd_name", "A2")]

    mend(found, 2, accept="odd_name")

    assert verdicts(found) == {2: "new"}


def test_a_row_that_was_brought_in_is_not_mended_any_more(event, sevilla):
    bring_in(sevilla)

    mend(sevilla, 2, family_name="Changed")

    assert person_of(event, "Emperatriz Trillo Morante").person.family_name == "Trillo Morante"


def test_an_unknown_header_waits_in_the_mapping(event):
    found = stage_text(event, "Wer,Zzyzx,E-mail\nAli Kaya,Clerk,a@x.example")

    (unknown,) = [column for column in found.columns if column["header"] == "Zzyzx"]
    assert unknown["field"] == ""
    assert "Clerk" not in str(found.rows.get().cells)


def test_a_chosen_meaning_is_used_and_remembered_for_the_project(event):
    found = stage_text(event, "Name,Zzyzx,E-mail\nAli Kaya,Clerk,a@x.example")

    remap(found, {1: "function"})
    bring_in(found)
    later = stage_text(event, "Name,ZZYZX,E-mail\nVeli Kaya,Head,v@x.example")

    assert person_of(event, "Ali Kaya").function == "Clerk"
    assert [(c["field"], c["origin"]) for c in later.columns][1] == ("function", "remembered")


def test_a_meaning_is_not_remembered_for_other_projects(event):
    remap(stage_text(event, "Name,Zzyzx,E-mail\nAli Kaya,Clerk,a@x.example"), {1: "function"})

    other = make_project(slug="other", acronym="OTH")
    assert list(other.column_choices.all()) == []
    assert ColumnChoice.objects.get().project == event.project


def test_leaving_a_column_out_forgets_its_cells(event, valletta):
    remap(valletta, {4: "ignore"})

    assert {"function" in row.values or "function" in row.cells for row in valletta.rows.all()} == {
        False
    }


def test_corrections_survive_another_meaning_of_a_column(valletta):
    mend(valletta, 12, email="karmnu@hazin.example")

    remap(valletta, {4: "ignore"})

    assert problems(valletta) == []


def test_another_header_row_reads_the_columns_afresh(event):
    found = stage_text(event, "Participants\nName,E-mail\nAli Kaya,a@x.example")
    assert found.header_row == 2

    remap(found, header_row=1)

    assert found.header_row == 1
    assert found.columns[0]["header"] == "Participants"


def test_another_sheet_can_be_chosen(event):
    graz = stage(event, "02-graz-teilnehmende.xlsx")
    assert graz.sheet == "Teilnehmende"

    remap(graz, sheet="Info", header_row=None)

    assert graz.sheet == "Info"


def test_capitals_are_kept_when_that_is_wanted(event):
    ankara = stage(event, "01-ankara-katilimci-listesi.xlsx")

    remap(ankara, options={"recase": False})

    assert ankara.rows.get(number=5).values["family_name"] == "BILGE"


def test_rows_that_name_no_organisation_get_the_chosen_one(event, graz):
    found = stage_text(event, "Name,E-mail\nAli Kaya,a@x.example")

    remap(found, options={"organisation": str(graz.ref)})
    bring_in(found)

    assert person_of(event, "Ali Kaya").sending_organisation == graz


def test_a_list_without_a_known_header_is_no_error(event):
    found = stage_text(event, "a,b,c\n1,2,3\n4,5,6")

    assert set(verdicts(found).values()) <= {"look"}


def test_a_list_that_was_put_away_comes_back_with_what_was_mended(valletta):
    mend(valletta, 12, email="karmnu@hazin.example")

    for _click in range(2):
        actions.discard_list(list_import=valletta, by=BY, at=AT)
    away = ListImport.objects.get().state
    for _click in range(2):
        actions.restore_list(list_import=valletta, by=BY, at=AT)

    assert (away, ListImport.objects.get().state) == ("discarded", "staged")
    assert problems(valletta) == []
    verbs = Record.objects.filter(verb__in=["list.discarded", "list.restored"])
    assert verbs.count() == 2


def test_an_undone_list_that_was_put_away_comes_back_as_undone(sevilla):
    bring_in(sevilla)
    actions.undo_list(list_import=sevilla, by=BY, at=AT)
    actions.discard_list(list_import=sevilla, by=BY, at=AT)

    actions.restore_list(list_import=sevilla, by=BY, at=AT)

    assert ListImport.objects.get().state == "undone"


def test_a_workbook_with_a_list_on_each_sheet_gives_an_import_for_each(event):
    columns = [Column("name", "Name"), Column("email", "E-mail")]
    pages = [
        Page("Graz", columns, [{"name": "Anna Groß", "email": "anna@x.example"}]),
        Page("Notes", [Column("text", "Read me")], [{"text": "One sheet for each partner"}]),
        Page("Roma", columns, [{"name": "Liana Boccioni", "email": "liana@x.example"}]),
    ]
    file = BytesIO()
    write_xlsx(file, pages, AT)

    staged = actions.stage_list(
        event=event, data=file.getvalue(), filename="all.xlsx",
        book=read_workbook(file.getvalue(), "all.xlsx"), by=BY, at=AT,
    )  # fmt: skip

    assert [each.sheet for each in staged] == ["Graz", "Roma"]
    assert [bring_in(each)["new"] for each in staged] == [1, 1]
