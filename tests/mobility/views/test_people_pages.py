"""The list of people, one person by hand, and the ladder of who may."""

import csv
import io
from datetime import date
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from events.models import Person
from kit import outbox
from kit.sheets.reader import read_workbook
from mobility.actions.invitations import invite_all
from mobility.models import Participation, Status, Travel
from tests.factories.events import make_event, make_person
from tests.factories.mobility import make_participation, make_participations
from tests.mobility.conftest import AT, BY, person_of

READING = ["people", "people_sheet", "badges", "participation"]
TEAM = ["person_add", "import_new", "invite"]


@pytest.fixture
def one(event, seville):
    return make_participation(
        event,
        make_person(event.project, "Renata", "Cañas", email="r@x.example", organisation=seville),
    )


def url(name, event, one=None):
    more = {"people_sheet": ["csv"], "participation": [one and one.ref]}.get(name, [])
    return reverse(f"mobility:{name}", args=[event.slug, *more])


def body(response):
    return b"".join(response.streaming_content)


def form_of(**changes):
    return {
        "ref": str(uuid4()), "given_name": "Noel", "family_name": "Borg", "email": "noel@x.example",
        "role": "participant", "status": "confirmed", **changes,
    }  # fmt: skip


# who may


@pytest.mark.parametrize("name", READING)
@pytest.mark.parametrize(
    ("who", "status"),
    [("ayse", 200), ("deniz", 200), ("lukas", 200), ("otto", 404), ("root", 404)],
)
def test_reading_is_for_those_who_run_or_host(client, request, event, one, name, who, status):
    client.force_login(request.getfixturevalue(who))

    assert client.get(url(name, event, one)).status_code == status


@pytest.mark.parametrize("name", TEAM)
@pytest.mark.parametrize(
    ("who", "status"),
    [("ayse", 200), ("deniz", 200), ("lukas", 403), ("carmen", 403), ("otto", 404), ("cetta", 403)],
)
def test_changing_is_for_the_team(client, request, event, name, who, status):
    client.force_login(request.getfixturevalue(who))

    assert client.get(url(name, event)).status_code == status


@pytest.mark.parametrize("name", [*READING, *TEAM])
def test_strangers_are_asked_to_sign_in(client, event, one, name):
    response = client.get(url(name, event, one))

    assert (response.status_code, response.url.split("?")[0]) == (302, reverse("account_login"))


@pytest.mark.parametrize(
    "name",
    ["participation_withdraw", "participation_return", "mail_again", "pass_replace", "pass_keep"],
)
@pytest.mark.parametrize(("who", "status"), [("lukas", 403), ("carmen", 403), ("otto", 404)])
def test_only_the_team_presses(client, request, event, one, name, who, status):
    client.force_login(request.getfixturevalue(who))
    address = reverse(f"mobility:{name}", args=[event.slug, one.ref])

    assert client.post(address).status_code == status
    assert client.get(address).status_code == 405


def test_an_unknown_person_is_404(client, event, ayse):
    client.force_login(ayse)

    address = reverse("mobility:participation", args=[event.slug, uuid4()])
    assert client.get(address).status_code == 404


def test_a_person_of_another_event_is_not_found_under_this_one(client, event, graz, ayse, one):
    other = make_event(event.project, graz, title={"en": "Another"})
    client.force_login(ayse)

    address = reverse("mobility:participation", args=[other.slug, one.ref])
    assert client.get(address).status_code == 404


# what a contact person sees


def test_a_contact_person_sees_the_own_organisations_people_only(client, event, graz, carmen, one):
    theirs = make_participation(
        event, make_person(event.project, "Lukas", "Groß", email="l@x.example", organisation=graz)
    )
    client.force_login(carmen)

    page = client.get(url("people", event)).content.decode()
    sheet = body(client.get(url("people_sheet", event))).decode()

    assert "Renata Cañas" in page
    assert "Renata;Cañas" in sheet
    assert "Groß" not in page + sheet
    assert client.get(url("participation", event, one)).status_code == 200
    assert client.get(url("participation", event, theirs)).status_code == 404


def test_a_contact_person_sees_no_link_of_a_pass(client, event, carmen, one):
    client.force_login(carmen)

    page = client.get(url("participation", event, one)).content.decode()

    assert "/p/" not in page


def test_nothing_of_another_project_is_on_any_page(client, event, ayse, otto, one):
    client.force_login(ayse)

    pages = [client.get(url(name, event, one)).content.decode() for name in
             ("people", "participation", *TEAM)]  # fmt: skip

    assert [
        word for word in ("Canary", "Canaria", "Rivulet") for page in pages if word in page
    ] == []


# the list


@pytest.mark.parametrize("query", ["", "?sort=name", "?q=a&status=confirmed&invited=no"])
def test_three_people_cost_as_many_statements_as_one(client, event, graz, ayse, query):
    client.force_login(ayse)
    counts = []
    for _more in range(2):
        make_participations(event, 1 + len(counts) * 2, graz)
        with CaptureQueriesContext(connection) as queries:
            client.get(url("people", event) + query)
        counts.append(len(queries))

    assert counts[0] == counts[1] <= 15


@pytest.mark.parametrize("words", ["isik", "IŞIK", "İbrahim ISIK", "person1@sample"])
def test_the_search_knows_no_case_and_no_marks(client, event, graz, ayse, words):
    make_participations(event, 3, graz)
    client.force_login(ayse)

    rows = client.get(url("people", event), {"q": words}).context["rows"]

    assert [row.person.name for row in rows] == ["İbrahim Işık"]


def test_filters_stand_in_the_address(client, event, graz, seville, ayse, one):
    make_participation(event, make_person(event.project, "Gone", email=""), status=Status.WITHDRAWN)
    client.force_login(ayse)

    def names(**query):
        return [
            row.person.given_name for row in client.get(url("people", event), query).context["rows"]
        ]

    assert names(organisation=seville.ref) == ["Renata"]
    assert names(status="withdrawn") == ["Gone"]
    assert names(invited="no_email") == ["Gone"]
    assert names(invited="yes") == []
    assert names(organisation="nonsense", status="nonsense") == ["Renata", "Gone"]


def test_long_lists_have_pages(client, event, graz, ayse):
    make_participations(event, 60, graz)
    client.force_login(ayse)

    first, second = (client.get(url("people", event), {"page": page}) for page in (1, 2))

    assert (len(first.context["rows"]), len(second.context["rows"])) == (50, 10)


def test_how_far_each_invitation_has_come_is_visible(client, event, graz, ayse):
    make_participations(event, 1, graz)
    invite_all(event=event, by=BY, at=AT)
    make_participation(event, make_person(event.project, "No", "Mail", email=""))
    client.force_login(ayse)

    def words():
        return [str(row.mail_words) for row in client.get(url("people", event)).context["rows"]]

    before = words()
    outbox.deliver()
    assert (before, words()) == (["mail waiting", "no e-mail"], ["mail sent", "no e-mail"])


def test_an_empty_list_says_what_to_do_and_offers_nothing_else(client, event, ayse):
    client.force_login(ayse)

    page = client.get(url("people", event)).content.decode()

    assert "Nobody is on the list yet" in page
    assert 'class="filters"' not in page
    assert url("invite", event) not in page


def test_a_search_without_result_keeps_the_filters(client, event, ayse, one):
    client.force_login(ayse)

    page = client.get(url("people", event), {"q": "nobody"}).content.decode()

    assert "No one on the list matches these filters." in page
    assert 'class="filters"' in page


def test_filters_do_not_say_that_they_are_optional(client, event, ayse, one):
    client.force_login(ayse)

    page = client.get(url("people", event)).content.decode()

    assert "(optional)" not in page


def test_the_sheet_can_be_read_again_and_says_the_same(client, event, ayse, one):
    Travel.objects.create(participation=one, arrives_on=date(2026, 11, 22))
    one.person.family_name = "=1+1"
    one.person.save()
    client.force_login(ayse)

    for kind in ("xlsx", "csv"):
        address = reverse("mobility:people_sheet", args=[event.slug, kind])
        book = read_workbook(body(client.get(address)), f"people.{kind}")
        header, row = book.sheets[0].rows
        said = dict(zip(header.cells, row.cells, strict=False))
        assert (said["Given name"], said["Family name"]) == ("Renata", "=1+1")
        assert str(said["Arrival"])[:10] == "2026-11-22"


def test_a_csv_cell_never_runs(client, event, ayse, one):
    one.person.given_name = "@SUM(A1)"
    one.person.save()
    client.force_login(ayse)

    text = body(client.get(url("people_sheet", event))).decode("utf-8-sig")

    rows = list(csv.reader(io.StringIO(text), delimiter=";"))
    assert rows[1][2] == "'@SUM(A1)"


def test_an_unknown_format_is_404(client, event, ayse, one):
    client.force_login(ayse)

    address = reverse("mobility:people_sheet", args=[event.slug, "exe"])
    assert client.get(address).status_code == 404


# one person by hand


def test_one_person_is_added_by_hand(client, event, seville, ayse):
    client.force_login(ayse)

    client.post(url("person_add", event), form_of(
        organisation=seville.pk, function="Clerk", arrives_on="2026-11-22", language="es",
        printed_name="Noel E. Borg",
    ))  # fmt: skip

    made = person_of(event, "Noel E. Borg")
    assert (made.function, made.sending_organisation) == ("Clerk", seville)
    assert (made.person.email, made.person.language) == ("noel@x.example", "es")
    assert made.travel.arrives_on == date(2026, 11, 22)


def test_two_clicks_add_one_person(client, event, ayse):
    client.force_login(ayse)
    data = form_of()

    for _click in range(2):
        client.post(url("person_add", event), data)

    assert Participation.objects.filter(event=event).count() == 1


def test_an_organisation_of_another_project_is_refused(client, event, ayse, otto):
    client.force_login(ayse)
    theirs = otto.roles.get().project.organisations.get()

    response = client.post(url("person_add", event), form_of(organisation=theirs.pk))

    assert response.status_code == 422
    assert "Canary" not in response.content.decode()


def test_a_name_that_cannot_be_printed_is_refused_with_its_letters(client, event, ayse):
    client.force_login(ayse)

    response = client.post(url("person_add", event), form_of(given_name="Ana 𓀀"))

    assert response.status_code == 422
    assert "𓀀" in response.context["form"].errors["given_name"][0]


def test_a_departure_before_the_arrival_is_refused(client, event, ayse):
    client.force_login(ayse)

    response = client.post(
        url("person_add", event), form_of(arrives_on="2026-11-23", leaves_on="2026-11-22")
    )

    assert list(response.context["form"].errors) == ["leaves_on"]


def test_a_known_name_is_offered_and_nobody_is_added(client, event, ayse, graz):
    known = make_person(event.project, "Noel", "Borg", email="noel@x.example", organisation=graz)
    client.force_login(ayse)

    question = client.post(url("person_add", event), form_of()).context["question"]

    assert (question.people, question.by_name) == ([known], True)
    assert Participation.objects.count() == 0


def test_a_known_name_is_offered_when_no_organisation_was_said(client, event, ayse, graz):
    known = make_person(event.project, "Noel", "Borg", email="other@x.example", organisation=graz)
    client.force_login(ayse)

    question = client.post(url("person_add", event), form_of(email="")).context["question"]

    assert (question.people, question.by_name) == ([known], True)


def test_the_known_person_is_put_on_the_list(client, event, ayse, graz):
    known = make_person(event.project, "Noel", "Borg", email="noel@x.example", organisation=graz)
    client.force_login(ayse)

    client.post(url("person_add", event), form_of(known=known.ref, organisation=graz.pk))

    assert Participation.objects.get().person == known
    assert Person.objects.count() == 1


@pytest.mark.parametrize(
    ("answer", "names"), [("another", {"Ayşe Ak", "Noel Borg"}), ("same", {"Noel Borg"})]
)
def test_the_same_e_mail_with_another_name_asks(client, event, ayse, answer, names):
    known = make_person(event.project, "Ayşe", "Ak", email="noel@x.example")
    client.force_login(ayse)
    data = form_of()

    question = client.post(url("person_add", event), data).context["question"]
    answer = known.ref if answer == "same" else answer
    client.post(url("person_add", event), data | {"known": answer})

    assert (question.people, question.by_name) == ([known], False)
    assert {person.name for person in Person.objects.all()} == names


def test_somebody_of_another_project_is_not_offered(client, event, ayse, otto):
    client.force_login(ayse)

    response = client.post(url("person_add", event), form_of(email="canaria@rivers.example"))

    assert response.status_code == 302


def test_a_person_is_edited_withdrawn_and_put_back(client, event, ayse, one):
    client.force_login(ayse)

    client.post(url("participation", event, one), form_of(reached="Somebody at the desk"))
    one.refresh_from_db()
    assert (one.person.name, one.reached_via) == ("Noel Borg", "Somebody at the desk")

    page = client.post(
        reverse("mobility:participation_withdraw", args=[event.slug, one.ref]), follow=True
    ).content.decode()
    one.refresh_from_db()
    assert one.status == Status.WITHDRAWN
    assert reverse("mobility:participation_return", args=[event.slug, one.ref]) in page

    client.post(reverse("mobility:participation_return", args=[event.slug, one.ref]))
    one.refresh_from_db()
    assert one.status == Status.CONFIRMED


def test_reached_via_finds_a_person_of_the_project(client, event, ayse, one):
    boss = make_person(event.project, "Ayşe", "Örnek", email="boss@x.example")
    client.force_login(ayse)

    client.post(url("participation", event, one), form_of(email="", reached="ayse ornek"))

    one.person.refresh_from_db()
    assert one.person.reached_via == boss


def test_an_invitation_is_sent_again_once_for_two_clicks(client, event, ayse, one, mailoutbox):
    client.force_login(ayse)
    address = reverse("mobility:mail_again", args=[event.slug, one.ref])

    for _click in range(2):
        client.post(address, {"round": "1"})
    client.post(address, {"round": "x"})
    outbox.deliver()

    assert len(mailoutbox) == 1


def test_the_page_shows_the_new_link_after_replacing(client, event, ayse, one):
    client.force_login(ayse)
    page = url("participation", event, one)
    before = client.get(page).context["url"]

    client.post(reverse("mobility:pass_replace", args=[event.slug, one.ref]), {"generation": "1"})

    assert client.get(page).context["url"] != before


def test_a_replacement_made_by_mistake_is_taken_back_by_its_message(client, event, ayse, one):
    client.force_login(ayse)
    page = url("participation", event, one)
    before = client.get(page).context["url"]
    undo = reverse("mobility:pass_keep", args=[event.slug, one.ref])

    replace = reverse("mobility:pass_replace", args=[event.slug, one.ref])
    said = client.post(replace, {"generation": "1"}, follow=True).content.decode()
    client.post(undo, {"generation": "2"})

    assert f'action="{undo}"' in said
    assert client.get(page).context["url"] == before


def test_a_new_pass_that_was_sent_stays_and_the_page_says_so(client, event, ayse, one):
    client.force_login(ayse)
    client.post(reverse("mobility:pass_replace", args=[event.slug, one.ref]), {"generation": "1"})
    client.post(reverse("mobility:mail_again", args=[event.slug, one.ref]), {"round": "1"})
    outbox.deliver()

    undo = reverse("mobility:pass_keep", args=[event.slug, one.ref])
    page = client.post(undo, {"generation": "2"}, follow=True)

    assert page.context["generation"] == 2
    assert "The new pass was sent or used already. It stays." in page.content.decode()


def test_columns_in_which_nobody_has_anything_are_left_out(client, event, ayse):
    one, two = make_participations(event, 2)
    client.force_login(ayse)
    address = url("people", event)

    shown = [client.get(address).context["columns"]]
    one.function = "Head of the library"
    one.save()
    Travel.objects.create(participation=two, arrives_on=event.starts_on)
    shown.append(client.get(address).context["columns"])

    assert shown == [
        {"function": False, "travel": False, "span": 3},
        {"function": True, "travel": True, "span": 5},
    ]


# inviting


def test_the_invite_page_shows_one_mail_and_who_has_none(client, event, graz, ayse):
    make_participations(event, 3, graz)
    make_participation(event, make_person(event.project, "No", "Mail", email=""))
    client.force_login(ayse)

    context = client.get(url("invite", event), {"one": "2"}).context

    assert (context["button"], context["number"]) == ("Send 3 invitations", 2)
    assert context["recipient"].person.name in context["letter"].text
    assert [each.person.name for each in context["without"]] == ["No Mail"]


def test_nobody_to_invite_is_not_everybody_invited(client, event, ayse):
    client.force_login(ayse)

    page = client.get(url("invite", event)).content.decode()

    assert "Nobody is on the list yet" in page
    assert "invited already" not in page


@pytest.mark.parametrize("number", ["0", "99", "x", "-1", "9" * 5000])
def test_any_number_of_a_mail_is_answered(client, event, graz, ayse, number):
    make_participations(event, 1, graz)
    client.force_login(ayse)

    assert client.get(url("invite", event), {"one": number}).context["number"] == 1


def test_looking_at_a_mail_queues_nothing(client, event, graz, ayse):
    from kit.models import Message

    make_participations(event, 1, graz)
    client.force_login(ayse)

    client.get(url("invite", event))

    assert Message.objects.count() == 0


def test_pressing_twice_sends_once(client, event, graz, ayse, mailoutbox):
    make_participations(event, 3, graz)
    client.force_login(ayse)

    for _click in range(2):
        client.post(url("invite", event))
    outbox.deliver()

    assert len(mailoutbox) == 3
