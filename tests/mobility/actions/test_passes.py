import pytest
from django.db import IntegrityError, transaction

from kit.models import Record
from mobility.actions.passes import current_pass, replace_pass
from mobility.models import Pass
from tests.factories.mobility import make_participation
from tests.mobility.conftest import AT, BY


def test_a_pass_is_found_by_its_code_in_any_case(event):
    held = current_pass(make_participation(event))

    assert list(Pass.objects.holding(held.code.lower())) == [held]


def test_the_code_is_stored_nowhere(event):
    held = current_pass(make_participation(event))

    row = Pass.objects.filter(pk=held.pk).values().get()
    assert held.code not in str(row)


def test_replacing_makes_a_new_code_and_keeps_the_old_hash(event):
    participation = make_participation(event)
    old = current_pass(participation)

    new = replace_pass(participation=participation, by=BY, at=AT)

    old.refresh_from_db()
    assert (new.generation, old.replaced_at) == (2, AT)
    assert new.code != old.code
    assert list(Pass.objects.holding(old.code)) == [old]
    assert current_pass(participation) == new


def test_a_second_click_replaces_nothing(event):
    participation = make_participation(event)

    first = replace_pass(participation=participation, generation=1, by=BY, at=AT)
    second = replace_pass(participation=participation, generation=1, by=BY, at=AT)

    assert first == second
    assert participation.passes.count() == 2
    assert Record.objects.count() == 1


def test_a_participation_has_one_current_pass(event):
    participation = make_participation(event)

    with pytest.raises(IntegrityError), transaction.atomic():
        Pass.for_participation(participation, generation=2).save()
