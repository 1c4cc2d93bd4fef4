import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.slugs import free, slugify


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Şırnak’ta göç", "sirnak-ta-goc"), ("Ċetta Għaxaq", "cetta-ghaxaq"),
        ("Größe & Maß", "grosse-mass"), ("Γιώργος Ψ", "giorgos-ps"), ("Київ", "kiiv"),
        ("مركز", "event"), ("---", "event"), ("", "event"),
    ],
)  # fmt: skip
def test_title_becomes_an_address(title, slug):
    assert slugify(title) == slug


@given(st.text(max_size=200))
def test_address_is_always_short_and_plain(title):
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slugify(title))
    assert len(slugify(title)) <= 60


@pytest.mark.parametrize(
    ("taken", "found"), [(set(), "graz"), ({"graz"}, "graz-2"), ({"graz", "graz-2"}, "graz-3")]
)
def test_first_free_address_is_found(taken, found):
    assert free("graz", taken.__contains__) == found
