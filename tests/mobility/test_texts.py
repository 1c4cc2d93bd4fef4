"""Texts to paste: short, in six languages, and nobody's pass in what a group reads."""

import re

import pytest
from django.conf import settings

from events.actions.events import cancel_event
from events.actions.items import change_item
from events.actions.versions import publish
from kit.plain_text import has_rtl
from mobility import texts
from mobility.actions.passes import current_pass
from mobility.news import news_of
from mobility.views.texts import LABELS
from tests.factories.events import local, make_person, make_programme
from tests.factories.mobility import make_participation
from tests.mobility.conftest import AT, BY


@pytest.fixture
def one(event, seville):
    return make_participation(event, make_person(event.project, "Renata", "Cañas", email=""))


@pytest.fixture
def changed(event, one):
    make_programme(event)
    publish(event=event, number=1, by=BY, at=AT)
    change_item(item=event.items.first(), by=BY, at=AT, starts_at=local(event, 1, "08:30"),
                address="Keesgasse 6")  # fmt: skip
    publish(event=event, number=2, by=BY, at=AT)
    return news_of(event)


def test_the_first_line_says_who_and_what(changed):
    text = texts.group_text(changed, "en")

    assert text.splitlines()[0] == (
        "Welcoming Cities: the programme of “How Graz receives newcomers” has changed"
    )
    assert "Session 1: now Mon 23 Nov, 08:30–10:30, instead of Mon 23 Nov, 09:00–10:30" in text


@pytest.mark.parametrize("visibility", ["public", "link", "partnership"])
def test_the_group_gets_the_public_or_secret_address_and_never_a_pass(changed, event, visibility):
    event.visibility = visibility
    event.save()

    text = texts.group_text(changed, "tr")

    link = texts.event_link(event, "tr")
    assert bool(link) == (visibility != "partnership")
    assert link in text
    assert "/p/" not in text.lower().replace("/k/", "")
    assert "Keesgasse" not in text


@pytest.mark.parametrize("kind", LABELS)
@pytest.mark.parametrize("language", settings.COMPLETE_LANGUAGES)
def test_one_person_gets_the_own_pass_in_every_language(changed, event, one, kind, language):
    if kind == "cancellation":
        cancel_event(event=event, by=BY, at=AT)

    text = texts.own_text(one, kind, language)

    assert current_pass(one).code in text.replace("/p/", "/p/").upper()
    assert "\n\n" not in text
    assert len(text.splitlines()) <= 12


def test_a_cancellation_says_so_with_its_reason(event, one):
    cancel_event(event=event, by=BY, at=AT, reason={"en": "The host is ill."})

    text = texts.group_text(news_of(event), "en")

    assert text.splitlines()[0] == "Welcoming Cities: “How Graz receives newcomers” is cancelled"
    assert "The host is ill." in text
    assert texts.own_kinds(one) == ["cancellation"]


def test_many_changes_are_counted_after_the_eighth(changed, event):
    for item in event.items.all():
        change_item(item=item, by=BY, at=AT, starts_at=item.starts_at.replace(minute=5))
    publish(event=event, number=3, by=BY, at=AT)

    lines = [line for line in texts.group_text(news_of(event), "en").splitlines() if line[0] == "–"]

    assert len(lines) == 9
    assert lines[-1] == "– and 1 change more"


def test_the_link_to_whatsapp_carries_the_text_and_nothing_else():
    assert texts.to_whatsapp("Şule & Co:\nhttps://x.example/?a=1") == (
        "https://wa.me/?text=%C5%9Eule%20%26%20Co%3A%0Ahttps%3A%2F%2Fx.example%2F%3Fa%3D1"
    )


def outside_isolates(line):
    return re.sub("\u2068[^\u2069]*\u2069", "", line)


@pytest.mark.parametrize("kind", LABELS)
def test_a_name_written_from_the_right_leaves_its_line_as_it_is(changed, event, one, kind):
    event.title, event.city = {"en": "القاهرة (2027)"}, "حلب"
    event.project.title = {"en": "שלום"}
    one.person.given_names, one.person.family_name = "نور", "الدين"
    for named in (event, event.project, one.person):
        named.save()
    change_item(item=event.items.first(), by=BY, at=AT, title={"en": "قهوة (1)"})
    publish(event=event, number=3, by=BY, at=AT)
    if kind == "cancellation":
        cancel_event(event=event, by=BY, at=AT)

    text = texts.own_text(one, kind, "en")

    assert "\u2068שלום\u2069" in text
    assert not has_rtl(outside_isolates(text))


def test_a_name_cannot_close_what_isolates_it(event, one):
    one.person.given_names, one.person.family_name = "نور\u2069\u202e", "الدين"
    one.person.save()

    text = texts.own_text(one, "pass", "en")

    assert text.count("\u2069") == text.count("\u2068")
    assert "\u202e" not in text
