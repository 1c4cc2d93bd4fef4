import pytest
from django.core import mail
from django.urls import reverse

from events.models import Role, User
from kit import outbox
from kit.models import Message, Record
from tests.factories.events import make_role, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def url(project):
    return reverse("events:access", args=[project.slug])


def invite(client, url, **changes):
    data = {"email": "New@Ornek.example", "name": "Nil", "kind": "assistant", "language": "tr"}
    return client.post(url, data | changes)


def take(client, project, role, name="role_take"):
    organisation = role.organisation.ref if role.organisation else ""
    data = {"user": role.user.ref, "kind": role.kind, "organisation": organisation}
    return client.post(reverse(f"events:{name}", args=[project.slug]), data, follow=True)


def held():
    return sorted(Role.objects.values_list("user__email", "kind"))


def test_invited_person_gets_account_role_and_mail(as_user, ayse, url):
    invite(as_user(ayse), url)
    outbox.deliver()

    nil = User.objects.get(email="new@ornek.example")
    assert (nil.name, nil.language, nil.has_usable_password()) == ("Nil", "tr", False)
    assert ("new@ornek.example", "assistant") in held()
    assert [message.to for message in mail.outbox] == [["new@ornek.example"]]


def test_second_click_gives_and_tells_once(as_user, ayse, url):
    for _click in range(2):
        invite(as_user(ayse), url)

    assert Message.objects.count() == 1
    assert Record.objects.count() == 1


def test_role_given_again_after_it_was_taken_is_told_again(as_user, ayse, url, project):
    client = as_user(ayse)
    invite(client, url)
    take(client, project, Role.objects.get(kind="assistant"))
    invite(client, url)

    assert sorted(Message.objects.values_list("round", flat=True)) == [1, 2]


def test_mail_of_a_role_that_is_gone_is_not_sent(as_user, ayse, url, project):
    client = as_user(ayse)
    invite(client, url)
    take(client, project, Role.objects.get(kind="assistant"))

    assert outbox.deliver() == 0
    assert Message.objects.get().state == "dropped"


@pytest.mark.parametrize("kind", ["host", "contact"])
def test_host_and_contact_speak_for_an_organisation(as_user, ayse, url, graz, kind):
    without = invite(as_user(ayse), url, kind=kind)
    invite(as_user(ayse), url, kind=kind, organisation=graz.ref)

    assert list(without.context["form"].errors) == ["organisation"]
    assert Role.objects.get(kind=kind).organisation == graz


def test_organisation_of_another_project_cannot_be_chosen(as_user, ayse, url, otto):
    foreign = otto.roles.get().project.organisations.get()

    answer = invite(as_user(ayse), url, kind="host", organisation=foreign.ref)

    assert "organisation" in answer.context["form"].errors


def test_assistant_gives_no_role_of_the_project(as_user, ayse, deniz, url, graz):
    refused = invite(as_user(deniz), url, kind="coordinator")
    invite(as_user(deniz), url, kind="host", organisation=graz.ref)

    assert list(refused.context["form"].errors) == ["kind"]
    assert ("new@ornek.example", "host") in held()


def test_assistant_takes_no_role_of_the_project(as_user, ayse, deniz, project):
    answer = take(as_user(deniz), project, ayse.roles.get())

    assert answer.status_code == 403
    assert ayse.roles.exists()


def test_taken_role_comes_back_by_undo_without_a_mail(as_user, ayse, deniz, project):
    client, role = as_user(ayse), deniz.roles.get()

    page = take(client, project, role).content.decode()
    without = held()
    take(client, project, role, "role_give_back")

    assert f'name="user" value="{deniz.ref}"' in page
    assert ("deniz@ornek.example", "assistant") not in without
    assert ("deniz@ornek.example", "assistant") in held()
    assert not Message.objects.exists()


def test_last_coordinator_stays(as_user, ayse, project):
    page = take(as_user(ayse), project, ayse.roles.get()).content.decode()

    assert "A project keeps one coordinator" in page
    assert ayse.roles.exists()


def test_one_of_two_coordinators_may_go(as_user, ayse, project):
    other = make_user("ece@ornek.example")
    role = make_role(other, "coordinator", project=project)

    take(as_user(ayse), project, role)

    assert not other.roles.exists()


def test_role_in_another_project_is_not_found(as_user, ayse, project, otto):
    answer = take(as_user(ayse), project, otto.roles.get())

    assert answer.status_code == 404
    assert otto.roles.exists()


@pytest.mark.parametrize("data", [{}, {"kind": "king"}, {"kind": "host", "user": "x"}])
def test_press_that_names_nothing_is_not_found(as_user, ayse, project, data):
    url = reverse("events:role_take", args=[project.slug])

    assert as_user(ayse).post(url, data).status_code == 404


@pytest.mark.parametrize("count", [1, 3])
def test_list_takes_the_same_queries_for_many(
    as_user, ayse, url, graz, count, django_assert_max_num_queries
):
    for number in range(count):
        make_role(make_user(f"host{number}@fh.example"), "host", organisation=graz)
    client = as_user(ayse)

    with django_assert_max_num_queries(20) as queries:
        client.get(url)

    COUNTED.add(len(queries))
    assert len(COUNTED) == 1


COUNTED = set()
