from datetime import timedelta

import pytest

from kit import clock, work


@pytest.fixture
def swept(monkeypatch):
    """Register sweeps with a worker that has no others."""
    monkeypatch.setattr(work, "_sweeps", [])
    return work.sweeps


def test_a_sweep_that_fails_holds_up_no_other(swept, caplog):
    def broken():
        raise ValueError("no such thing")

    for sweep in (lambda: 2, broken, lambda: 3):
        swept(sweep)

    assert work.sweep_all() == 5
    assert "broken failed; trying again" in caplog.text


def test_what_may_wait_is_done_when_its_time_has_passed(swept, today):
    swept(lambda: 1, every=timedelta(hours=1))

    minutes = [0, 30, 59, 60, 61, 121]
    done = [_swept_at(today + timedelta(minutes=each)) for each in minutes]

    assert dict(zip(minutes, done, strict=True)) == {0: 1, 30: 0, 59: 0, 60: 1, 61: 0, 121: 1}


def test_a_clock_that_was_put_back_keeps_nothing_waiting(swept, today):
    swept(lambda: 1, every=timedelta(hours=1))

    assert [_swept_at(today), _swept_at(today - timedelta(days=1))] == [1, 1]


def _swept_at(moment):
    with clock.at(moment):
        return work.sweep_all()
