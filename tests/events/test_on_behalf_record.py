"""Acting on behalf: recorded with its proof, known in its own project only, and what it costs."""

from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from events import history
from events.actions.behalf import begin_on_behalf
from events.models import Role
from events.state import state
from kit import clock
from kit.actor import ref_of
from kit.models import Behalf, Record
from tests.events.acting import PHONE, add_organisation, begin, form_of, last, page
from tests.factories.events import make_person, make_role
from tests.factories.kit import LETTER

pytestmark = pytest.mark.django_db


def test_it_counts_in_no_other_project_and_its_pages_do_not_show_it(acting, ayse, otto, carmen):
    other = otto.roles.get().project
    make_role(ayse, "coordinator", project=other)

    add_organisation(acting, other)

    assert (last().scope, last().behalf) == (str(other.ref), None)
    text = page(acting, other)
    assert "You act for" not in text
    assert "Carmen" not in text


def test_the_outsider_finds_neither_the_form_nor_the_proof(acting, otto, project):
    asked = Behalf.objects.get()
    acting.force_login(otto)

    assert acting.get(form_of(project)).status_code == 404
    assert acting.get(reverse("events:behalf_proof", args=[asked.ref])).status_code == 404
    assert acting.post(reverse("events:acting_go_on", args=[asked.ref])).status_code == 404


@pytest.mark.parametrize("who", ["lukas", "carmen"])
def test_hosts_and_contacts_act_for_nobody_and_read_no_proof(
    acting, as_user, request, project, lukas, who
):
    asked = Behalf.objects.get()
    client = as_user(request.getfixturevalue(who))

    assert client.get(form_of(project)).status_code == 403
    assert client.get(reverse("events:behalf_proof", args=[asked.ref])).status_code == 403
    assert "Act on behalf of" not in page(client, project)


def test_somebody_whose_role_was_taken_does_nothing_any_more(acting, ayse, project):
    Role.objects.filter(user=ayse).delete()

    assert add_organisation(acting, project).status_code == 404


def test_the_proof_is_handed_out_as_it_came_and_runs_nothing(acting):
    response = acting.get(reverse("events:behalf_proof", args=[Behalf.objects.get().ref]))

    assert b"".join(response.streaming_content) == LETTER.data
    assert response["Content-Disposition"] == 'attachment; filename="letter.eml"'
    assert response["Content-Security-Policy"].startswith("sandbox")


def test_without_proof_there_is_nothing_to_hand_out(as_user, ayse, project, graz):
    client = as_user(ayse)
    begin(client, project, graz)

    asked = Behalf.objects.get()
    assert client.get(reverse("events:behalf_proof", args=[asked.ref])).status_code == 404


def test_the_history_says_who_for_whom_how_and_hands_out_the_proof(acting, project):
    add_organisation(acting, project)

    text = acting.get(reverse("events:history", args=[project.slug])).content.decode()

    asked = Behalf.objects.get()
    said = "Ayşe Örnek for Carmen Vila, by e-mail, proof: "
    link = f'<a href="/on-behalf/{asked.ref}/proof" download><bdi>letter.eml</bdi></a>'
    assert text.count(said + link) == 2
    assert "Ayşe Örnek added the organisation Newcomers’ Council" in text
    assert "Ayşe Örnek began to act on behalf of Carmen Vila" in text


def test_the_history_shows_only_what_was_done_for_others_when_asked(acting, project):
    acting.post(reverse("events:acting_finish", args=[project.slug]))
    add_organisation(acting, project)
    address = reverse("events:history", args=[project.slug])

    for asked in ("all", str(Behalf.objects.get().ref)):
        lines = acting.get(address, {"behalf": asked}).context["lines"]
        assert [line.text for line in lines] == ["Ayşe Örnek began to act on behalf of Carmen Vila"]
    assert len(acting.get(address).context["lines"]) == 2
    assert acting.get(address, {"behalf": str(uuid4())}).context["lines"] == []


def test_whom_one_acted_for_can_be_gone(project, ayse, today):
    person = make_person(project)
    begin_on_behalf(
        project=project, whom=ref_of(person), by=ayse.actor, at=today, ref=uuid4(), **PHONE
    )
    person.delete()

    (line,) = history.lines(Record.objects.all())

    assert line.said.whom == "somebody who is gone"


def test_the_state_holds_what_was_asked_and_what_was_done(acting, project):
    add_organisation(acting, project)

    (row,) = state()["behalves"]
    assert (row["asked"], row["whom"], row["channel"]) == (
        "Ayşe Örnek", "user Carmen Vila", "email",
    )  # fmt: skip
    assert (row["proof"][0], row["did"]) == ("letter.eml", ["behalf.begun", "organisation.added"])


def test_who_acts_for_nobody_pays_nothing_and_who_acts_three_statements(
    as_user, ayse, project, graz, seville, carmen
):
    client = as_user(ayse)

    def cost():
        with CaptureQueriesContext(connection) as queries:
            page(client, project)
        return len(queries), sum("kit_behalf" in query["sql"] for query in queries)

    alone, asked = cost()
    begin(client, project, carmen)
    page(client, project)  # the message of the beginning
    acting, _asked = cost()

    assert asked == 0
    assert acting - alone == 3


@pytest.mark.parametrize("count", [1, 3])
def test_the_form_and_the_history_cost_the_same_for_many(
    as_user, ayse, project, graz, count, django_assert_num_queries
):
    client = as_user(ayse)
    for number in range(count):
        person = make_person(project, f"Ahmet {number}", email="")
        begin_on_behalf(project=project, whom=ref_of(person), by=ayse.actor, at=clock.now(),
                        ref=uuid4(), proof=LETTER, **PHONE)  # fmt: skip

    with django_assert_num_queries(12):
        client.get(form_of(project))
    with django_assert_num_queries(9):
        client.get(reverse("events:history", args=[project.slug]))
