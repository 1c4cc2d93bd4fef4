"""What the phone of a desk sends, and where."""

from uuid import uuid4

from django.urls import reverse

from tests.factories.attendance import MORNING

SCANS, SNAPSHOT = reverse("attendance:api:scans"), reverse("attendance:api:snapshot")
PEOPLE, UNDO = reverse("attendance:api:people"), reverse("attendance:api:undo")
WALK_INS = reverse("attendance:api:walk_ins")


def bearer(word="first desk"):
    return {"Authorization": f"Bearer {word}"}


def read(person, **changes):
    details = {"id": str(uuid4()), "roll_call": MORNING, "method": "camera"}
    return details | {"code": person.passes.current().get().code} | changes
