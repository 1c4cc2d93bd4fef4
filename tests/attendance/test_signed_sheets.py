"""Signed sheets: kept as they came, shown by copies, read into the same log."""

from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from attendance.actions.corrections import ReasonNeeded, correct
from attendance.actions.roll_calls import finish
from attendance.actions.signatures import record_signatures, sign_by_hand, take_back
from attendance.actions.signed_sheets import (
    add_pages,
    keep_sheet,
    remove_sheet,
    restore_sheet,
    turn_page,
)
from attendance.history import history_of
from attendance.items import Sender
from attendance.models import Attendance, Correction, RollCall, Scan, SignedSheet
from attendance.naming import Name
from attendance.projection import rebuild_projection
from attendance.uploads import looked_at
from kit import files
from kit.models import Record, StoredFile
from kit.refs import RefTaken
from tests.factories import photos
from tests.factories.attendance import make_roll_call, scan, taken, tick
from tests.factories.events import make_event, make_programme

MORNING = Name(date(2026, 11, 24), "morning")
EVENING = datetime(2026, 11, 24, 17, 30, tzinfo=UTC)


def uploads(*data):
    found, refused = looked_at([photos.upload(each) for each in data or (photos.photo(),)])
    assert refused == []
    return found


def kept(event, by, *data, at=EVENING, ref=None):
    return keep_sheet(event=event, uploads=uploads(*data), by=by, at=at, ref=ref or uuid4())


@pytest.fixture
def sheet(event, lukas):
    return kept(event, lukas)


def record(sheet, by, *unsigned, at=EVENING, ref=None, name=MORNING):
    page = sheet.pages.get(number=1)
    page.sheet = sheet
    return record_signatures(
        page=page, name=name, unsigned={person.ref for person in unsigned}, by=by, at=at,
        ref=ref or uuid4(),
    )  # fmt: skip


def there(event):
    return set(Attendance.objects.of_event(event).there().values_list("participation", flat=True))


# keeping


def test_the_original_is_kept_byte_for_byte_under_a_random_name(event, lukas):
    data = photos.photo()

    page = kept(event, lukas, data).pages.get()

    assert files.read(page.original) == data
    assert (page.original.name, page.original.content_type) == ("IMG_2041.jpg", "image/jpeg")
    assert "IMG" not in page.original.content.name
    assert files.read(page.picture) != data
    assert (page.width, page.height) == (480, 640)


def test_the_pages_of_a_scan_share_their_original(event, lukas):
    sheet = kept(event, lukas, photos.photo(), photos.scan(2))

    pages = list(sheet.pages.all())
    assert [page.number for page in pages] == [1, 2, 3]
    assert pages[0].original != pages[1].original == pages[2].original


def test_a_signed_file_is_kept_without_a_picture(event, lukas):
    page = kept(event, lukas, photos.signed_file()).pages.get()

    assert (page.picture, page.original.content_type) == (None, "application/pkcs7-mime")


def test_keeping_the_same_once_more_keeps_nothing(event, lukas):
    ref = uuid4()

    first, second = kept(event, lukas, ref=ref), kept(event, lukas, ref=ref)

    assert first == second
    assert (StoredFile.objects.count(), SignedSheet.objects.count()) == (2, 1)
    assert Record.objects.filter(verb="signed_sheet.kept").count() == 1


def test_a_mark_of_another_event_is_refused(project, graz, event, lukas, sheet):
    other = make_event(project, graz, title={"en": "Another"})

    with pytest.raises(RefTaken):
        kept(other, lukas, ref=sheet.ref)


def test_pages_are_added_behind_and_none_twice(sheet, lukas):
    more = uploads(photos.photo(), photos.scan(2))

    counts = [add_pages(sheet=sheet, uploads=more, by=lukas, at=EVENING) for _press in range(2)]

    assert counts == [2, 0]
    assert list(sheet.pages.values_list("number", flat=True)) == [1, 2, 3]


def test_a_page_is_turned_by_quarters_and_comes_round(sheet):
    turned = []
    for _press in range(4):
        turn_page(page=sheet.pages.get())
        turned.append(sheet.pages.get().turned)

    assert turned == [90, 180, 270, 0]


def test_a_removed_sheet_keeps_its_row_and_files_and_comes_back(sheet, lukas):
    remove_sheet(sheet=sheet, by=lukas, at=EVENING)
    removed = SignedSheet.objects.get()
    restore_sheet(sheet=sheet, by=lukas, at=EVENING)

    assert (removed.removed_at, removed.removed_by) == (EVENING, lukas)
    assert files.read(sheet.pages.get().original)
    assert not SignedSheet.objects.get().is_removed
    assert set(Record.objects.values_list("verb", flat=True)) == {
        "signed_sheet.kept", "signed_sheet.removed", "signed_sheet.restored"
    }  # fmt: skip


# signatures


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


# pages


def url(name, sheet, *more):
    return reverse(f"attendance:{name}", args=[sheet.event.slug, sheet.ref, *more])


HALF = (MORNING.day, MORNING.key)


@pytest.fixture
def evening(today):
    from kit import clock

    with clock.at(EVENING) as moment:
        yield moment


@pytest.fixture
def lukas_in(client, lukas, evening):
    client.force_login(lukas)
    return client


def bring(client, event, *files, name="photos", follow=False, **more):
    address = reverse("attendance:signed_sheets", args=[event.slug])
    return client.post(address, {"ref": uuid4(), name: list(files), **more}, follow=follow)


def test_a_photo_is_brought_back_and_its_sheet_opens(lukas_in, event, people):
    response = bring(lukas_in, event, photos.upload(photos.photo()))

    sheet = SignedSheet.objects.get()
    page = lukas_in.get(response.url)
    assert response.url == url("signed_sheet", sheet)
    assert (page.context["mode"], page.context["signing"].waiting) == ("open", 5)


def test_the_camera_of_a_phone_is_a_way_in(lukas_in, event):
    page = lukas_in.get(reverse("attendance:signed_sheets", args=[event.slug])).content.decode()
    bring(lukas_in, event, photos.upload(photos.photo()), name="camera")

    assert 'capture="environment"' in page
    assert SignedSheet.objects.get().pages.count() == 1


def test_what_cannot_be_kept_is_said_with_its_reason_and_nothing_is_made(lukas_in, event):
    response = bring(lukas_in, event, photos.upload(b"<html>", "list.jpg"))

    assert response.status_code == 422
    assert "“list.jpg” was not kept. It is neither a photo" in response.content.decode()
    assert not SignedSheet.objects.exists()


def test_of_several_files_the_good_ones_are_kept(lukas_in, event):
    response = bring(
        lukas_in, event, photos.upload(photos.bomb(), "bomb.png"), photos.upload(photos.photo()),
        follow=True,
    )  # fmt: skip

    assert "“bomb.png” was not kept. The picture is too large" in response.content.decode()
    assert SignedSheet.objects.get().pages.count() == 1


def test_a_file_above_the_limit_says_what_to_do(lukas_in, event, settings):
    settings.PHOTO_LIMIT = 2**20
    response = bring(lukas_in, event, photos.upload(photos.photo() + bytes(2**20)))

    assert "larger than 1 MB. Take the photo in a lower resolution" in response.content.decode()


@pytest.mark.parametrize("count", [0, 11])
def test_no_file_and_too_many_are_refused(lukas_in, event, count):
    files = [photos.upload(b"x") for _number in range(count)]

    assert bring(lukas_in, event, *files).status_code == 422
    assert not SignedSheet.objects.exists()


def test_a_photo_of_a_phone_of_today_is_taken(lukas_in, event):
    data = photos.photo() + bytes(12 * 2**20)  # what a JPEG has behind its end is no matter

    bring(lukas_in, event, photos.upload(data))

    assert SignedSheet.objects.get().pages.get().original.size == len(data)


def test_the_original_leaves_as_an_attachment_and_the_copy_as_a_picture(lukas_in, event, lukas):
    data = photos.photo() + b"<script>canary</script>"
    [upload], _refused = looked_at([photos.upload(data, "list.html", "text/html")])
    sheet = keep_sheet(event=event, uploads=[upload], by=lukas, at=EVENING, ref=uuid4())

    original = lukas_in.get(url("page_original", sheet, 1))
    picture = lukas_in.get(url("page_picture", sheet, 1))

    assert b"".join(original.streaming_content) == data
    assert original["Content-Disposition"] == 'attachment; filename="list.html.jpg"'
    assert (original["Content-Type"], picture["Content-Type"]) == ("image/jpeg", "image/jpeg")
    assert "sandbox" in original["Content-Security-Policy"]
    assert b"canary" not in b"".join(picture.streaming_content)


def test_the_address_names_half_day_and_photo(lukas_in, event, people, lukas):
    sheet = kept(event, lukas, photos.photo(), photos.scan(1))

    page = lukas_in.get(url("signed_sheet", sheet), {"half": "2026-11-23/afternoon", "page": "2"})

    assert str(page.context["signing"].name) == "2026-11-23/afternoon"
    assert page.context["page"].number == 2


@pytest.mark.parametrize("query", [{"half": "x", "page": "99"}, {"half": "2027-01-01/morning"}])
def test_an_address_that_names_nothing_opens_what_waits(lukas_in, sheet, people, query):
    page = lukas_in.get(url("signed_sheet", sheet), query)

    assert (str(page.context["signing"].name), page.context["page"].number) == (
        "2026-11-23/morning",
        1,
    )


def test_people_stand_as_on_the_printed_list(lukas_in, event, people, sheet, seville):
    from tests.factories.mobility import make_participations

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
    from kit import clock

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


def test_the_photo_is_turned_where_it_is_looked_at(lukas_in, sheet):
    address = url("page_turn", sheet, 1) + "?half=2026-11-23%2Fmorning&page=1"

    response = lukas_in.post(address)

    page = lukas_in.get(response.url)
    assert response.url.endswith("?half=2026-11-23%2Fmorning&page=1")
    assert 'viewBox="0 0 640 480"' in page.content.decode()
    assert 'transform="translate(640 0) rotate(90)"' in page.content.decode()


def test_more_pages_come_to_the_same_sheet(lukas_in, sheet):
    form = {"more-ref": uuid4(), "more-photos": [photos.upload(photos.scan(2))]}

    page = lukas_in.post(url("pages_add", sheet), form, follow=True)

    assert "2 pages were added." in page.content.decode()
    assert sheet.pages.count() == 3


def test_a_file_without_a_picture_says_where_it_is(lukas_in, event, lukas):
    sheet = kept(event, lukas, photos.signed_file())

    page = lukas_in.get(url("signed_sheet", sheet)).content.decode()

    assert "is kept byte for byte" in page
    assert lukas_in.get(url("page_picture", sheet, 1)).status_code == 404


def test_the_attendance_page_lists_sheets_and_remarks(lukas_in, event, people, sheet, lukas):
    record(sheet, lukas)
    finish(roll_call=RollCall.objects.get(), by=lukas, at=EVENING, remark="two left early")

    page = lukas_in.get(reverse("attendance:attendance", args=[event.slug]))

    [listed] = page.context["sheets"]
    assert (listed.proves, listed.photos) == ([("Tue 24 Nov, morning", 5)], 1)
    assert "two left early" in page.content.decode()


def test_a_removed_sheet_leaves_the_attendance_page(lukas_in, event, sheet):
    lukas_in.post(url("sheet_remove", sheet))

    page = lukas_in.get(reverse("attendance:attendance", args=[event.slug]))
    own = lukas_in.get(reverse("attendance:signed_sheets", args=[event.slug]))
    assert page.context["sheets"] == []
    assert [one.is_removed for one in own.context["sheets"]] == [True]
    assert lukas_in.get(url("signed_sheet", sheet)).context["mode"] == "removed"


def test_an_event_in_which_nothing_counts_says_so(lukas_in, event, sheet):
    make_programme(event)
    event.items.update(is_counted=False)

    page = lukas_in.get(url("signed_sheet", sheet))

    assert page.context["mode"] == "nothing"


@pytest.mark.parametrize("name", ["signed_sheet", "page_picture", "page_original"])
def test_sheets_of_another_project_are_not_found(lukas_in, otto, name):
    theirs = kept(otto.roles.get().project.events.get(), otto)
    more = [] if name == "signed_sheet" else [1]

    assert lukas_in.get(url(name, theirs, *more)).status_code == 404


def test_a_sheet_is_found_under_its_own_event_only(lukas_in, project, graz, sheet):
    other = make_event(project, graz, title={"en": "Another"})

    address = reverse("attendance:signed_sheet", args=[other.slug, sheet.ref])
    assert lukas_in.get(address).status_code == 404
