import pytest

from events.models import User
from kit.models import Record
from mobility.actions.claims import NotFree, account_for, claim_pass
from tests.factories.events import make_person, make_user
from tests.factories.mobility import make_participation
from tests.mobility.conftest import AT, BY


def claim(participation, user):
    return claim_pass(participation=participation, user=user, by=BY, at=AT)


def test_claiming_puts_the_person_into_the_account_once(event):
    made, user = make_participation(event), make_user("noel@x.example")

    for _click in range(2):
        claim(made, user)

    made.person.refresh_from_db()
    assert made.person.user == user
    assert [record.verb for record in Record.objects.all()] == ["person.claimed"]


def test_a_person_in_an_account_is_not_free(event):
    made = make_participation(event)
    claim(made, make_user("noel@x.example"))

    with pytest.raises(NotFree):
        claim(made, make_user("other@x.example"))


def test_an_account_holds_one_person_of_a_project(event):
    user = make_user("noel@x.example")
    claim(make_participation(event), user)
    other = make_participation(event, make_person(event.project, "Other", email=""))

    with pytest.raises(NotFree):
        claim(other, user)

    other.person.refresh_from_db()
    assert other.person.user is None


def test_an_account_is_made_once_for_an_e_mail(db):
    made = [
        account_for(email=mail, language="tr", by=BY, at=AT)
        for mail in ("A@x.example", "a@X.example ")
    ]

    assert made == [User.objects.get()] * 2
    assert not made[0].has_usable_password()
