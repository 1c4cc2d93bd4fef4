import pytest

from events.models import PromisedActivity
from tests.events.acting import begin, letter
from tests.factories.events import make_programme, make_version


@pytest.fixture
def programme(event):
    """Three days with a session, a break and a visit each, published as version 1."""
    make_programme(event)
    return make_version(event)


@pytest.fixture
def activity(project):
    return PromisedActivity.objects.create(
        project=project, work_package="WP2", number="A1", title={"en": "Study visits"}
    )


@pytest.fixture
def item(event, programme):
    return event.items.first()


@pytest.fixture
def as_user(client):
    """Sign in: ``as_user(ayse).get(...)``."""

    def sign_in(user):
        client.force_login(user)
        return client

    return sign_in


@pytest.fixture
def acting(as_user, ayse, project, carmen):
    """Ayşe acts for Carmen, who sent a letter."""
    client = as_user(ayse)
    begin(client, project, carmen, proof=letter())
    return client
