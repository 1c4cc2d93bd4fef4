"""Acting on behalf of somebody: its form, a letter as the proof, a press that is recorded."""

from uuid import uuid4

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from kit.actor import ref_of
from kit.models import Record
from tests.factories.kit import LETTER

PHONE = {"channel": "telephone"}


def form_of(project):
    return reverse("events:on_behalf", args=[project.slug])


def begin(client, project, whom, **changes):
    values = {"whom": str(ref_of(whom)), "channel": "email", "ref": uuid4()}
    return client.post(form_of(project), values | changes)


def letter(name="letter.eml", data=LETTER.data):
    return SimpleUploadedFile(name, data)


def add_organisation(client, project, name="Newcomers’ Council"):
    """Any press that is recorded."""
    return client.post(
        reverse("events:organisation_new", args=[project.slug]),
        {"legal_name": name, "ref": uuid4(), "partner-TOTAL_FORMS": 0, "partner-INITIAL_FORMS": 0,
         "signatory-TOTAL_FORMS": 0, "signatory-INITIAL_FORMS": 0},
    )  # fmt: skip


def last():
    return Record.objects.order_by("-pk")[0]


def page(client, project):
    return client.get(reverse("events:organisations", args=[project.slug])).content.decode()
