import uuid
from datetime import UTC, date, datetime

import pytest
from django.urls import reverse

from events.access import event_secret
from events.actions.events import change_event, make_event, renew_link
from events.models import Event
from kit.actor import Actor
from kit.models import Record
from tests.factories.events import local, make_organisation

pytestmark = pytest.mark.django_db
AYSE = Actor("user", "ayse")
AT = datetime(2026, 11, 20, 9, tzinfo=UTC)


def form(host, **changes):
    details = {
        "ref": str(uuid.uuid4()), "kind": "training", "title_en": "Working with newcomers",
        "title_tr": "Yeni gelenlerle çalışmak", "host_organisation": str(host.ref),
        "starts_on": "2027-02-15", "ends_on": "2027-02-19", "noon": "13:00",
    }  # fmt: skip
    return details | changes


def plan(client, host, **changes):
    return client.post(reverse("events:event_new", args=[host.project.slug]), form(host, **changes))


def edit(client, event, **changes):
    data = form(event.host_organisation, visibility="partnership", slug=event.slug) | changes
    return client.post(reverse("events:event_edit", args=[event.slug]), data)


def test_event_is_planned_with_what_follows_from_host_and_kind(as_user, ayse, seville):
    answer = plan(as_user(ayse), seville)

    event = Event.objects.get()
    assert (event.slug, event.state, event.visibility) == (
        "working-with-newcomers",
        "planned",
        "partnership",
    )
    assert (event.city, event.country, event.zone) == ("Sevilla", "ES", "Europe/Madrid")
    assert event.title == {"en": "Working with newcomers", "tr": "Yeni gelenlerle çalışmak"}
    assert answer.url == "/events/working-with-newcomers/manage/"


@pytest.mark.parametrize(
    ("kind", "visibility"),
    [("meeting", "partnership"), ("visit", "partnership"), ("training", "partnership"),
     ("roundtable", "public"), ("final", "public")],
)  # fmt: skip
def test_roundtables_and_the_final_seminar_are_public(as_user, ayse, seville, kind, visibility):
    plan(as_user(ayse), seville, kind=kind)

    assert Event.objects.get().visibility == visibility


def test_event_keeps_what_was_said_against_the_usual(as_user, ayse, seville, activity):
    plan(as_user(ayse), seville, kind="final", visibility="link", city="Cádiz", country="PT",
         zone="Atlantic/Azores", promised_activity=str(activity.ref))  # fmt: skip

    event = Event.objects.get()
    assert (event.visibility, event.city, event.zone) == ("link", "Cádiz", "Atlantic/Azores")
    assert event.promised_activity == activity


def test_second_click_plans_one_event(as_user, ayse, seville):
    data = form(seville)

    for _click in range(2):
        plan(as_user(ayse), seville, **data)

    assert Event.objects.count() == 1
    assert Record.objects.count() == 1


def test_dates_outside_the_project_are_asked_about_and_may_stay(as_user, ayse, seville):
    dates = {"starts_on": "2027-11-08", "ends_on": "2027-11-09"}

    asked = plan(as_user(ayse), seville, **dates)
    kept = plan(as_user(ayse), seville, **dates, go_on="on")

    assert list(asked.context["form"].errors) == ["go_on"]
    assert 'name="go_on"' in asked.content.decode()
    assert kept.status_code == 302


def test_form_does_not_ask_about_dates_that_are_inside(as_user, ayse, seville):
    url = reverse("events:event_new", args=[seville.project.slug])

    assert 'name="go_on"' not in as_user(ayse).get(url).content.decode()


@pytest.mark.parametrize(
    ("changes", "fields"),
    [
        ({"ends_on": "2027-02-14"}, ["ends_on"]), ({"kind": "party"}, ["kind"]),
        ({"host_organisation": str(uuid.uuid4())}, ["host_organisation"]),
        ({"title_en": "", "title_tr": ""}, ["title"]), ({"zone": "Mars/Base"}, ["zone"]),
        ({"starts_on": ""}, ["starts_on"]),
    ],
)  # fmt: skip
def test_form_refuses_what_cannot_be(as_user, ayse, seville, changes, fields):
    answer = plan(as_user(ayse), seville, **changes)

    assert list(answer.context["form"].errors) == fields
    assert not Event.objects.exists()


def test_host_without_an_address_needs_a_place(as_user, ayse, project):
    host = make_organisation(project, "Visited body", city="", country="")

    answer = plan(as_user(ayse), host)

    assert sorted(answer.context["form"].errors) == ["city", "country"]


def test_addresses_are_made_by_our_own_rules_and_stay_unique(project, graz):
    titles = ["Şırnak’ta göç", "Şırnak’ta göç", "Κέντρο υποδοχής", "مركز"]
    details = {
        "kind": "visit", "host_organisation": graz, "city": "Graz", "country": "AT",
        "starts_on": date(2026, 11, 23), "ends_on": date(2026, 11, 24), "zone": "Europe/Vienna",
        "visibility": "partnership",
    }  # fmt: skip

    made = [
        make_event(
            project=project, ref=uuid.uuid4(), by=AYSE, at=AT, title={"en": title}, **details
        )
        for title in titles
    ]

    assert [event.slug for event in made] == [
        "sirnak-ta-goc", "sirnak-ta-goc-2", "kentro-ypodochis", "event",
    ]  # fmt: skip


def test_address_of_a_planned_event_changes_and_the_old_one_redirects(as_user, ayse, event):
    Event.objects.filter(pk=event.pk).update(state="planned")
    client = as_user(ayse)

    edit(client, event, slug="graz-2027")

    old = client.get(f"/events/{event.slug}/manage/")
    assert old.url == "/events/graz-2027/manage/"
    assert client.get("/events/graz-2027/manage/").status_code == 200


def test_address_of_a_published_event_stays(as_user, ayse, event):
    edit(as_user(ayse), event, slug="graz-2027")

    event.refresh_from_db()
    assert event.slug == "how-graz-receives-newcomers"


def test_address_that_another_event_had_is_taken(as_user, ayse, event, seville):
    client = as_user(ayse)
    plan(client, seville)
    other = Event.objects.get(slug="working-with-newcomers")
    change_event(event=other, by=AYSE, at=AT, slug="seville")
    Event.objects.filter(pk=event.pk).update(state="planned")

    answer = edit(client, event, slug="working-with-newcomers")

    assert list(answer.context["form"].errors) == ["slug"]


def test_own_old_address_can_be_taken_back(event):
    change_event(event=event, by=AYSE, at=AT, slug="second")
    change_event(event=event, by=AYSE, at=AT, slug="how-graz-receives-newcomers")

    assert [old.slug for old in event.old_slugs.all()] == ["second"]


def test_signatories_sign_in_the_chosen_order_each_once(as_user, ayse, event, graz, seville):
    dean = graz.signatories.create(name="Lukas", function="Dean")
    director = seville.signatories.create(name="Carmen", function="Director")

    edit(
        as_user(ayse),
        event,
        signatory_1=director.ref,
        signatory_2=dean.ref,
        signatory_3=director.ref,
    )

    assert [row.signatory for row in event.signing.all()] == [director, dean]
    assert "signatories" in Record.objects.get().fields


def test_saving_without_a_change_records_nothing(event):
    change_event(event=event, by=AYSE, at=AT, venue=event.venue, signatories=[])

    assert not Record.objects.exists()


def test_cancelling_is_done_by_a_press_once_and_can_be_taken_back(as_user, ayse, event, programme):
    client, url = as_user(ayse), reverse("events:event_cancel", args=[event.slug])

    client.get(url)
    looked = Event.objects.get(pk=event.pk).state
    pages = [client.post(url, follow=True).content.decode() for _click in range(2)]
    cancelled = Event.objects.get(pk=event.pk).state
    client.post(reverse("events:event_revive", args=[event.slug]))

    assert (looked, cancelled) == ("published", "cancelled")
    assert reverse("events:event_revive", args=[event.slug]) in pages[0]
    assert Event.objects.get(pk=event.pk).state == "published"
    assert [row.verb for row in Record.objects.all()] == ["event.revived", "event.cancelled"]


def test_link_is_renewed_once_by_two_clicks(event):
    Event.objects.filter(pk=event.pk).update(visibility="link")
    before = event_secret(event)

    renewed = [renew_link(event=event, generation=1, by=AYSE, at=AT) for _click in range(2)]

    event.refresh_from_db()
    assert renewed == [True, False]
    assert event_secret(event) != before


def test_overview_offers_the_link_and_its_renewal(as_user, ayse, event):
    Event.objects.filter(pk=event.pk).update(visibility="link")
    client = as_user(ayse)
    url = reverse("events:event_link", args=[event.slug, event_secret(event)])

    page = client.get(reverse("events:event_overview", args=[event.slug])).content.decode()
    client.post(reverse("events:link_renew", args=[event.slug]), {"generation": "1"})

    assert f"http://testserver{url}" in page
    assert client.get(url).status_code == 404


def test_agenda_moves_with_the_event_to_as_many_other_days(event, programme):
    change_event(
        event=event, by=AYSE, at=AT, starts_on=date(2027, 5, 24), ends_on=date(2027, 5, 26)
    )

    first, last = event.items.first(), event.items.last()
    assert (first.starts_at, last.ends_at) == (local(event, 1, "09:00"), local(event, 3, "16:00"))
    assert Record.objects.get().fields == ["ends_on", "starts_on", "agenda"]


def test_agenda_stays_on_the_clock_when_the_zone_was_wrong(event, programme):
    change_event(event=event, by=AYSE, at=AT, zone="Europe/Istanbul")

    assert event.items.first().starts_at == local(event, 1, "09:00")


def test_agenda_stays_where_it_is_when_the_event_becomes_longer(event, programme):
    change_event(event=event, by=AYSE, at=AT, starts_on=date(2026, 11, 22))

    assert event.items.first().starts_at == local(event, 2, "09:00")


def test_published_version_never_moves(event, programme):
    before = list(programme.items.values_list("starts_at", flat=True))

    change_event(event=event, by=AYSE, at=AT, zone="Europe/Istanbul")

    assert list(programme.items.values_list("starts_at", flat=True)) == before
