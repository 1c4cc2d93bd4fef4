"""kill -9 of the whole server while phones scan: nothing acknowledged is lost.

A hundred kills are run by hand: ``python -m tests.reliability.kill 100 [DATABASE_URL]``.
"""

import os

import pytest
from django.conf import settings

from tests.config.processes import database_url
from tests.factories.mobility import make_participations
from tests.reliability.kill import storm

pytestmark = pytest.mark.django_db(transaction=True)


def test_three_kills_lose_no_acknowledged_scan(event, graz):
    people = make_participations(event, 40, graz)
    codes = [person.passes.current().get().code for person in people]
    env = os.environ | {"DJANGO_SETTINGS_MODULE": "config.settings", "ALLOWED_HOSTS": "127.0.0.1",
                        "DATABASE_URL": database_url(), "DATA_DIR": str(settings.DATA_DIR),
                        "SITE_URL": settings.SITE_URL}  # fmt: skip

    outcome = storm(event, codes, kills=3, env=env)

    assert outcome.faults == {}
    assert outcome.kills == 3
    assert outcome.acknowledged > 50
    assert outcome.in_log >= outcome.acknowledged
