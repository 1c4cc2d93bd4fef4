import pytest
from django.db import IntegrityError, transaction

from kit import clock, outbox
from kit.actor import Actor
from kit.models import Record
from mobility.actions.invitations import send_again
from mobility.actions.passes import InUse, current_pass, replace_pass, take_back_replacement
from mobility.actions.people import decline
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


def test_a_replacement_made_by_mistake_is_taken_back(event):
    participation = make_participation(event)
    old = current_pass(participation)
    mistake = replace_pass(participation=participation, by=BY, at=AT)

    for _click in range(2):
        kept = take_back_replacement(participation=participation, generation=2, by=BY, at=AT)

    assert kept == old == current_pass(participation)
    assert Pass.objects.holding(mistake.code).get().replaced_at == AT
    assert [row.verb for row in Record.objects.all()] == ["pass.kept", "pass.replaced"]


def test_a_pass_replaced_after_a_mistake_has_a_code_of_its_own(event):
    participation = make_participation(event)
    mistake = replace_pass(participation=participation, by=BY, at=AT)
    take_back_replacement(participation=participation, generation=2, by=BY, at=AT)

    new = replace_pass(participation=participation, by=BY, at=AT)

    assert (new.generation, new.code == mistake.code) == (3, False)


def test_the_first_pass_replaced_nothing(event):
    participation = make_participation(event)

    kept = take_back_replacement(participation=participation, generation=1, by=BY, at=AT)

    assert (kept.generation, kept.replaced_at) == (1, None)


def test_a_new_pass_that_was_mailed_stays(event):
    participation = make_participation(event)
    new = replace_pass(participation=participation, by=BY, at=AT)
    with clock.at(AT):
        send_again(participation=participation, round=1, by=BY, at=AT)
        outbox.deliver()

    with pytest.raises(InUse):
        take_back_replacement(participation=participation, generation=2, by=BY, at=AT)

    assert current_pass(participation) == new


def test_a_new_pass_that_its_holder_pressed_on_stays(event):
    participation = make_participation(event)
    replace_pass(participation=participation, by=BY, at=AT)
    decline(participation=participation, by=Actor("participation", str(participation.ref)), at=AT)

    with pytest.raises(InUse):
        take_back_replacement(participation=participation, generation=2, by=BY, at=AT)


def test_a_participation_has_one_current_pass(event):
    participation = make_participation(event)

    with pytest.raises(IntegrityError), transaction.atomic():
        Pass.for_participation(participation, generation=2).save()
