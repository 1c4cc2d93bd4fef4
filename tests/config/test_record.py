"""The history of a project reads as sentences, whatever floor wrote the record."""

import re

import pytest
from django.core.management import call_command

from events.history import lines
from events.models import User
from kit.models import Record

pytestmark = pytest.mark.django_db


def test_every_verb_of_the_record_has_a_sentence():
    call_command("demo", now="2026-11-24")
    ayse = User.objects.get(email__startswith="ayse")

    told = [line.text for line in lines(Record.objects.filter(actor_ref=str(ayse.ref)))]

    assert len(told) > 50
    assert [text for text in told if re.search(r": [a-z_]+\.[a-z_]+$", text)] == []
    assert [text for text in told if "something that is gone" in text] == []


def test_every_verb_that_an_action_writes_has_a_sentence():
    from django.conf import settings

    from events.history import _verbs

    pattern = re.compile(r"\"((?!(?:event|mobility)\.models)[a-z_]+\.[a-z_]+)\"")
    written = {
        verb
        for floor in ("events", "mobility", "attendance", "certificates")
        for path in (settings.BASE_DIR / floor / "actions").glob("*.py")
        for verb in pattern.findall(path.read_text())
    }

    assert written - set(_verbs()) == set()
