from kit import work


def test_a_sweep_that_fails_holds_up_no_other(monkeypatch, caplog):
    def broken():
        raise ValueError("no such thing")

    monkeypatch.setattr(work, "_sweeps", [lambda: 2, broken, lambda: 3])

    assert work.sweep_all() == 5
    assert "broken failed; trying again" in caplog.text
