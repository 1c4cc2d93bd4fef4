"""Dropping lists, the preview, mending in place, bringing in, undoing: through pages only."""

from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from events.models import Person
from kit import files
from mobility.models import ListImport, Participation
from tests.mobility.conftest import FILES, LISTS, bring_in, stage_text


@pytest.fixture
def drop_page(event, ayse, client):
    client.force_login(ayse)
    return reverse("mobility:import_new", args=[event.slug])


def upload(name, data=None):
    return SimpleUploadedFile(name, (LISTS / name).read_bytes() if data is None else data)


def page_of(found):
    return reverse("mobility:list_import", args=[found.ref])


def said(response):
    return [str(message) for message in response.context["messages"]]


def test_five_lists_are_dropped_at_once(client, drop_page):
    response = client.post(drop_page, {"lists": [upload(name) for name in FILES]}, follow=True)

    assert {one.filename for one in response.context["imports"]} == set(FILES)
    assert Participation.objects.count() == 0


def test_one_list_leads_to_its_preview_and_the_original_is_kept(client, drop_page):
    response = client.post(drop_page, {"lists": upload(FILES[0])})

    staged = ListImport.objects.get()
    assert response.url == page_of(staged)
    assert files.read(staged.file) == (LISTS / FILES[0]).read_bytes()


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("photo.xlsx", b"\x89PNG\r\n\x1a\n" + bytes(200), "not an Excel or CSV file"),
        ("old.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "“old.xls” was not read"),
        ("empty.csv", b"", "The file is empty."),
    ],
)
def test_a_refused_file_is_named_with_what_to_do(client, drop_page, name, data, words):
    response = client.post(
        drop_page, {"lists": [upload(name, data), upload(FILES[2])]}, follow=True
    )

    (message,) = said(response)
    assert words in message
    assert name in message
    assert ListImport.objects.count() == 1


def test_a_file_that_is_too_large_is_not_read(client, drop_page, settings):
    settings.UPLOAD_LIMIT = 100

    response = client.post(drop_page, {"lists": upload(FILES[0])}, follow=True)

    assert "larger than" in said(response)[0]


def test_dropping_nothing_says_so(client, drop_page):
    assert client.post(drop_page).status_code == 422


def test_the_preview_names_the_broken_cell_and_counts_on_the_button(client, drop_page, valletta):
    page = client.get(page_of(valletta))

    text = page.content.decode()
    assert page.context["button"] == "Bring in 10 people"
    assert "Cell D12 has no @. Correct it here, or leave the row out." in text
    assert 'name="row-12-email" value="karmnu(at)example"' in text


def test_looking_writes_nothing(client, drop_page, valletta):
    with CaptureQueriesContext(connection) as queries:
        client.get(page_of(valletta))

    assert [q["sql"] for q in queries if not q["sql"].lstrip().upper().startswith("SELECT")] == []


def test_mending_in_place_and_bringing_in_is_one_press(client, drop_page, valletta):
    response = client.post(
        page_of(valletta), {"press": "apply", "row-12-email": "k@hazin.example"}, follow=True
    )

    assert Person.objects.filter(email="k@hazin.example").count() == 1
    assert said(response) == ["11 people were brought in."]


def test_good_rows_come_and_the_bad_one_waits(client, drop_page, valletta):
    data = {"press": "apply", "row-12-email": "karmnu(at)example"}
    response = client.post(page_of(valletta), data, follow=True)

    assert said(response) == ["10 people were brought in. 1 row waits to be mended."]
    assert response.context["button"] == ""

    page = client.post(
        page_of(valletta), {"press": "save", "row-12-email": "k@x.example"}, follow=True
    )
    assert page.context["button"] == "Bring in the mended row"


def test_rows_are_left_out_and_taken_in_again(client, drop_page, valletta):
    client.post(page_of(valletta), {"press": "leave_out:12"})
    out = client.get(page_of(valletta), {"verdict": "left_out"}).context["lines"]
    client.post(page_of(valletta), {"press": "take_in:12"})

    assert [(line.number, line.cells[0].text) for line in out] == [(12, "Karmnu Ħażin")]
    assert client.get(page_of(valletta), {"verdict": "left_out"}).context["lines"] == []


def test_the_question_about_a_mailbox_has_two_answers(client, drop_page, event, graz):
    from tests.factories.events import make_person

    known = make_person(event.project, "Ayşe", "Ak", email="m@x.example", organisation=graz)
    found = stage_text(event, "Name,E-mail\nMehmet Can,m@x.example")

    (line,) = client.get(page_of(found)).context["lines"]
    answers = [value for value, _words in line.answers]
    client.post(page_of(found), {"press": answers[1]})

    assert answers == [
        f"person:2:shared_email:{known.ref}", "person:2:shared_email:another", "leave_out:2",
    ]  # fmt: skip
    assert client.get(page_of(found)).context["button"] == "Bring in 1 person"


@pytest.mark.parametrize(
    "press", ["", "nonsense", "leave_out:", "leave_out:x", "accept:2", "person:2:shared_email:x",
              "leave_out:99999", "leave_out:" + "9" * 5000, "person:12",
              "person:12:shared_email:\0", "9" * 5000],
)  # fmt: skip
def test_any_press_is_answered(client, drop_page, valletta, press):
    assert client.post(page_of(valletta), {"press": press}).status_code == 302


def test_extra_fields_in_the_form_change_nothing(client, drop_page, valletta):
    client.post(page_of(valletta), {
        "press": "save", "row-2-is_superuser": "1", "row-2-status": "x",
        "row-99999-email": "a@b.cd",        "row-2-person": "x", "organisation": "x",
    })  # fmt: skip

    assert {str(row.corrected) for row in valletta.rows.all()} == {"{}"}


def test_verdicts_filter_in_the_address_and_stay_after_a_press(client, drop_page, valletta):
    address = page_of(valletta) + "?verdict=look"

    response = client.post(address, {"press": "save", "row-12-email": "x@"})

    assert response.url == address
    assert [line.number for line in client.get(address).context["lines"]] == [12]


def test_changed_cells_show_old_and_new(client, drop_page, event, sevilla):
    bring_in(sevilla)
    person = Person.objects.get(given_name="Renata")
    Participation.objects.filter(person=person).update(function="Head")
    from tests.mobility.conftest import stage

    page = client.get(page_of(stage(event, "03-sevilla-participantes.csv"))).content.decode()

    assert "<del><bdi>Head</bdi></del> <ins><bdi>técnico/a</bdi></ins>" in page


def test_columns_are_mapped_on_the_page_and_remembered(client, drop_page, event):
    found = stage_text(event, "Name,Zzyzx,E-mail\nAli Kaya,Clerk,a@x.example")
    address = reverse("mobility:import_mapping", args=[found.ref])

    client.post(address, {
        "column-0": "full_name", "column-1": "function", "column-2": "email", "sheet": found.sheet,
        "header_row": "1", "recase": "on",
    })  # fmt: skip

    assert found.rows.get().values["function"] == "Clerk"
    again = stage_text(event, "Name,Zzyzx,E-mail\nVeli Kaya,Head,v@x.example")
    assert again.rows.get().values["function"] == "Head"


def test_a_wrong_mapping_is_said_on_the_page(client, drop_page, valletta):
    address = reverse("mobility:import_mapping", args=[valletta.ref])

    response = client.post(address, {"column-0": "salary", "sheet": "x", "header_row": "0"})

    assert response.status_code == 422
    assert {"column-0", "sheet", "header_row"} <= set(response.context["mapping"].errors)


def test_a_list_without_names_says_what_to_do(client, drop_page, event):
    found = stage_text(event, "a,b\n1,2\n3,4")

    page = client.get(page_of(found))

    assert page.status_code == 200
    assert "No column holds names yet." in page.content.decode()


def test_long_previews_have_pages(client, drop_page, event):
    lines = [f"Ali{chr(97 + n // 9)} Kaya{chr(97 + n % 9)},p{n}@x.example" for n in range(70)]
    found = stage_text(event, "\n".join(["Name,E-mail", *lines]))

    sizes = [len(client.get(page_of(found), {"page": n}).context["lines"]) for n in (1, 2)]

    assert sizes == [50, 20]


@pytest.mark.parametrize("is_applied", [False, True])
def test_three_rows_cost_as_many_statements_as_one(client, drop_page, event, is_applied):
    counts = []
    for size in (1, 3):
        lines = [f"Ali {'Kaya' * (n + 1)},p{size}{n}@x.example" for n in range(size)]
        found = stage_text(event, "\n".join(["Name,E-mail", *lines]))
        if is_applied:
            bring_in(found)
        with CaptureQueriesContext(connection) as queries:
            client.get(page_of(found))
        counts.append(len(queries))

    assert counts[0] == counts[1] <= 18


def test_an_import_is_undone_on_the_page(client, drop_page, sevilla):
    bring_in(sevilla)

    response = client.post(reverse("mobility:import_undo", args=[sevilla.ref]), follow=True)

    assert said(response) == ["9 rows were taken back."]
    assert Participation.objects.count() == 0


def test_after_bringing_in_the_other_lists_are_one_press_away(client, drop_page, event, sevilla):
    bring_in(sevilla)

    page = client.get(reverse("mobility:list_import", args=[sevilla.ref])).content.decode()

    others = reverse("mobility:import_new", args=[event.slug])
    assert f'<a class="button" href="{others}">Lists of this event</a>' in page


def test_a_list_is_put_away(client, drop_page, sevilla):
    client.post(reverse("mobility:import_discard", args=[sevilla.ref]))

    assert client.get(page_of(sevilla)).status_code == 404
    assert client.get(drop_page).context["imports"] == []


def test_a_list_that_was_put_away_comes_back_by_its_message(client, drop_page, sevilla):
    undo = reverse("mobility:import_restore", args=[sevilla.ref])

    page = client.post(reverse("mobility:import_discard", args=[sevilla.ref]), follow=True)
    client.post(undo)

    assert f'action="{undo}"' in page.content.decode()
    assert client.get(drop_page).context["imports"] == [sevilla]


def test_the_file_comes_back_as_it_came(client, drop_page, sevilla):
    response = client.get(reverse("mobility:import_file", args=[sevilla.ref]))

    assert b"".join(response.streaming_content) == (LISTS / FILES[2]).read_bytes()
    assert "attachment" in response["Content-Disposition"]


def test_the_sample_lists_are_offered_in_the_sample_partnership(client, drop_page, event):
    address = reverse("mobility:sample_list", args=[event.slug, FILES[0]])
    assert b"".join(client.get(address).streaming_content) == (LISTS / FILES[0]).read_bytes()

    event.project.number = "2025-1-TR01-KA220-ADU-000123456"
    event.project.save()
    assert client.get(address).status_code == 404
    assert client.get(drop_page).context["samples"] == []


@pytest.mark.parametrize("name", ["__init__.py", "..%2fsettings.py", "no.csv"])
def test_nothing_else_is_handed_out(client, drop_page, event, name):
    assert client.get(f"{drop_page}samples/{name}").status_code == 404


PAGES = {"list_import": "get", "import_file": "get", "import_mapping": "post",
         "import_undo": "post", "import_discard": "post",
         "import_restore": "post"}  # fmt: skip


@pytest.mark.parametrize(("name", "verb"), PAGES.items())
@pytest.mark.parametrize(
    ("who", "status"), [("lukas", 403), ("carmen", 403), ("otto", 404), ("root", 404)]
)
def test_lists_are_for_the_team(client, request, sevilla, name, verb, who, status):
    client.force_login(request.getfixturevalue(who))

    address = reverse(f"mobility:{name}", args=[sevilla.ref])
    assert getattr(client, verb)(address).status_code == status


@pytest.mark.parametrize(("name", "verb"), PAGES.items())
def test_an_unknown_list_is_404_and_a_wrong_verb_405(client, ayse, sevilla, name, verb):
    client.force_login(ayse)

    unknown = reverse(f"mobility:{name}", args=[uuid4()])
    known = reverse(f"mobility:{name}", args=[sevilla.ref])
    assert getattr(client, verb)(unknown).status_code == 404
    assert client.delete(known).status_code == 405


def test_control_characters_reach_no_database(client, drop_page, event):
    found = stage_text(event, "Na\1me,E-\7mail\nAli\1 Kaya,a\1(at)x.example")

    client.post(page_of(found), {"press": "apply", "row-2-email": "a\0li@x.example"})

    kept = str([found.columns, *found.rows.values_list("cells", "values", "corrected", "problems")])
    assert "\\x0" not in kept
