"""Long lists: the number of statements grows with the hundreds of rows, not with the rows."""

import threading

import pytest
from django.db import connection, connections
from django.test.utils import CaptureQueriesContext

from mobility.actions import list_imports as actions
from mobility.models import ListImport, Participation
from tests.mobility.conftest import bring_in, stage_text

LETTERS = "abcdefghijklmnopqrstuvwxy"


def word(number):
    text = ""
    while number or not text:
        number, rest = divmod(number, len(LETTERS))
        text += LETTERS[rest]
    return text


def long_list(event, count, day="16.05.2027"):
    lines = [
        f"Given{word(number)},Family{word(number)},p{number}@x.example,House {number % 3},{day}"
        for number in range(count)
    ]
    return stage_text(
        event, "\n".join(["Given name,Family name,E-mail,Organisation,Arrival", *lines])
    )


def statements(function, *args):
    with CaptureQueriesContext(connection) as queries:
        function(*args)
    return len(queries)


def test_a_preview_asks_as_often_for_three_rows_as_for_three_hundred(event):
    few, many = long_list(event, 3), long_list(event, 300)

    assert statements(actions.preview, few) == statements(actions.preview, many) <= 6


def test_bringing_in_needs_few_statements(event):
    few, many = long_list(event, 3), long_list(event, 300)

    assert statements(bring_in, few) <= 25
    assert statements(bring_in, many) <= 60


def test_changing_three_hundred_people_needs_few_statements(event):
    bring_in(long_list(event, 300))

    assert statements(bring_in, long_list(event, 300, "17.05.2027")) <= 40
    assert Participation.objects.filter(travel__arrives_on="2027-05-17").count() == 300


@pytest.mark.django_db(transaction=True)
def test_two_presses_at_once_bring_everybody_in_once(event):
    found = long_list(event, 40)

    def press():
        try:
            bring_in(ListImport.objects.get(pk=found.pk))
        finally:
            connections.close_all()

    presses = [threading.Thread(target=press) for _number in range(4)]
    for thread in presses:
        thread.start()
    for thread in presses:
        thread.join()

    assert Participation.objects.filter(event=event).count() == 40
    assert event.project.people.count() == 40
