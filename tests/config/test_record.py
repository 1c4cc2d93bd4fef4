"""The history of a project reads as sentences, whatever floor wrote the record."""

import re

from django.conf import settings

from events.history import _verbs


def test_every_verb_that_an_action_writes_has_a_sentence():
    pattern = re.compile(r"\"((?!(?:event|mobility)\.models)[a-z_]+\.[a-z_]+)\"")
    written = {
        verb
        for floor in ("events", "mobility", "attendance", "certificates")
        for path in (settings.BASE_DIR / floor / "actions").glob("*.py")
        for verb in pattern.findall(path.read_text())
    }

    assert written - set(_verbs()) == set()
