"""Signatures recorded, taken back and refused on the page of a sheet."""

from datetime import date, timedelta
from uuid import uuid4

import pytest

from attendance.actions.signed_sheets import (
    remove_sheet,
)
from attendance.models import RollCall, Scan
from kit import clock
from tests.factories.attendance import make_roll_call
from tests.factories.events import make_programme
from tests.factories.mobility import make_participations
from tests.factories.sheets import EVENING, HALF, MORNING, there, url


def test_people_stand_as_on_the_printed_list(lukas_in, event, people, sheet, seville):
    make_participations(event, 2, seville)

    groups = lukas_in.get(url("signed_sheet", sheet)).context["signing"].groups

    assert [number for _name, rows in groups for number, _row in rows] == [1, 2, 3, 4, 5, 6, 7]


def test_the_evening_in_three_presses(lukas_in, event, people, sheet):
    form = {"ref": uuid4(), "page": 1, "absent": [people[0].ref, people[1].ref]}

    said = lukas_in.post(url("sheet_record", sheet, *HALF), form, follow=True)
    lukas_in.post(url("sheet_done", sheet, *HALF), {"remark": "two left early"})

    call = RollCall.objects.get()
    assert "3 signatures were recorded." in said.content.decode()
    assert (call.is_done, call.remark, len(there(event))) == (True, "two left early", 3)
    page = lukas_in.get(url("signed_sheet", sheet), {"half": str(MORNING)})
    assert page.context["mode"] == "done"


def test_a_half_day_closes_although_it_is_not_complete(lukas_in, event, people, sheet):
    lukas_in.post(url("sheet_done", sheet, *HALF), {"remark": "the sheet of the host is lost"})

    assert RollCall.objects.get().remark == "the sheet of the host is lost"
    lukas_in.post(url("sheet_reopen", sheet, *HALF))
    assert not RollCall.objects.get().is_done


def test_signatures_are_taken_back_by_a_press(lukas_in, event, people, sheet):
    lukas_in.post(url("sheet_record", sheet, *HALF), {"ref": uuid4(), "page": 1})
    with clock.at(EVENING + timedelta(minutes=1)):
        page = lukas_in.post(
            url("sheet_take_back", sheet, *HALF), {"ref": uuid4()}, follow=True
        ).content.decode()

    assert "5 signatures were taken back." in page
    assert there(event) == set()


def test_a_name_by_hand_comes_through_the_page(lukas_in, event, people, sheet):
    form = {"hand-ref": uuid4(), "hand-page": 1, "hand-name": "Fatima", "hand-organisation": "Kök"}

    page = lukas_in.post(url("sheet_by_hand", sheet, *HALF), form, follow=True)

    assert "Fatima is on the list and signed." in page.content.decode()


REFUSED = {
    "ahead": "This half day has not begun yet.",
    "done": "This half day is closed. Open it again first.",
    "removed": "This sheet was removed. Bring it back first.",
}


@pytest.mark.parametrize("why", REFUSED)
@pytest.mark.parametrize("name", ["sheet_record", "sheet_by_hand", "sheet_take_back"])
def test_what_cannot_be_recorded_now_is_said(lukas_in, event, people, sheet, lukas, name, why):
    half = (date(2026, 11, 25), "morning") if why == "ahead" else HALF
    if why == "done":
        make_roll_call(event, 2, done_at=EVENING)
    if why == "removed":
        remove_sheet(sheet=sheet, by=lukas, at=EVENING)

    page = lukas_in.post(url(name, sheet, *half), {"ref": uuid4(), "page": 1}, follow=True)

    assert REFUSED[why] in page.content.decode()
    assert not Scan.objects.exists()


def test_an_event_in_which_nothing_counts_says_so(lukas_in, event, sheet):
    make_programme(event)
    event.items.update(is_counted=False)

    page = lukas_in.get(url("signed_sheet", sheet))

    assert page.context["mode"] == "nothing"
