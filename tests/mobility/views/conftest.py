"""Renata, one person of the event, and the addresses of its pages."""

from uuid import uuid4

import pytest
from django.urls import reverse

from tests.factories.events import make_person
from tests.factories.mobility import make_participation


@pytest.fixture
def one(event, seville):
    return make_participation(
        event,
        make_person(event.project, "Renata", "Cañas", email="r@x.example", organisation=seville),
    )


def url(name, event, one=None):
    more = {"people_sheet": ["csv"], "participation": [one and one.ref]}.get(name, [])
    return reverse(f"mobility:{name}", args=[event.slug, *more])


def form_of(**changes):
    return {
        "ref": str(uuid4()), "given_name": "Noel", "family_name": "Borg", "email": "noel@x.example",
        "role": "participant", "status": "confirmed", **changes,
    }  # fmt: skip
