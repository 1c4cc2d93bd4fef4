"""Signatures on a sheet: read into the same log as every scan, and taken back."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from attendance.actions.corrections import ReasonNeeded, correct
from attendance.actions.roll_calls import finish
from attendance.actions.signatures import record_signatures, sign_by_hand, take_back
from attendance.history import history_of
from attendance.items import Sender
from attendance.models import Attendance, Correction, RollCall, Scan
from attendance.naming import Name
from attendance.projection import rebuild_projection
from tests.factories import photos
from tests.factories.attendance import make_roll_call, scan, taken, tick
from tests.factories.events import make_programme
from tests.factories.sheets import EVENING, MORNING, kept, record, there


def test_all_signed_except_two(event, people, sheet, lukas):
    count = record(sheet, lukas, *people[:2])

    assert count == 3
    assert there(event) == {person.pk for person in people[2:]}


def test_signatures_are_entries_of_the_log_at_the_time_of_the_half_day(event, people, sheet, lukas):
    [session, *_others] = [item for item in make_programme(event) if item.starts_at.day == 24]

    record(sheet, lukas)

    entries = Scan.objects.values_list("method", "corrected_time", "received_at", "page", "user")
    page = sheet.pages.get()
    assert set(entries) == {("sheet", session.starts_at, EVENING, page.pk, lukas.pk)}


def test_without_an_agenda_a_half_day_begins_at_nine_and_an_hour_after_noon(
    event, people, sheet, lukas
):
    record(sheet, lukas)
    record(sheet, lukas, name=Name(MORNING.day, "afternoon"))

    times = {scan.corrected_time.hour for scan in Scan.objects.all()}
    assert times == {8, 13}  # 09:00 and 14:00 in Graz


def test_pressing_twice_records_nobody_twice(event, people, sheet, lukas):
    ref = uuid4()

    counts = [record(sheet, lukas, ref=ref) for _press in range(2)]

    assert counts == [5, 0]
    assert Scan.objects.count() == 5


def test_whoever_was_scanned_already_stays_as_they_are(event, people, sheet, lukas, device, nine):
    taken(event, scan(people[0]), at=nine, device=device)

    assert record(sheet, lukas) == 4
    assert Attendance.objects.get(participation=people[0]).first_at == nine


def test_a_name_in_a_spare_row_is_on_the_list_and_signed(event, people, sheet, lukas):
    page = sheet.pages.get()
    page.sheet, ref = sheet, uuid4()

    replies = [
        sign_by_hand(page=page, name=MORNING, person="Fatima", organisation="", by=lukas,
                     at=EVENING, ref=ref)
        for _press in range(2)
    ]  # fmt: skip

    [entry] = Scan.objects.all()
    assert [reply.name for reply in replies] == ["Fatima", "Fatima"]
    assert (entry.method, entry.participation.is_walk_in) == ("sheet", True)


def test_what_was_read_wrongly_is_taken_back_and_can_be_recorded_anew(event, people, sheet, lukas):
    record(sheet, lukas)
    call, later = RollCall.objects.get(), EVENING + timedelta(minutes=1)

    assert take_back(sheet=sheet, roll_call=call, by=lukas, at=later, ref=uuid4()) == 5
    assert there(event) == set()

    record(sheet, lukas, people[0], at=later + timedelta(minutes=1))
    assert there(event) == {person.pk for person in people[1:]}
    before = set(Attendance.objects.values_list("participation", "presence", "first_at"))
    rebuild_projection(event)
    assert set(Attendance.objects.values_list("participation", "presence", "first_at")) == before


def test_taking_back_leaves_whoever_was_seen_or_judged_otherwise(
    event, people, sheet, lukas, device, nine
):
    record(sheet, lukas)
    taken(event, scan(people[0]), at=EVENING, device=device)
    call = RollCall.objects.get()
    correct(roll_call=call, participation=people[1], change="late", by=Sender(user=lukas),
            at=EVENING, id=uuid4(), reason="the bus")  # fmt: skip

    later = EVENING + timedelta(minutes=1)
    counts = [
        take_back(sheet=sheet, roll_call=call, by=lukas, at=later, ref=uuid4())
        for _press in range(2)
    ]

    assert counts == [3, 0]
    assert there(event) == {people[0].pk, people[1].pk}


def test_nothing_is_taken_back_from_a_half_day_that_is_closed(event, people, sheet, lukas):
    record(sheet, lukas)
    call = finish(roll_call=RollCall.objects.get(), by=lukas, at=EVENING, remark="two left early")

    with pytest.raises(ReasonNeeded):
        take_back(sheet=sheet, roll_call=call, by=lukas, at=EVENING, ref=uuid4())
    assert not Correction.objects.exists()


def test_recording_costs_the_same_for_many_as_for_few(
    event, people, lukas, django_assert_max_num_queries
):
    sheet = kept(event, lukas)

    with django_assert_max_num_queries(16):
        record(sheet, lukas)


def test_the_history_says_which_photo_who_recorded_it_and_how_it_ended(event, people, lukas):
    sheet = kept(event, lukas, photos.photo(), photos.scan(2))
    page = sheet.pages.get(number=2)
    page.sheet = sheet
    record_signatures(page=page, name=MORNING, unsigned=set(), by=lukas, at=EVENING, ref=uuid4())
    finish(roll_call=RollCall.objects.get(), by=lukas, at=EVENING, remark="two left early")

    signed, closed = history_of(people[0], MORNING)

    assert (signed.what, signed.who) == (
        "signed sheet, photo 2 of 3", "recorded by Lukas Österreicher-Groß"
    )  # fmt: skip
    assert (signed.note, signed.sheet) == ("24 November 2026, 18:30", sheet)
    assert (closed.what, closed.why) == ("half day closed", "two left early")


def test_a_signature_without_a_sheet_and_a_tick_with_one_are_impossible(
    event, people, sheet, lukas, nine
):
    make_roll_call(event, 2)
    with (
        pytest.raises(IntegrityError, match="scan_of_a_sheet_names_its_page"),
        transaction.atomic(),
    ):
        taken(event, tick(people[0], method="sheet"), at=nine, user=lukas)
    page = sheet.pages.get()
    page.sheet = sheet
    with (
        pytest.raises(IntegrityError, match="scan_of_a_sheet_names_its_page"),
        transaction.atomic(),
    ):
        taken(event, tick(people[0], page=page), at=nine, user=lukas)
