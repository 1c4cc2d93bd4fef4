"""One of everything, in the first project; the outsider of the cast brings the second."""

from datetime import date
from uuid import uuid4

from attendance.actions.desks import enrol, make_link
from attendance.actions.roll_calls import tick_all_but
from attendance.actions.signed_sheets import keep_sheet
from certificates.actions.batches import begin, run_waiting
from certificates.proposals import propose
from events.access import event_secret
from events.actions.behalf import begin_on_behalf
from events.models import PromisedActivity
from kit import clock, files
from kit.actor import ref_of
from kit.uploads import Upload
from mobility.actions.passes import current_pass
from mobility.models import ListImport
from tests.factories import photos
from tests.factories.events import make_event, make_programme, make_version

DAY = date(2026, 11, 23)


def world_settings(folder) -> dict:
    """With these every route is there, that of mails in files too."""
    return {
        "DEBUG": True, "EMAIL_FILE_PATH": str(folder),
        "EMAIL_BACKEND": "django.core.mail.backends.filebased.EmailBackend",
    }  # fmt: skip


def make_world(cast, at) -> dict:
    """What a route is about -> the names in its address."""
    cast.everybody()
    project, event, ayse = cast.project, cast.event, cast.ayse
    make_programme(event)
    make_version(event)
    secret_event = make_event(project, event.host_organisation, visibility="link")
    participation = event.participations.get()
    tick_all_but(event=event, name=f"{DAY}/morning", absent=set(), by=ayse, at=at, ref=uuid4())
    batch = make_batch(event, ayse)
    link, secret = make_link(event=event, by=ayse, at=at, ref=uuid4())
    device, token = enrol(link=link, label="Phone", at=at, ref=uuid4())
    certificate = participation.certificates.get()
    sheet = keep_sheet(
        event=event, uploads=[photos.looked_photo()], by=ayse, at=at, ref=uuid4()
    )  # fmt: skip
    return {
        "project": {"project_slug": project.slug},
        "organisation": {"ref": event.host_organisation.ref},
        "promised_activity": {"ref": _activity(project).ref},
        "event": {"slug": event.slug},
        "item": {"slug": event.slug, "key": event.items.first().key},
        "participation": {"slug": event.slug, "ref": participation.ref},
        "list_import": {"ref": make_list_import(event).ref},
        "certificate": {"ref": certificate.ref},
        "behalf": {"ref": make_behalf_of_host(project, ayse).ref},
        "signed_sheet": {"slug": event.slug, "ref": sheet.ref},
        "certificate_batch": {"slug": event.slug, "ref": batch.ref},
        "event_link": {"slug": secret_event.slug, "secret": event_secret(secret_event)},
        "any": {"day": DAY, "key": "morning", "name": "01-ankara-katilimci-listesi.xlsx",
                "format": "csv", "ref": participation.ref, "number": 1, "code": certificate.code,
                "answer": "cannot-come",
                "secret": secret, "slug": event.slug, "device": device.ref, "link": link.ref},
        "pass_code": current_pass(participation).code,
        "token": token,
    }  # fmt: skip


def make_batch(event, ayse):
    people = [proposal.participation for proposal in propose(event)]
    batch = begin(event=event, people=people, languages=["en"], ref=uuid4(), by=ayse.actor,
                  at=clock.now())  # fmt: skip
    run_waiting()
    return batch


def make_behalf_of_host(project, ayse):
    """With a proof, which stays with those who read the record."""
    letter = Upload("letter.txt", "text/plain", b"Please do it for us.")
    return begin_on_behalf(
        project=project, whom=ref_of(project.organisations.first()), channel="email", proof=letter,
        by=ayse.actor, at=clock.now(), ref=uuid4(),
    )  # fmt: skip


def _activity(project):
    return PromisedActivity.objects.create(
        project=project, work_package="WP2", number="A1", title={"en": "Study visits"}
    )


def make_list_import(event):
    stored = files.keep(b"Name;E-mail\n", name="list.csv", content_type="text/csv")
    return ListImport.objects.create(event=event, file=stored, filename="list.csv")
