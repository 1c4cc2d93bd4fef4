import uuid

import pytest
from django.urls import reverse

from events.models import EventSignatory, Organisation
from kit.models import Record
from tests.factories.events import make_organisation, make_partner

pytestmark = pytest.mark.django_db


def form(partners=(), signatories=(), known=0, **changes):
    details = {
        "ref": str(uuid.uuid4()), "legal_name": "Fondazzjoni Għad-Drittijiet", "street": "Triq 1",
        "postcode": "VLT 1", "city": "Valletta", "country": "MT", "oid": "E10012345",
        "pic": "123456789", "names": "FGD\nSample Rights Foundation\nfgd",
    }  # fmt: skip
    return (
        details | rows("partner", partners, known) | rows("signatory", signatories, known) | changes
    )


def rows(prefix, given, known):
    """What the page sends for rows of which the first ``known`` were there before."""
    initial = min(known, len(given))
    sent = {f"{prefix}-TOTAL_FORMS": len(given), f"{prefix}-INITIAL_FORMS": initial}
    return sent | {
        f"{prefix}-{number}-{name}": value
        for number, row in enumerate(given)
        for name, value in row.items()
    }


def add(client, project, **changes):
    return client.post(reverse("events:organisation_new", args=[project.slug]), form(**changes))


def edit(client, organisation, **changes):
    return client.post(reverse("events:organisation", args=[organisation.ref]), form(**changes))


PARTNER = {"role": "partner", "since": "2025-11-01", "until": ""}
DIRECTOR = {"name": "Żeppi Cauchi", "function": "Director"}


def test_organisation_is_added_with_names_times_and_signatories(as_user, ayse, project):
    add(as_user(ayse), project, partners=[PARTNER], signatories=[DIRECTOR])

    made = Organisation.objects.get()
    assert (made.legal_name, made.address) == (
        "Fondazzjoni Għad-Drittijiet",
        "Triq 1, VLT 1 Valletta, Malta",
    )
    assert [name.name for name in made.other_names.all()] == ["Sample Rights Foundation", "fgd"]
    assert [partner.role for partner in made.partnerships.all()] == ["partner"]
    assert [str(one) for one in made.signatories.all()] == [
        "Żeppi Cauchi, Fondazzjoni Għad-Drittijiet"
    ]


def test_second_click_adds_one(as_user, ayse, project):
    data = form(partners=[PARTNER])

    for _click in range(2):
        add(as_user(ayse), project, **data)

    assert project.organisations.count() == 1
    assert Record.objects.count() == 1


def test_edit_changes_only_what_is_different(as_user, ayse, project):
    client = as_user(ayse)
    add(client, project, partners=[PARTNER], signatories=[DIRECTOR])
    made = Organisation.objects.get()
    director = made.signatories.get()

    same = {"ref": str(director.ref), **DIRECTOR, "function": "President"}
    edit(client, made, known=1, partners=[PARTNER], signatories=[same])

    assert made.signatories.get().pk == director.pk
    assert Record.objects.first().fields == ["signatories"]


def test_saving_without_a_change_records_nothing(as_user, ayse, project):
    client = as_user(ayse)
    add(client, project, partners=[PARTNER])
    edit(client, Organisation.objects.get(), known=1, partners=[PARTNER])

    assert [row.verb for row in Record.objects.all()] == ["organisation.added"]


def test_row_that_is_struck_out_goes(as_user, ayse, graz):
    make_partner(graz, "associated")

    edit(as_user(ayse), graz, known=1, partners=[PARTNER | {"DELETE": "on"}])

    assert not graz.partnerships.exists()


def test_signatory_of_an_event_cannot_be_removed(as_user, ayse, event, graz):
    signatory = graz.signatories.create(name="Lukas", function="Dean")
    EventSignatory.objects.create(event=event, signatory=signatory)

    answer = edit(as_user(ayse), graz)

    assert len(answer.context["signatories"].non_form_errors()) == 1
    assert graz.signatories.get() == signatory


@pytest.mark.parametrize(
    ("changes", "field"),
    [({"oid": "12345"}, "oid"), ({"pic": "1"}, "pic"), ({"legal_name": ""}, "legal_name"),
     ({"country": "XX"}, "country")],
)  # fmt: skip
def test_form_refuses_what_cannot_be(as_user, ayse, project, changes, field):
    answer = add(as_user(ayse), project, **changes)

    assert list(answer.context["form"].errors) == [field]
    assert not project.organisations.exists()


def test_name_means_one_organisation(as_user, ayse, graz, project):
    graz.other_names.create(project=project, name="Örnek Üniversite")

    answer = add(as_user(ayse), project, names="ornek universite")

    assert answer.context["form"].errors["names"] == [
        "“Örnek Üniversite” is a name of Sample University of Applied Sciences."
    ]


def test_legal_name_is_unique_in_its_project_only(as_user, ayse, graz, project, otto):
    make_organisation(otto.roles.get().project, "Fondazzjoni Għad-Drittijiet")

    taken = add(as_user(ayse), project, legal_name=graz.legal_name)
    free = add(as_user(ayse), project)

    assert list(taken.context["form"].errors) == ["legal_name"]
    assert free.status_code == 302


def test_missing_address_is_shown(as_user, ayse, project):
    make_organisation(project, "Visited body", city="", country="")

    page = as_user(ayse).get(reverse("events:organisations", args=[project.slug])).content.decode()

    assert "address missing" in page


@pytest.mark.parametrize("count", [1, 3])
def test_list_takes_the_same_queries_for_many(
    as_user, ayse, project, count, django_assert_max_num_queries
):
    for number in range(count):
        make_partner(make_organisation(project, f"Organisation {number}"))
    client = as_user(ayse)

    with django_assert_max_num_queries(20) as queries:
        client.get(reverse("events:organisations", args=[project.slug]))

    COUNTED.add(len(queries))
    assert len(COUNTED) == 1


COUNTED = set()
