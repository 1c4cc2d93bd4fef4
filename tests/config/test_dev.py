"""The two commands say in one sentence what a person must mend."""

import importlib.util
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings

ROOT = Path(settings.BASE_DIR)


@pytest.fixture
def dev():
    spec = importlib.util.spec_from_file_location("dev", ROOT / "dev.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_a_taken_port_is_named_with_a_way_out(dev):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]

        with pytest.raises(dev.Stop, match=f"Port {port} cannot be used .* PORT={port + 1} "):
            dev.check_port("127.0.0.1", port)


def test_a_folder_that_cannot_be_written_is_named_with_a_way_out(dev, tmp_path):
    (tmp_path / "file").write_text("")

    with pytest.raises(
        dev.Stop, match=r"file/data cannot be written \(Not a directory\).* DATA_DIR="
    ):
        dev.check_folder(tmp_path / "file" / "data")


def test_an_old_python_is_named(dev, monkeypatch):
    monkeypatch.setattr(sys, "version_info", (3, 9, 2))

    with pytest.raises(dev.Stop, match=r"needs Python 3\.11 or newer"):
        dev.check_machine()


def test_a_full_disk_is_one_sentence(dev, monkeypatch, capsys):
    def full():
        raise OSError(28, "No space left on device", "/somewhere")

    monkeypatch.setitem(dev.COMMANDS, "run", full)

    assert dev.main(["run"]) == 1
    assert capsys.readouterr().err.strip().startswith("The disk is full")


def test_an_unknown_word_says_which_there_are():
    done = subprocess.run([sys.executable, "dev.py"], cwd=ROOT, capture_output=True, text=True)

    assert done.returncode == 2
    assert "run | test | check | bench" in done.stdout
