"""What somebody asked for stays as it was asked, with its proof."""

from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from kit import files
from kit.actor import Actor, Ref
from kit.models import Behalf, StoredFile
from kit.refs import RefTaken
from tests.factories.kit import CARMEN, LETTER, make_behalf

pytestmark = pytest.mark.django_db


def test_who_asked_how_and_the_proof_are_kept(today):
    kept = make_behalf("wci", note="Monday evening")

    assert (kept.whom, kept.channel, kept.note, kept.at) == (
        CARMEN, "email", "Monday evening", today,
    )  # fmt: skip
    assert (kept.proof.name, files.read(kept.proof)) == ("letter.eml", LETTER.data)


def test_a_telephone_call_needs_no_proof(db):
    assert make_behalf("wci", channel="telephone", proof=None).proof is None


def test_a_second_click_keeps_one_row_and_one_file(db):
    ref = uuid4()

    assert make_behalf("wci", ref=ref) == make_behalf("wci", ref=ref)
    assert (Behalf.objects.count(), StoredFile.objects.count()) == (1, 1)


@pytest.mark.parametrize("other", [{"scope": "qrc"}, {"by": Actor("user", "otto")}])
def test_the_mark_of_another_scope_or_account_is_refused(db, other):
    ref = uuid4()
    make_behalf("wci", ref=ref)

    with pytest.raises(RefTaken):
        make_behalf(**{"scope": "wci", "ref": ref} | other)


def test_it_is_never_changed_nor_deleted(db):
    make_behalf("wci")

    with pytest.raises(IntegrityError, match="never changed"), transaction.atomic():
        Behalf.objects.update(channel="paper")
    with pytest.raises(IntegrityError, match="never changed"), transaction.atomic():
        Behalf.objects.all()._raw_delete("default")


def test_no_channel_is_made_up(db):
    with pytest.raises(IntegrityError, match="behalf_channel_is_known"), transaction.atomic():
        make_behalf("wci", channel="telepathy")


def test_an_actor_acts_on_it_inside_its_scope_only(db):
    asked = make_behalf("wci")
    by = Actor("user", "ayse", asked)

    assert (by.behalf_in("wci"), by.behalf_in("qrc"), by.behalf_in("")) == (asked, None, None)
    assert Actor("user", "ayse").behalf_in("wci") is None
    assert asked.whom == Ref("person", "carmen")
