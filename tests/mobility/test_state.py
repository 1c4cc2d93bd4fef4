import json

from mobility.actions.passes import replace_pass
from mobility.actions.people import withdraw
from mobility.models import ListImport, Participation
from mobility.state import state
from tests.factories.mobility import make_participations
from tests.mobility.conftest import AT, BY, bring_in, stage


def digest():
    return json.dumps(state(), sort_keys=True)


def test_the_state_has_no_ids_and_no_references(event, sevilla):
    bring_in(sevilla)

    text = digest()

    refs = [str(ref) for model in (Participation, ListImport) for ref in
            model.objects.values_list("ref", flat=True)]  # fmt: skip
    assert [ref for ref in refs if ref in text] == []
    assert "Renata" in text


def test_the_order_in_which_rows_were_made_does_not_matter(event, graz):
    make_participations(event, 3, graz)
    before = digest()
    for each in list(Participation.objects.order_by("-pk")):
        fields = {f.name: getattr(each, f.name) for f in each._meta.fields if f.name != "id"}
        passes = list(each.passes.values("generation", "seed", "code_hash", "made_at"))
        each.delete()
        again = Participation.objects.create(**fields)
        for held in passes:
            again.passes.create(**held)

    assert digest() == before


def test_a_changed_row_changes_the_state(event, graz):
    one = make_participations(event, 2, graz)[0]
    states = [digest()]

    withdraw(participation=one, by=BY, at=AT)
    states.append(digest())
    replace_pass(participation=one, by=BY, at=AT)
    states.append(digest())
    stage(event, "02-graz-teilnehmende.xlsx")
    states.append(digest())

    assert len(set(states)) == 4
