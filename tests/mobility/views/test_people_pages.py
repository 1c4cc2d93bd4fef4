"""The list of people: searched, filtered, in pages and as a sheet."""

import csv
import io
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from kit import outbox
from kit.sheets.reader import read_workbook
from mobility.actions.invitations import invite_all
from mobility.models import Status, Travel
from tests.factories.answers import body
from tests.factories.events import make_person
from tests.factories.mobility import make_participation, make_participations
from tests.mobility.conftest import AT, BY
from tests.mobility.views.conftest import url


@pytest.mark.parametrize("query", ["", "?sort=name", "?q=a&status=confirmed&invited=no"])
def test_three_people_cost_as_many_statements_as_one(client, event, graz, ayse, query):
    client.force_login(ayse)
    counts = []
    for _more in range(2):
        make_participations(event, 1 + len(counts) * 2, graz)
        with CaptureQueriesContext(connection) as queries:
            client.get(url("people", event) + query)
        counts.append(len(queries))

    assert counts[0] == counts[1] <= 15


@pytest.mark.parametrize("words", ["isik", "IŞIK", "İbrahim ISIK", "person1@sample"])
def test_the_search_knows_no_case_and_no_marks(client, event, graz, ayse, words):
    make_participations(event, 3, graz)
    client.force_login(ayse)

    rows = client.get(url("people", event), {"q": words}).context["rows"]

    assert [row.person.name for row in rows] == ["İbrahim Işık"]


def test_filters_stand_in_the_address(client, event, graz, seville, ayse, one):
    make_participation(event, make_person(event.project, "Gone", email=""), status=Status.WITHDRAWN)
    client.force_login(ayse)

    def names(**query):
        return [
            row.person.given_name for row in client.get(url("people", event), query).context["rows"]
        ]

    assert names(organisation=seville.ref) == ["Renata"]
    assert names(status="withdrawn") == ["Gone"]
    assert names(invited="no_email") == ["Gone"]
    assert names(invited="yes") == []
    assert names(organisation="nonsense", status="nonsense") == ["Renata", "Gone"]


def test_long_lists_have_pages(client, event, graz, ayse):
    make_participations(event, 60, graz)
    client.force_login(ayse)

    first, second = (client.get(url("people", event), {"page": page}) for page in (1, 2))

    assert (len(first.context["rows"]), len(second.context["rows"])) == (50, 10)


def test_how_far_each_invitation_has_come_is_visible(client, event, graz, ayse):
    make_participations(event, 1, graz)
    invite_all(event=event, by=BY, at=AT)
    make_participation(event, make_person(event.project, "No", "Mail", email=""))
    client.force_login(ayse)

    def words():
        return [str(row.mail_words) for row in client.get(url("people", event)).context["rows"]]

    before = words()
    outbox.deliver()
    assert (before, words()) == (["mail waiting", "no e-mail"], ["mail sent", "no e-mail"])


def test_an_empty_list_says_what_to_do_and_offers_nothing_else(client, event, ayse):
    client.force_login(ayse)

    page = client.get(url("people", event)).content.decode()

    assert "Nobody is on the list yet" in page
    assert 'class="filters"' not in page
    assert url("invite", event) not in page


def test_a_search_without_result_keeps_the_filters(client, event, ayse, one):
    client.force_login(ayse)

    page = client.get(url("people", event), {"q": "nobody"}).content.decode()

    assert "No one on the list matches these filters." in page
    assert 'class="filters"' in page


def test_filters_do_not_say_that_they_are_optional(client, event, ayse, one):
    client.force_login(ayse)

    page = client.get(url("people", event)).content.decode()

    assert "(optional)" not in page


def test_the_sheet_can_be_read_again_and_says_the_same(client, event, ayse, one):
    Travel.objects.create(participation=one, arrives_on=date(2026, 11, 22))
    one.person.family_name = "=1+1"
    one.person.save()
    client.force_login(ayse)

    for kind in ("xlsx", "csv"):
        address = reverse("mobility:people_sheet", args=[event.slug, kind])
        book = read_workbook(body(client.get(address)), f"people.{kind}")
        header, row = book.sheets[0].rows
        said = dict(zip(header.cells, row.cells, strict=False))
        assert (said["Given name"], said["Family name"]) == ("Renata", "=1+1")
        assert str(said["Arrival"])[:10] == "2026-11-22"


def test_a_csv_cell_never_runs(client, event, ayse, one):
    one.person.given_name = "@SUM(A1)"
    one.person.save()
    client.force_login(ayse)

    text = body(client.get(url("people_sheet", event))).decode("utf-8-sig")

    rows = list(csv.reader(io.StringIO(text), delimiter=";"))
    assert rows[1][2] == "'@SUM(A1)"


def test_an_unknown_format_is_404(client, event, ayse, one):
    client.force_login(ayse)

    address = reverse("mobility:people_sheet", args=[event.slug, "exe"])
    assert client.get(address).status_code == 404


def test_columns_in_which_nobody_has_anything_are_left_out(client, event, ayse):
    one, two = make_participations(event, 2)
    client.force_login(ayse)
    address = url("people", event)

    shown = [client.get(address).context["columns"]]
    one.function = "Head of the library"
    one.save()
    Travel.objects.create(participation=two, arrives_on=event.starts_on)
    shown.append(client.get(address).context["columns"])

    assert shown == [
        {"function": False, "travel": False, "span": 3},
        {"function": True, "travel": True, "span": 5},
    ]
