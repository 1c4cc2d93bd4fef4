import re
import uuid
from datetime import UTC, date, datetime

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse

from events.actions.items import add_item, contents, remove_item, restore_item
from kit.actor import Actor
from kit.models import Record
from tests.factories.events import local, make_item

pytestmark = pytest.mark.django_db
AYSE = Actor("user", "ayse")
AT = datetime(2026, 11, 20, 9, tzinfo=UTC)


def form(**changes):
    details = {
        "ref": str(uuid.uuid4()), "kind": "session",
        "title_en": "Welcome", "title_tr": "Hoş geldiniz",
        "day": "2026-11-23", "begins": "09:00", "ends": "10:30", "is_counted": "on",
    }  # fmt: skip
    return details | changes


def add(client, event, **changes):
    return client.post(reverse("events:item_new", args=[event.slug]), form(**changes))


def errors(answer):
    return {name: list(said) for name, said in answer.context["form"].errors.items()}


def test_item_added_twice_with_one_key_is_one(event):
    key, said = (
        uuid.uuid4(),
        {"starts_at": AT, "ends_at": AT.replace(hour=10), "title": {"en": "A"}},
    )

    first = add_item(event=event, key=key, by=AYSE, at=AT, kind="session", **said)
    again = add_item(event=event, key=key, by=AYSE, at=AT, kind="session", **said)

    assert first == again == event.items.get()
    assert Record.objects.count() == 1


def test_removed_item_comes_back_as_it_was_under_its_key(event):
    item = make_item(event, kind="visit", address="Keesgasse 6")
    before = contents(item)

    said = remove_item(item=item, by=AYSE, at=AT)
    restored = restore_item(event=event, key=item.key, by=AYSE, at=AT, **said)

    assert (restored.key, contents(restored)) == (item.key, before)
    assert [row.verb for row in Record.objects.all()] == ["item.restored", "item.removed"]


def test_form_writes_the_item_at_wall_time_of_the_event(as_user, ayse, event):
    answer = add(as_user(ayse), event)

    item = event.items.get()
    assert (item.starts_at, item.ends_at) == (local(event, 1, "09:00"), local(event, 1, "10:30"))
    assert item.title == {"en": "Welcome", "tr": "Hoş geldiniz"}
    assert answer.url == f"/events/{event.slug}/agenda/#item-{item.key}"


def test_form_sent_twice_makes_one_item(as_user, ayse, event):
    data = form()

    for _click in range(2):
        add(as_user(ayse), event, **data)

    assert event.items.count() == 1


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"ends": "08:00"}, "ends"),
        ({"day": "2026-11-30"}, "day"),
        ({"title_en": "", "title_tr": " "}, "title"),
        ({"begins": "25:00"}, "begins"),
        ({"kind": "party"}, "kind"),
        ({"ref": "nonsense"}, "ref"),
    ],
)
def test_form_refuses_what_cannot_be_and_says_where(as_user, ayse, event, changes, field):
    answer = add(as_user(ayse), event, **changes)

    assert list(errors(answer)) == [field]
    assert not event.items.exists()


def test_day_outside_the_event_is_refused_with_its_dates(as_user, ayse, event):
    answer = add(as_user(ayse), event, day="2026-11-30")

    assert errors(answer) == {"day": ["The event takes place 23–25 November 2026."]}


def test_evening_may_end_after_midnight(as_user, ayse, event):
    add(as_user(ayse), event, kind="social", begins="20:00", ends="00:30")

    item = event.items.get()
    assert (item.minutes, item.local_day(event.zone)) == (270, date(2026, 11, 23))


def test_what_only_visits_have_is_not_kept_for_others(as_user, ayse, event):
    add(as_user(ayse), event, kind="break", address="Keesgasse 6", contact="Frau Huber")

    item = event.items.get()
    assert (item.address, item.contact, item.is_counted) == ("", "", False)


def test_edit_keeps_the_key(as_user, ayse, event, item):
    url = reverse("events:item", args=[event.slug, item.key])

    as_user(ayse).post(url, form(title_en="Hello", begins="09:15"))

    changed = event.items.get(key=item.key)
    assert (changed.pk, changed.title["en"]) == (item.pk, "Hello")


def test_edit_opens_in_its_place_without_the_page_around(as_user, ayse, event, item):
    url = reverse("events:item", args=[event.slug, item.key])

    answer = as_user(ayse).get(url, headers={"HX-Request": "true"})

    assert answer.content.strip().startswith(b'<li class="editing">')


def test_copy_is_made_once_and_opened(as_user, ayse, event, item):
    url, ref = reverse("events:item_copy", args=[event.slug, item.key]), str(uuid.uuid4())

    answers = [as_user(ayse).post(url, {"ref": ref}) for _click in range(2)]

    copy = event.items.get(key=ref)
    assert contents(copy) == contents(item)
    assert [answer.url for answer in answers] == [f"/events/{event.slug}/agenda/{ref}/"] * 2


def test_move_takes_the_item_to_the_next_day_at_the_same_time(as_user, ayse, event, item):
    as_user(ayse).post(reverse("events:item_move", args=[event.slug, item.key]), {"to": "after"})

    moved = event.items.get(key=item.key)
    assert moved.starts_at == local(event, 2, "09:00")


def test_a_move_is_taken_back_by_the_button_in_its_message(as_user, ayse, event, item):
    client, url = as_user(ayse), reverse("events:item_move", args=[event.slug, item.key])
    before = contents(item)

    page = client.post(url, {"to": "after"}, follow=True).content.decode()
    client.post(url, {"to": "before"})

    assert f'action="{url}"' in page
    assert 'name="to" value="before"' in page
    assert contents(event.items.get(key=item.key)) == before


def test_an_item_from_outside_the_event_moves_in_and_not_out_again(as_user, ayse, event):
    item = make_item(event, 0)
    url = reverse("events:item_move", args=[event.slug, item.key])

    page = as_user(ayse).post(url, {"to": "after"}, follow=True).content.decode()

    assert "is now on Monday 23 November" in page
    assert 'value="before"' not in page.partition("</ul>")[0]


def test_an_edit_of_an_item_is_taken_back_by_what_its_message_sends(as_user, ayse, event, item):
    client, before = as_user(ayse), contents(item)
    url = reverse("events:item", args=[event.slug, item.key])

    answer = client.post(url, form(begins="11:00", ends="12:00", day="2026-11-24"))
    said = str(next(iter(get_messages(answer.wsgi_request))))
    client.post(url, dict(re.findall(r'name="([a-z_]+)" value="([^"]*)"', said)))

    assert contents(event.items.get(key=item.key)) == before


def test_move_out_of_the_event_does_not_exist(as_user, ayse, event, item):
    url = reverse("events:item_move", args=[event.slug, item.key])

    assert as_user(ayse).post(url, {"to": "before"}).status_code == 404
    assert as_user(ayse).post(url, {"to": "sideways"}).status_code == 404


def test_removal_offers_an_undo_that_puts_the_item_back(as_user, ayse, event, item):
    client, before = as_user(ayse), contents(item)

    page = client.post(
        reverse("events:item_delete", args=[event.slug, item.key]), follow=True
    ).content.decode()
    gone = event.items.filter(key=item.key).exists()
    client.post(reverse("events:item_restore", args=[event.slug]), {"key": item.key})

    assert f'name="key" value="{item.key}"' in page
    assert not gone
    assert contents(event.items.get(key=item.key)) == before


def test_undo_is_only_for_the_browser_that_removed(as_user, ayse, event):
    url = reverse("events:item_restore", args=[event.slug])

    assert as_user(ayse).post(url, {"key": uuid.uuid4()}).status_code == 404


@pytest.mark.parametrize("count", [1, 6])
def test_editor_takes_the_same_queries_for_many_items(
    as_user, ayse, event, count, django_assert_max_num_queries
):
    for number in range(count):
        make_item(event, 1, f"{9 + number:02}:00", f"{9 + number:02}:45")
    client = as_user(ayse)

    with django_assert_max_num_queries(24) as queries:
        client.get(reverse("events:agenda", args=[event.slug]))

    QUERIES.add(len(queries))
    assert len(QUERIES) == 1


QUERIES = set()


def test_editor_warns_of_clashes_and_short_ways(as_user, ayse, event):
    make_item(event, 1, "09:00", "10:00", title={"en": "Town hall"}, way_to_next="25 min by tram")
    make_item(event, 1, "10:10", "11:00", title={"en": "Library"})
    make_item(event, 1, "10:30", "11:30", title={"en": "School"})

    answer = as_user(ayse).get(reverse("events:agenda", args=[event.slug]))

    assert [finding["text"] for finding in answer.context["findings"]] == [
        "The way from “Town hall” to “Library” takes 25 minutes, the agenda leaves 10.",
        "“School” and “Library” overlap by 30 minutes.",
    ]


def test_new_item_is_proposed_after_the_last_of_its_day(as_user, ayse, event):
    make_item(event, 2, "09:00", "10:30")

    url = reverse("events:item_new", args=[event.slug])
    answer = as_user(ayse).get(url, {"day": "2026-11-24", "kind": "break"})

    initial = answer.context["form"].initial
    assert (str(initial["begins"]), str(initial["ends"]), initial["is_counted"]) == (
        "10:30:00", "11:00:00", False,
    )  # fmt: skip
