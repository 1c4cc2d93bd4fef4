"""The pass: opens with its code in any case and changes nothing; replaced, it names nobody."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from icalendar import Calendar

from events.models import Event, User
from kit import codes
from kit.models import Record
from mobility.actions.passes import current_pass, replace_pass
from mobility.actions.people import withdraw
from mobility.models import Participation, Status
from mobility.passes import pass_path, pass_qr_text
from tests.factories.events import (
    make_event,
    make_person,
    make_programme,
    make_user,
    make_version,
)
from tests.factories.mobility import make_participation
from tests.kit.pdf.reading import text_of
from tests.mobility.conftest import AT, BY

READING = ["pass", "pass_ics", "pass_pdf", "claim", "pass_decline"]
PRESSING = ["claim", "pass_decline", "pass_return", "pass_confirm"]


@pytest.fixture
def one(event, seville):
    make_programme(event)
    make_version(event)
    return make_participation(
        event,
        make_person(event.project, "Renata", "Cañas", email="r@x.example", organisation=seville),
    )


@pytest.fixture
def code(one):
    return current_pass(one).code


def status_of(one):
    return Participation.objects.get(pk=one.pk).status


@pytest.mark.parametrize("name", READING)
def test_the_code_alone_opens_its_pages(client, code, name):
    response = client.get(pass_path(code, name))

    assert response.status_code == 200
    assert response["Cache-Control"] == "private, no-store"
    assert response["X-Robots-Tag"] == "noindex, nofollow"
    assert response["Referrer-Policy"] == "same-origin"


@pytest.mark.parametrize("form", ["/P/{}", "/p/{}"])
@pytest.mark.parametrize("case", [str.upper, str.lower])
def test_the_address_knows_no_case(client, code, form, case):
    assert client.get(form.format(case(code))).status_code == 200


def test_the_qr_code_is_the_address_in_capitals(client, code, settings):
    page = client.get(pass_path(code)).content.decode()

    assert pass_qr_text(code) == f"HTTP://LOCALHOST:8000/P/{code}"
    assert page.count('role="img"') == 1


def test_the_pass_shows_name_facts_and_the_programme_with_addresses(client, code):
    page = client.get(pass_path(code)).content.decode()

    for words in ("Renata Cañas", "Sample Training Centre", "Mon 23 Nov, 09:00", "Keesgasse 6",
                  "Ask for Frau Huber", "23–25 November 2026"):  # fmt: skip
        assert words in page


@pytest.mark.parametrize("name", [*READING, "pass_return", "pass_confirm"])
def test_an_unknown_code_is_404(client, one, name):
    address = pass_path(codes.fresh(), name)

    assert client.get(address).status_code in (404, 405)
    assert client.post(address).status_code in (404, 405)


@pytest.mark.parametrize("name", READING)
def test_a_replaced_pass_is_gone_and_names_nobody(client, one, code, name):
    replace_pass(participation=one, by=BY, at=AT)

    response = client.get(pass_path(code, name))

    page = response.content.decode()
    assert response.status_code == 410
    assert [
        word for word in ("Renata", "Cañas", "Graz", "Welcoming", "Sample") if word in page
    ] == []


@pytest.mark.parametrize("name", PRESSING)
def test_a_replaced_pass_presses_nothing(client, one, code, name):
    replace_pass(participation=one, by=BY, at=AT)

    assert client.post(pass_path(code, name)).status_code == 410
    assert status_of(one) == Status.CONFIRMED


@pytest.mark.parametrize("name", READING)
def test_opening_changes_nothing(client, one, code, name):
    with CaptureQueriesContext(connection) as queries:
        client.get(pass_path(code, name))

    harmless = ("SELECT", "SAVEPOINT", "RELEASE")
    # a feed that was drawn is kept in the cache
    said = [q["sql"].lstrip().upper() for q in queries if "kit_cache" not in q["sql"]]
    assert [sql for sql in said if not sql.startswith(harmless)] == []


@pytest.mark.parametrize("name", ["pass_return", "pass_confirm"])
def test_presses_cannot_be_links(client, code, name):
    assert client.get(pass_path(code, name)).status_code == 405


def test_a_pass_costs_as_many_statements_however_many_are_on_the_list(client, event, one, code):
    def cost():
        with CaptureQueriesContext(connection) as queries:
            client.get(pass_path(code))
        return len(queries)

    alone = cost()
    for number in range(3):
        make_participation(event, make_person(event.project, f"A{number}", email=""))

    assert cost() == alone


def test_declining_asks_first_and_can_be_taken_back(client, one, code):
    client.get(pass_path(code, "pass_decline"))
    assert status_of(one) == Status.CONFIRMED

    page = client.post(pass_path(code, "pass_decline"), follow=True).content.decode()
    assert status_of(one) == Status.DECLINED
    assert "I can come after all" in page
    assert 'role="img"' not in page

    client.post(pass_path(code, "pass_return"))
    assert status_of(one) == Status.CONFIRMED


def test_the_record_says_that_the_participant_declined(client, one, code):
    client.post(pass_path(code, "pass_decline"))

    record = Record.objects.get()
    assert (record.verb, record.actor_kind, record.actor_ref) == (
        "participation.declined", "participation", str(one.ref),
    )  # fmt: skip


def test_somebody_withdrawn_by_the_organisers_does_not_return_alone(client, one, code):
    withdraw(participation=one, by=BY, at=AT)

    client.post(pass_path(code, "pass_return"))

    assert status_of(one) == Status.WITHDRAWN


@pytest.mark.parametrize(("status", "is_offered"), [("invited", True), ("confirmed", False)])
def test_confirming_is_offered_to_the_invited(client, one, code, status, is_offered):
    Participation.objects.filter(pk=one.pk).update(status=status)

    page = client.get(pass_path(code)).content.decode()
    client.post(pass_path(code, "pass_confirm"))

    assert (pass_path(code, "pass_confirm") in page) == is_offered
    assert status_of(one) == Status.CONFIRMED


def test_the_calendar_has_the_addresses_of_visits(client, code):
    calendar = Calendar.from_ical(client.get(pass_path(code, "pass_ics")).content)

    places = {
        str(each.get("summary")): str(each.get("location")) for each in calendar.walk("VEVENT")
    }
    assert "Keesgasse 6" in places["Welcome desk 1"]


def test_a_calendar_program_that_has_it_gets_nothing_new(client, code, event):
    first = client.get(pass_path(code, "pass_ics"))
    known = {"If-None-Match": first["ETag"]}
    same = client.get(pass_path(code, "pass_ics"), headers=known)
    make_version(event, 2)
    other = client.get(pass_path(code, "pass_ics"), headers=known)

    assert [first.status_code, same.status_code, other.status_code] == [200, 304, 200]


def test_each_calendar_leads_to_its_own_page_and_the_open_one_to_no_address(client, one, code):
    Event.objects.filter(pk=one.event_id).update(visibility="public")
    second = current_pass(make_participation(one.event, make_person(one.event.project))).code
    theirs, others = (client.get(pass_path(each, "pass_ics")).content for each in (code, second))
    opened = client.get(reverse("events:agenda_ics", args=[one.event.slug])).content

    lines = [data.replace(b"\r\n ", b"").decode() for data in (theirs, others, opened)]
    assert [code in text for text in lines] == [True, False, False]
    assert [second in text for text in lines] == [False, True, False]
    assert ["Keesgasse 6" in text for text in lines] == [True, True, False]


def test_the_calendar_takes_three_statements_once_it_is_drawn(
    client, code, django_assert_num_queries
):
    tag = client.get(pass_path(code, "pass_ics"))["ETag"]

    with django_assert_num_queries(3):
        client.get(pass_path(code, "pass_ics"))
    with django_assert_num_queries(2):
        client.get(pass_path(code, "pass_ics"), headers={"If-None-Match": tag})


def test_the_printed_agenda_has_the_addresses_of_visits(client, code):
    data = b"".join(client.get(pass_path(code, "pass_pdf")).streaming_content)

    assert "Keesgasse 6" in text_of(data)


def test_the_pass_opens_before_anything_is_published(client, event):
    code = current_pass(make_participation(event)).code

    assert {client.get(pass_path(code, name)).status_code for name in READING} == {200}


def test_the_page_speaks_the_language_that_is_asked_for(client, code):
    page = client.get(pass_path(code), {"lang": "tr"}, headers={"accept-language": "en"})

    assert page["Content-Language"] == "tr"
    assert "Graz’ın karşılaması" in page.content.decode()


# keeping it in an account


def test_claiming_takes_a_press_when_signed_in(client, one, code):
    user = make_user("renata@x.example")
    client.force_login(user)

    client.get(pass_path(code, "claim"))
    assert not Participation.objects.of_account(user).exists()

    client.post(pass_path(code, "claim"))
    assert Participation.objects.of_account(user).get() == one


def test_a_pass_of_somebody_else_stays_theirs(client, one, code):
    one.person.user = make_user("first@x.example")
    one.person.save()
    client.force_login(make_user("second@x.example"))

    page = client.post(pass_path(code, "claim"), follow=True).content.decode()

    one.person.refresh_from_db()
    assert one.person.user.email == "first@x.example"
    assert "first@x.example" not in page


def test_the_code_goes_to_the_typed_e_mail_and_leads_back_to_the_press(
    client, one, code, mailoutbox
):
    address = pass_path(code, "claim")

    response = client.post(address, {"email": "New@x.example", "next": address})
    (mail,) = mailoutbox
    typed = re.search(r"^ {4}(\S+)$", mail.body, re.MULTILINE)[1]
    back = client.post(response.url, {"code": typed, "action": "verify", "next": address})

    one.person.refresh_from_db()
    assert (mail.to, back.url) == (["New@x.example"], address)
    assert one.person.user is None
    assert client.get(address).context["user"].email == "new@x.example"


def test_known_and_unknown_e_mails_are_answered_alike(client, code, mailoutbox):
    make_user("known@x.example")
    address = pass_path(code, "claim")

    answers = []
    for email in ("known@x.example", "unknown@x.example"):
        response = client.post(address, {"email": email, "next": address})
        answers.append((response.status_code, response.url))
        client.logout()

    assert answers[0] == answers[1]
    assert len(mailoutbox) == 2


def test_a_wrong_e_mail_makes_no_account(client, code):
    response = client.post(pass_path(code, "claim"), {"email": "nonsense"})

    assert response.status_code == 422
    assert User.objects.count() == 0


def test_asking_for_very_many_codes_is_slowed_down(client, code, today):
    address = pass_path(code, "claim")

    statuses = {
        client.post(address, {"email": f"a{n}@x.example", "next": address}).status_code
        for n in range(21)
    }

    assert 429 in statuses
    assert User.objects.count() <= 20


# what an account opens


def test_my_page_lists_the_own_passes_only(client, event, cetta, one):
    client.force_login(cetta)

    page = client.get(reverse("mobility:my")).content.decode()

    mine = Participation.objects.of_account(cetta).get()
    assert pass_path(current_pass(mine).code) in page
    assert "Renata" not in page


def test_my_page_needs_an_account(client, db):
    assert client.get(reverse("mobility:my")).status_code == 302


def test_an_account_without_a_pass_reads_what_to_do(client, db):
    client.force_login(make_user())

    assert "No pass is in your account" in client.get(reverse("mobility:my")).content.decode()


@pytest.mark.parametrize(("status", "opens"), [("confirmed", 200), ("withdrawn", 404)])
def test_the_page_of_a_partnership_event_opens_for_participants(
    client, event, cetta, status, opens
):
    Participation.objects.of_account(cetta).update(status=status)
    client.force_login(cetta)

    assert client.get(reverse("events:event_page", args=[event.slug])).status_code == opens


def test_the_landing_page_leads_a_participant_to_the_pass(client, cetta, today):
    client.force_login(cetta)

    page = client.get("/").content.decode()

    mine = Participation.objects.of_account(cetta).get()
    assert pass_path(current_pass(mine).code) in page


def test_the_landing_page_lists_each_pass_to_be_used_once(client, event, cetta, today):
    person = Participation.objects.of_account(cetta).get().person
    over = make_event(event.project, title={"en": "Long over"}, starts_on="2026-03-02",
                      ends_on="2026-03-03")  # fmt: skip
    make_participation(over, person)
    client.force_login(cetta)

    page = client.get("/").content.decode()

    assert (page.count("Your passes"), page.count("How Graz receives")) == (1, 1)
    assert "Long over" not in page
    assert "Nothing to do here yet" not in page


def test_the_card_names_the_event_and_the_person(client, event, code):
    page = client.get(f"/p/{code}").content.decode()

    card = page[page.index('<article class="pass"') : page.index("</article>")]
    assert f'<p class="pass-event" dir="auto">{event}</p>' in card
