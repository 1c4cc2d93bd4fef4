"""A site of its own for a benchmark: database, gunicorn, and the floor beside it."""

import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
WORKERS = "2"


def prepare(database_url=""):
    """Environment of a fresh, migrated database; Django is set up in this process for it."""
    folder = tempfile.mkdtemp(prefix="kilim-bench-")
    os.environ |= {"DATA_DIR": folder, "DJANGO_SETTINGS_MODULE": "config.settings", "DEBUG": "",
                   "ALLOWED_HOSTS": "localhost,127.0.0.1,testserver", "SITE_URL": "http://localhost:8000",
                   "SECRET_KEY": "bench-" + "x" * 60}  # fmt: skip
    os.environ.setdefault("KILIM_FONTS", str(ROOT / "var" / "fonts"))
    os.environ.pop("DATABASE_URL", None)
    if database_url:
        os.environ["DATABASE_URL"] = database_url

    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)
    if database_url:
        from kit import append_only

        append_only.lift()  # flushing makes the triggers again
        call_command("flush", interactive=False, verbosity=0)
    call_command("createcachetable", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)


@contextmanager
def served(application="config.wsgi"):
    """gunicorn with two sync workers on a free port of the loopback; yields its port."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "gunicorn", application, "--workers", WORKERS, "--bind",
               f"127.0.0.1:{port}", "--log-level", "error", "--no-control-socket"]  # fmt: skip
    server = subprocess.Popen(command, cwd=ROOT)
    try:
        wait_for(port)
        yield port
    finally:
        server.terminate()
        server.wait(timeout=20)


def wait_for(port, seconds=30):
    """Seconds until the site answers."""
    started = time.perf_counter()
    while time.perf_counter() - started < seconds:
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=2).read()
        except OSError:
            time.sleep(0.02)
        else:
            return time.perf_counter() - started
    raise TimeoutError("the site did not start")
