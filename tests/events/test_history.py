from datetime import UTC, datetime

import pytest
from django.urls import reverse

from events import history
from events.actions.events import change_event
from events.actions.items import change_item
from events.actions.versions import publish
from kit.models import Record
from tests.factories.events import make_item

pytestmark = pytest.mark.django_db
AT = datetime(2026, 11, 20, 9, tzinfo=UTC)


def test_records_are_read_as_sentences_with_names_of_today(event, ayse):
    item = make_item(event, title={"en": "Opening"})
    change_item(item=item, by=ayse.actor, at=AT, place="Hall")
    publish(event=event, number=1, by=ayse.actor, at=AT)
    change_event(event=event, by=ayse.actor, at=AT, venue="Town hall")
    ayse.name = "Ayşe Yeni"
    ayse.save()

    texts = [line.text for line in history.lines(Record.objects.all())]

    assert texts == [
        "Ayşe Yeni edited How Graz receives newcomers",
        "Ayşe Yeni published version 1 of How Graz receives newcomers",
        "Ayşe Yeni edited Opening in the agenda",
    ]


def test_what_is_gone_and_what_is_unknown_can_still_be_read(event, ayse, db):
    item = make_item(event)
    change_item(item=item, by=ayse.actor, at=AT, place="Hall")
    item.delete()
    Record.objects.create(verb="moon.landed", actor_kind="system", actor_ref="worker",
                          object_kind="moon", object_ref="1")  # fmt: skip

    texts = {line.text for line in history.lines(Record.objects.all())}

    assert texts == {"Ayşe Örnek edited something that is gone in the agenda", "Kilim: moon.landed"}


@pytest.mark.parametrize("count", [1, 3])
def test_page_takes_the_same_queries_for_many_records(
    as_user, ayse, event, count, django_assert_max_num_queries
):
    for number in range(count):
        change_event(event=event, by=ayse.actor, at=AT, venue=f"Hall {number}")
    client = as_user(ayse)

    with django_assert_max_num_queries(20) as queries:
        client.get(reverse("events:history", args=[event.project.slug]))

    COUNTED.add(len(queries))
    assert len(COUNTED) == 1


COUNTED = set()


def test_page_shows_no_other_project(as_user, ayse, otto, event):
    other = otto.roles.get().project.events.get()
    change_event(event=other, by=otto.actor, at=AT, venue="Canary hall")

    page = as_user(ayse).get(reverse("events:history", args=[event.project.slug]))

    assert page.context["lines"] == []
