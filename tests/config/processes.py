"""Starting the house's own commands as processes of their own, on the test's database."""

import os
import subprocess
import sys

from django.conf import settings
from django.db import connection


def database_url():
    """The address of the database this test runs on."""
    told = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{told['NAME']}"
    return f"postgres://{told['USER']}@{told['HOST']}:{told['PORT'] or 5432}/{told['NAME']}"


def start(*words, stderr=None, **changes):
    """``manage.py`` with ``words``; ``changes`` are environment variables."""
    env = os.environ | {"DJANGO_SETTINGS_MODULE": "config.settings",
                        "DATABASE_URL": database_url(), "DATA_DIR": str(settings.DATA_DIR),
                        "SITE_URL": settings.SITE_URL} | changes  # fmt: skip
    return subprocess.Popen(
        [sys.executable, "manage.py", *words], cwd=settings.BASE_DIR, env=env, stderr=stderr
    )
