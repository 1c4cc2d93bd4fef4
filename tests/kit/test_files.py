from pathlib import Path

import pytest

from kit import files

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    storages = settings.STORAGES | {
        "default": {
            "BACKEND": "django.core.files.storage.FileSystemStorage",
            "OPTIONS": {"location": tmp_path, "file_permissions_mode": 0o600},
        }
    }
    settings.STORAGES = storages
    return tmp_path


def keep(name="liste.xlsx"):
    return files.keep(b"bytes", name=name, content_type="application/octet-stream")


def test_file_is_kept_under_a_name_that_says_nothing(folder):
    stored = keep("Ayşe Örnek.pdf")

    (path,) = [path for path in Path(folder).rglob("*") if path.is_file()]
    assert path.name == stored.ref.hex
    assert (files.read(stored), stored.name) == (b"bytes", "Ayşe Örnek.pdf")


def test_file_that_was_changed_on_the_disk_is_not_read(folder):
    stored = keep()
    (Path(folder) / stored.content.name).write_bytes(b"other")

    with pytest.raises(ValueError, match="not what was kept"):
        files.read(stored)


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("../../etc/passwd", "passwd"), ("C:\\Users\\liste.xlsx", "liste.xlsx"),
        ("evil\u202egnp.exe", "evilgnp.exe"), ("a\r\nSet-Cookie.txt", "aSet-Cookie.txt"),
        ("...", "file"), ("x" * 300 + ".pdf", "x" * 116 + ".pdf"),
        ("a." + "x" * 252, "a." + "x" * 118),
    ],
)  # fmt: skip
def test_name_of_a_file_is_harmless(name, safe):
    assert files.safe_name(name) == safe


def test_served_file_can_run_no_script_and_is_kept_by_nobody():
    answer = files.serve(keep())

    assert answer["Content-Security-Policy"].startswith("sandbox; default-src 'none'")
    assert answer["Cache-Control"] == "private, no-store"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Disposition"] == 'attachment; filename="liste.xlsx"'


def test_answer_made_for_a_request_may_open_in_the_browser():
    answer = files.answer(b"%PDF", name="agenda.pdf", content_type="application/pdf", inline=True)

    assert answer["Content-Disposition"] == 'inline; filename="agenda.pdf"'
    assert b"".join(answer.streaming_content) == b"%PDF"
