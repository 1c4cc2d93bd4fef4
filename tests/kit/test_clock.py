from datetime import UTC, datetime, timedelta

import pytest

from kit import clock

MOMENT = datetime(2027, 5, 26, 9, 30, tzinfo=UTC)


def test_clock_stands_still_inside_the_block_and_goes_on_after():
    with clock.at(MOMENT):
        times = {clock.now() for _look in range(3)}

    assert times == {MOMENT}
    assert clock.now() != MOMENT


def test_clock_goes_on_after_a_failure():
    with pytest.raises(RuntimeError), clock.at(MOMENT):
        raise RuntimeError

    assert clock.now() != MOMENT


def test_inner_block_gives_the_time_back_to_the_outer():
    with clock.at(MOMENT):
        with clock.at(MOMENT + timedelta(days=1)) as inner:
            assert clock.now() == inner
        assert clock.now() == MOMENT


def test_moved_clock_runs_on_from_where_it_was_put():
    with clock.moved(MOMENT):
        first, second = clock.now(), clock.now()

    assert MOMENT <= first <= second < MOMENT + timedelta(minutes=1)


def test_times_are_aware_and_in_utc():
    assert clock.now().utcoffset() == timedelta(0)
