"""Acting on behalf: begun with a form, carried into everything, ended, and never elsewhere."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
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
from tests.factories.events import make_person, make_role
from tests.factories.kit import LETTER

pytestmark = pytest.mark.django_db
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


@pytest.fixture
def acting(as_user, ayse, project, carmen):
    """Ayşe acts for Carmen, who sent a letter."""
    client = as_user(ayse)
    begin(client, project, carmen, proof=letter())
    return client


def page(client, project):
    return client.get(reverse("events:organisations", args=[project.slug])).content.decode()


# beginning


def test_what_is_done_from_then_on_is_recorded_with_whom_how_and_the_proof(
    acting, project, ayse, carmen
):
    add_organisation(acting, project)

    done = last()
    assert (done.verb, done.actor_ref) == ("organisation.added", str(ayse.ref))
    assert (done.behalf.whom, done.behalf.channel) == (ref_of(carmen), "email")
    assert done.behalf.proof.name == "letter.eml"


def test_the_bar_says_it_on_every_page_of_the_project(acting, project):
    text = page(acting, project)

    assert "You act for <strong>Carmen Vila (Sevilla)</strong>" in text
    assert "by e-mail" in text
    assert "letter.eml" in text


@pytest.mark.parametrize("whom", ["lukas", "graz", "person"])
def test_one_can_act_for_accounts_organisations_and_people(
    as_user, ayse, project, graz, lukas, seville, whom
):
    somebody = {"lukas": lukas, "graz": graz, "person": make_person(project, organisation=seville)}
    client = as_user(ayse)

    begin(client, project, somebody[whom])

    assert Behalf.objects.get().whom == ref_of(somebody[whom])
    assert f"<strong>{somebody[whom]}" in page(client, project)


def test_somebody_is_chosen_when_the_form_is_opened_from_their_page(as_user, ayse, project, graz):
    text = as_user(ayse).get(form_of(project), {"for": str(ref_of(graz))}).content.decode()

    assert f'<option value="organisation:{graz.ref}" selected>' in text


def test_it_leads_back_to_where_it_was_begun(as_user, ayse, project, graz):
    there = reverse("events:access", args=[project.slug])

    assert begin(as_user(ayse), project, graz, next=there).url == there


@pytest.mark.parametrize("next", ["https://evil.example/", "//evil.example", ""])
def test_it_leads_nowhere_else(as_user, ayse, project, graz, next):
    response = begin(as_user(ayse), project, graz, next=next)

    assert response.url == reverse("events:project", args=[project.slug])


def test_a_second_click_begins_once(as_user, ayse, project, graz):
    client, ref = as_user(ayse), uuid4()

    begin(client, project, graz, ref=ref)
    begin(client, project, graz, ref=ref)

    assert (Behalf.objects.count(), Record.objects.count()) == (1, 1)


def test_what_is_missing_is_said_and_nothing_typed_is_lost(as_user, ayse, project):
    response = as_user(ayse).post(form_of(project), {"ref": uuid4(), "note": "Called at nine"})

    text = response.content.decode()
    assert response.status_code == 422
    assert "Choose for whom you act." in text
    assert "Say how you were asked." in text
    assert "Called at nine" in text


@pytest.mark.parametrize(
    ("proof", "said"),
    [
        (letter("letter.html", b"<script>"), "“letter.html” cannot be attached."),
        (letter("letter.pdf", b"MZ"), "“letter.pdf” is not what its name says"),
        (letter("scan.pdf", b"%PDF" + b"." * 2**20), "“scan.pdf” has 2 MB; at most 1 MB"),
    ],
)
def test_a_proof_that_cannot_be_kept_begins_nothing(
    as_user, ayse, project, graz, settings, proof, said
):
    settings.PROOF_LIMIT = 2**20
    proof.seek(0)

    response = begin(as_user(ayse), project, graz, proof=proof)

    assert response.status_code == 422
    assert said in response.content.decode()
    assert not Behalf.objects.exists()


def test_nobody_of_another_project_can_be_chosen(as_user, ayse, project, otto):
    stranger = otto.roles.get().project.people.get()

    assert begin(as_user(ayse), project, stranger).status_code == 422


def test_an_account_without_a_voice_in_the_project_cannot_be_chosen(as_user, ayse, project, root):
    assert begin(as_user(ayse), project, root).status_code == 422


# ending


def test_finish_ends_it(acting, project):
    response = acting.post(reverse("events:acting_finish", args=[project.slug]), follow=True)
    add_organisation(acting, project)

    assert "You no longer act for Carmen Vila (Sevilla)" in response.content.decode()
    assert last().behalf is None
    assert "You act for" not in page(acting, project)


def test_signing_out_ends_it(acting, ayse, project):
    acting.logout()
    acting.force_login(ayse)

    add_organisation(acting, project)

    assert last().behalf is None


def test_another_account_in_the_same_browser_acts_for_nobody(acting, deniz, project):
    acting.force_login(deniz)

    add_organisation(acting, project)

    assert (last().actor_ref, last().behalf) == (str(deniz.ref), None)


def test_two_hours_without_a_press_end_it_and_it_is_said(as_user, ayse, project, carmen, today):
    client = as_user(ayse)
    begin(client, project, carmen)

    with clock.at(today + timedelta(hours=2)):
        add_organisation(client, project)
        text = page(client, project)

    assert last().behalf is None
    assert "You no longer act for Carmen Vila (Sevilla), because nothing was pressed" in text
    assert "You act for" not in text


def test_every_press_gives_two_more_hours_and_reading_gives_none(
    as_user, ayse, project, carmen, today
):
    client = as_user(ayse)
    begin(client, project, carmen)

    with clock.at(today + timedelta(minutes=90)):
        add_organisation(client, project, "First")
    with clock.at(today + timedelta(minutes=180)):
        page(client, project)
        add_organisation(client, project, "Second")
        assert last().behalf is not None
    with clock.at(today + timedelta(minutes=290)):
        page(client, project)
    with clock.at(today + timedelta(minutes=301)):
        add_organisation(client, project, "Third")

    assert last().behalf is None


def test_a_press_inside_a_page_that_still_shows_the_bar_loads_it_again(
    as_user, ayse, project, carmen, today
):
    client = as_user(ayse)
    begin(client, project, carmen)

    with clock.at(today + timedelta(hours=3)):
        answer = client.get(form_of(project), headers={"HX-Request": "true"})

    assert answer["HX-Refresh"] == "true"


def test_beginning_for_somebody_else_ends_the_first(acting, project, graz):
    begin(acting, project, graz, **PHONE)
    add_organisation(acting, project)

    assert last().behalf.whom == ref_of(graz)


# going on


def test_what_was_asked_for_before_can_be_gone_on_with_by_a_colleague(
    acting, ayse, deniz, carmen, project
):
    asked = Behalf.objects.get()
    acting.force_login(deniz)

    text = acting.get(form_of(project)).content.decode()
    acting.post(reverse("events:acting_go_on", args=[asked.ref]))
    add_organisation(acting, project)

    assert "Ayşe Örnek for Carmen Vila, by e-mail" in text
    assert "1 entry in the history" in text
    assert (last().actor_ref, last().behalf) == (str(deniz.ref), asked)


# isolation


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


# the record


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


# what it costs


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
