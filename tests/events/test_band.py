import pytest

from events.band import band_days, event_band
from tests.factories.events import make_item, make_programme, make_version

pytestmark = pytest.mark.django_db


def test_band_is_woven_from_the_published_agenda(event):
    make_programme(event)
    make_version(event)
    make_item(event, 1, "20:00", "22:00", kind="social")

    assert band_days(event) == [[("hollow", 90), ("small", 30), ("filled", 120)]] * 3


def test_band_is_woven_from_the_draft_before(event):
    make_item(event, 1, "20:00", "22:00", kind="social")

    assert band_days(event) == [[("small", 120)]]


def test_band_of_an_event_without_agenda_is_quiet_but_there(event):
    assert event_band(event).count("<path") >= 3


def test_two_agendas_give_two_bands(event):
    make_item(event)
    before = event_band(event)
    make_item(event, 2, kind="visit")

    assert event_band(event) != before
