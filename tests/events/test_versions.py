from datetime import UTC, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from events import programme
from events.actions.items import change_item, remove_item
from events.actions.versions import Draft, publish
from events.models import Event, Version, VersionItem
from events.models.agenda import ITEM_FIELDS
from kit.actor import Actor
from kit.models import Record
from tests.factories.events import make_item, make_programme, make_version

pytestmark = pytest.mark.django_db
AYSE = Actor("user", "ayse")
AT = datetime(2026, 11, 20, 9, tzinfo=UTC)


@pytest.fixture
def planned(event):
    """An event that nobody outside the team sees yet, with a draft."""
    Event.objects.filter(pk=event.pk).update(state="planned")
    event.refresh_from_db()
    make_programme(event)
    return event


def test_publishing_freezes_the_draft_and_shows_the_event(planned):
    version = publish(event=planned, number=1, by=AYSE, at=AT)

    planned.refresh_from_db()
    frozen = [tuple(getattr(item, name) for name in ITEM_FIELDS) for item in version.items.all()]
    assert frozen == [
        tuple(getattr(item, name) for name in ITEM_FIELDS) for item in planned.items.all()
    ]
    assert (planned.state, version.published_at) == ("published", AT)
    assert Record.objects.get().verb == "version.published"


def test_publishing_the_same_number_again_publishes_nothing_more(planned):
    first = publish(event=planned, number=1, by=AYSE, at=AT)
    make_item(planned, 1, "17:00", "18:00")

    again = publish(event=planned, number=1, by=AYSE, at=AT + timedelta(minutes=1))

    assert again == first == Version.objects.get()
    assert Record.objects.count() == 1


def test_publishing_a_number_that_is_not_next_publishes_nothing(planned):
    assert publish(event=planned, number=2, by=AYSE, at=AT) is None
    assert not Version.objects.exists()


def test_later_version_keeps_the_keys_of_the_first(planned):
    first = publish(event=planned, number=1, by=AYSE, at=AT)
    item = planned.items.first()
    change_item(item=item, by=AYSE, at=AT, title={"en": "Hello"})

    second = publish(event=planned, number=2, by=AYSE, at=AT)

    assert {row.key for row in first.items.all()} == {row.key for row in second.items.all()}
    assert first.items.get(key=item.key).title == {"en": "Session 1"}


@pytest.mark.parametrize(
    ("model", "change"), [(Version, {"number": 9}), (VersionItem, {"place": "elsewhere"})]
)
def test_database_refuses_to_change_or_delete_what_was_published(planned, model, change):
    publish(event=planned, number=1, by=AYSE, at=AT)
    rows = model.objects.filter(pk=model.objects.first().pk)

    with pytest.raises(IntegrityError, match="never changed"), transaction.atomic():
        rows.update(**change)
    with pytest.raises(IntegrityError, match="never changed"), transaction.atomic():
        rows._raw_delete(rows.db)

    assert rows.exclude(**change).exists()


def test_agenda_without_items_is_not_published(event):
    assert Draft(event).refusal == "empty"
    assert publish(event=event, number=1, by=AYSE, at=AT) is None


def test_unchanged_agenda_is_not_published_again(event):
    make_programme(event)
    make_version(event)

    assert Draft(event).refusal == "unchanged"
    assert publish(event=event, number=2, by=AYSE, at=AT) is None


def test_item_on_a_strange_day_stops_publishing(event):
    make_item(event, day=5)

    assert Draft(event).refusal == "outside"


def test_cancelled_event_publishes_nothing(event):
    make_programme(event)
    event.state = "cancelled"

    assert Draft(event).refusal == "cancelled"


def test_half_days_come_from_the_newest_version_and_not_from_the_draft(event):
    make_programme(event)
    make_version(event)
    for item in list(event.items.all()):
        remove_item(item=item, by=AYSE, at=AT)

    minutes = [half.minutes for half in programme.half_days_of(event)]

    assert minutes == [90, 120] * 3


def test_half_days_come_from_the_draft_while_nothing_is_published(event):
    make_item(event, 1, "09:00", "10:00")

    assert [(half.key, half.minutes) for half in programme.half_days_of(event)] == [("morning", 60)]


def test_half_days_of_an_event_without_items_are_two_empty_ones_a_day(event):
    found = programme.half_days_of(event)

    assert [(half.day, half.key) for half in found] == [
        (day, key) for day in event.days for key in ("morning", "afternoon")
    ]


def test_half_days_of_many_items_take_one_query(event, django_assert_num_queries):
    make_programme(event)
    make_version(event)

    with django_assert_num_queries(1):
        programme.half_days_of(event)


@pytest.fixture
def page(event):
    return reverse("events:publish", args=[event.slug])


def test_page_says_what_changes_before_the_press(as_user, ayse, event, page):
    make_programme(event)
    make_version(event)
    item = event.items.first()
    change_item(item=item, by=AYSE, at=AT, ends_at=item.ends_at - timedelta(minutes=15))

    changes = as_user(ayse).get(page).context["changes"]

    assert [(change["title"], change["was"], change["when"]) for change in changes] == [
        ("Session 1", "Mon 23 Nov, 09:00–10:30", "Mon 23 Nov, 09:00–10:15")
    ]


def test_second_click_on_the_page_publishes_one_version(as_user, ayse, planned, page):
    data = {"number": "1", "note_en": "The first one"}

    answers = [as_user(ayse).post(page, data) for _click in range(2)]

    assert [answer.url for answer in answers] == [f"/events/{planned.slug}/manage/"] * 2
    assert Version.objects.get().note == {"en": "The first one"}


def test_page_publishes_nothing_when_the_agenda_cannot_be(as_user, ayse, event, page):
    answer = as_user(ayse).post(page, {"number": "1"})

    assert answer.url == page
    assert not Version.objects.exists()


def test_looking_at_the_page_publishes_nothing(as_user, ayse, planned, page):
    as_user(ayse).get(page)

    assert not Version.objects.exists()


def test_contact_reads_what_versions_changed_without_the_addresses(as_user, carmen, event):
    make_item(event, kind="visit", address="Keesgasse 6")
    make_version(event)
    event.items.update(address="Annenstraße 39")
    make_version(event, 2)

    listed = as_user(carmen).get(reverse("events:versions", args=[event.slug]))

    assert [entry["changes"] for entry in listed.context["versions"]] == [[], []]
