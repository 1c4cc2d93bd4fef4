import json

import pytest

from events.models import Event, Organisation
from events.state import state
from tests.factories.events import make_item, make_programme, make_version

pytestmark = pytest.mark.django_db


@pytest.fixture
def everything(event, ayse, lukas, activity):
    make_programme(event)
    make_version(event)
    event.signing.create(signatory=event.host_organisation.signatories.create(name="Lukas"))
    return event


def test_state_is_plain_data_without_ids_and_references(everything):
    text = json.dumps(state())

    refs = [str(everything.ref), str(everything.items.first().key), everything.ref.hex]
    assert [ref for ref in refs if ref in text] == []
    assert '"id"' not in text


def test_state_does_not_depend_on_the_order_of_rows(everything):
    before = state()
    item = everything.items.first()
    item.delete()
    item.pk = None
    item.save()

    assert state() == before


@pytest.mark.parametrize(
    "change",
    [
        lambda event: Event.objects.update(venue="Town hall"),
        lambda event: Organisation.objects.update(street="Elsewhere 1"),
        lambda event: make_item(event, 3, "18:00", "19:00"),
        lambda event: event.signing.all().delete(),
        lambda event: event.old_slugs.create(slug="before"),
        lambda event: make_version(event, 2),
    ],
)
def test_changed_row_changes_the_state(everything, change):
    before = state()

    change(everything)

    assert state() != before
