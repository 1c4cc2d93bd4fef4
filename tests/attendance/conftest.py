from datetime import UTC, datetime

import pytest

from kit import clock
from tests.attendance.desk import SCANS, bearer
from tests.factories.attendance import make_device
from tests.factories.mobility import make_participations
from tests.factories.sheets import EVENING, kept


@pytest.fixture
def people(event, graz):
    """Five people of the event, each with a pass."""
    return make_participations(event, 5, graz)


@pytest.fixture
def device(event):
    return make_device(event)


@pytest.fixture
def second(event):
    return make_device(event, "second desk")


@pytest.fixture
def nine():
    """Nine o'clock in Graz on the event's second day."""
    return datetime(2026, 11, 24, 8, 0, tzinfo=UTC)


@pytest.fixture
def sign_in(client, request):
    """Sign in somebody of the cast by name; the client."""

    def sign_in(name):
        client.force_login(request.getfixturevalue(name))
        return client

    return sign_in


@pytest.fixture
def sheet(event, lukas):
    """A signed sheet of one photo."""
    return kept(event, lukas)


@pytest.fixture
def evening(today):
    with clock.at(EVENING) as moment:
        yield moment


@pytest.fixture
def lukas_in(client, lukas, evening):
    client.force_login(lukas)
    return client


@pytest.fixture
def send(client, device):
    def send(*scans, **more):
        content = {"scans": list(scans)} | more.pop("content", {})
        headers = more.pop("headers", bearer())
        return client.post(SCANS, content, content_type="application/json", headers=headers)

    return send
