"""What an edit changed is put back by one press, through the page that edited it."""

import html
import re

import pytest
from django.urls import reverse

from events.forms.activities import ActivityForm
from events.forms.events import EventForm
from events.forms.organisations import OrganisationForm
from events.forms.projects import ProjectForm
from events.models import PromisedActivity, Role, Signatory
from events.state import state
from kit.forms import as_posted
from mobility.forms.people import edit_form
from mobility.models import Participation, Travel
from tests.factories.events import make_person, make_programme
from tests.factories.mobility import make_participation
from tests.mobility.conftest import AT

BUTTON = re.compile(r'<form method="post" action="([^"]+)"')
INPUT = re.compile(r'<input type="hidden" name="([^"]+)" value="([^"]*)">')


def undo(client, answer):
    """Press the button of the message on a page."""
    (said,) = [str(message) for message in answer.context["messages"]]
    data = {}
    for name, value in INPUT.findall(said):
        if name != "csrfmiddlewaretoken":
            data.setdefault(html.unescape(name), []).append(html.unescape(value))
    return client.post(html.unescape(BUTTON.search(said)[1]), data, follow=True)


def posted(form, **changes):
    data = {}
    for name, value in as_posted(form):
        data.setdefault(name, []).append(value)
    return data | changes


@pytest.fixture
def signed_in(client, ayse):
    client.force_login(ayse)
    return client


def test_a_planned_activity_is_put_back(signed_in, project, graz):
    made = PromisedActivity.objects.create(
        project=project, work_package="WP2", number="A1", title={"en": "Visits"}, lead=graz,
        starts_on=AT.date(), persons=14,
    )  # fmt: skip
    before = state()
    data = posted(ActivityForm(project=project, activity=made), persons="9", lead="")

    answer = signed_in.post(reverse("events:activity", args=[made.ref]), data, follow=True)
    changed = state()
    undo(signed_in, answer)

    assert changed != before
    assert state() == before


def test_a_project_is_put_back(signed_in, project):
    before = state()
    data = posted(ProjectForm(project=project), acronym="NEW", languages=["en", "mt"])

    answer = signed_in.post(reverse("events:project_edit", args=[project.slug]), data, follow=True)
    changed = state()
    undo(signed_in, answer)

    assert changed != before
    assert state() == before


def test_an_event_is_put_back_with_its_agenda_and_who_signs(signed_in, event, graz):
    make_programme(event)
    Signatory.objects.create(organisation=graz, name="Dr. Huber", function="Head")
    before = state()
    data = posted(
        EventForm(project=event.project, event=event), starts_on="2026-11-24",
        ends_on="2026-11-26", zone="Europe/Rome", title_en="Another title",
        signatory_1=str(graz.signatories.get().ref),
    )  # fmt: skip

    answer = signed_in.post(reverse("events:event_edit", args=[event.slug]), data, follow=True)
    changed = state()
    undo(signed_in, answer)

    assert changed != before
    assert state() == before


def test_an_organisation_is_put_back_with_partner_times_names_and_signatories(signed_in, graz):
    graz.other_names.create(project=graz.project, name="FH Graz")
    Signatory.objects.create(organisation=graz, name="Dr. Huber", function="Head")
    graz.is_public_body = True
    graz.save()
    before = state()
    form = OrganisationForm(project=graz.project, organisation=graz)
    # the partner time and the signatory are struck out, and the name is gone
    data = posted(form, names="", city="Linz") | {
        "partner-TOTAL_FORMS": "1", "partner-INITIAL_FORMS": "1", "partner-0-role": "partner",
        "partner-0-since": "2025-11-01", "partner-0-until": "", "partner-0-DELETE": "on",
        "signatory-TOTAL_FORMS": "1", "signatory-INITIAL_FORMS": "1",
        "signatory-0-ref": str(graz.signatories.get().ref), "signatory-0-name": "Dr. Huber",
        "signatory-0-function": "Head", "signatory-0-DELETE": "on",
    }  # fmt: skip
    del data["is_public_body"]

    answer = signed_in.post(reverse("events:organisation", args=[graz.ref]), data, follow=True)
    changed = (graz.partnerships.count(), graz.signatories.count(), graz.other_names.count())
    undo(signed_in, answer)

    assert changed == (0, 0, 0)
    assert state() == before


def test_a_person_is_put_back_with_the_journey(signed_in, event, seville, graz):
    one = make_participation(event, make_person(event.project, organisation=seville))
    Travel.objects.create(participation=one, arrives_on=AT.date())
    before = state()
    data = posted(edit_form(one), family_name="Other", organisation=str(graz.pk), role="trainer",
                  arrives_on="")  # fmt: skip

    page = reverse("mobility:participation", args=[event.slug, one.ref])
    answer = signed_in.post(page, data, follow=True)
    changed = Participation.objects.select_related("person").get(pk=one.pk)
    undo(signed_in, answer)

    again = Participation.objects.select_related("travel").get(pk=one.pk)
    assert changed.person.family_name == "Other"
    assert state() == before
    assert (again.role, again.travel.arrives_on) == ("participant", AT.date())
    assert again.sending_organisation == seville


def test_an_undo_can_be_undone(signed_in, project):
    data = posted(ProjectForm(project=project), acronym="NEW")
    page = reverse("events:project_edit", args=[project.slug])

    back = undo(signed_in, signed_in.post(page, data, follow=True))
    undo(signed_in, back)

    project.refresh_from_db()
    assert project.acronym == "NEW"


def test_saving_what_is_there_offers_no_undo(signed_in, project):
    page = reverse("events:project_edit", args=[project.slug])

    answer = signed_in.post(page, posted(ProjectForm(project=project)), follow=True)

    assert [str(message) for message in answer.context["messages"]] == ["Saved."]


def test_a_role_that_was_given_is_taken_back(signed_in, project):
    page = reverse("events:access", args=[project.slug])
    data = {"email": "new@x.example", "name": "New", "kind": "assistant", "language": "en"}

    answer = signed_in.post(page, data, follow=True)
    given = Role.objects.filter(user__email="new@x.example").exists()
    undo(signed_in, answer)

    assert given
    assert not Role.objects.filter(user__email="new@x.example").exists()


def test_a_role_that_was_held_before_is_not_offered_to_be_taken(signed_in, project, deniz):
    page = reverse("events:access", args=[project.slug])
    data = {"email": deniz.email, "name": "", "kind": "assistant", "language": "en"}

    answer = signed_in.post(page, data, follow=True)

    assert "<form" not in str(*answer.context["messages"])


def test_a_person_added_by_mistake_is_withdrawn(signed_in, event):
    page = reverse("mobility:person_add", args=[event.slug])
    form = signed_in.get(page).context["form"]

    answer = signed_in.post(page, posted(form, given_name="Wrong"), follow=True)
    undo(signed_in, answer)

    assert event.participations.get().status == "withdrawn"
