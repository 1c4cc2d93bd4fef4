import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kit import codes

seeds = st.text(min_size=1, max_size=40)


def test_derived_code_is_the_same_for_ever_and_its_own_for_each_purpose():
    same = {codes.derive("pass", "cetta") for _time in range(3)}
    others = {
        codes.derive("pass", "cetta", 2), codes.derive("feed", "cetta"),
        codes.derive("pass", "deniz"), codes.derive("pass", "cetta", bits=codes.SHORT),
    }  # fmt: skip

    assert len(same) == 1
    assert len(same | others) == 5


@pytest.mark.parametrize(("bits", "length"), [(codes.LONG, 26), (codes.SHORT, 16)])
def test_code_has_the_length_for_its_bits_and_readable_letters(bits, length):
    code = codes.fresh(bits)

    assert len(code) == length
    assert set(code) <= set(codes.ALPHABET)


def test_many_codes_are_all_different():
    assert len({codes.derive("pass", number) for number in range(10_000)}) == 10_000


@settings(max_examples=50)
@given(seeds)
def test_code_is_understood_as_people_type_it(seed):
    code = codes.derive("pass", seed, bits=codes.SHORT)
    typed = f" {codes.grouped(code).lower().replace('0', 'o').replace('1', 'l')} "

    assert codes.normalise(typed) == code
    assert codes.digest("pass", typed) == codes.digest("pass", code)


@settings(max_examples=50)
@given(seeds, st.integers(0, 25), st.sampled_from(codes.ALPHABET))
def test_changed_letter_is_another_code(seed, place, letter):
    code = codes.derive("pass", seed)
    changed = code[:place] + letter + code[place + 1 :]

    assert (codes.digest("pass", changed) == codes.digest("pass", code)) == (changed == code)


def test_digest_belongs_to_one_purpose():
    code = codes.fresh()

    assert codes.digest("pass", code) != codes.digest("device", code)


@pytest.mark.parametrize("size", [4, 5])
def test_groups_lose_nothing(size):
    code = codes.fresh(codes.SHORT)

    assert codes.grouped(code, size).replace("-", "") == code
