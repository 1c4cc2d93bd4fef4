"""Fast hasher, memory mail, plain static files, a data folder of its own; nothing else."""

import os
import tempfile
from pathlib import Path

os.environ["DATA_DIR"] = os.environ.get("TEST_DATA_DIR") or tempfile.mkdtemp(prefix="kilim-test-")
# cut once for all runs, because it takes longer than most tests
os.environ.setdefault("KILIM_FONTS", str(Path(__file__).resolve().parents[1] / "var" / "fonts"))
os.environ["SITE_URL"] = "http://localhost:8000"
if os.environ.get("TEST_DATABASE_URL"):
    os.environ["DATABASE_URL"] = os.environ["TEST_DATABASE_URL"]
else:
    os.environ.pop("DATABASE_URL", None)

from config.settings import *  # noqa: F403
from config.settings import DATA_DIR, DATABASES, STORAGES

ALLOWED_HOSTS = ["localhost", "127.0.0.1", "testserver"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = True
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # a file, not memory: journeys and races need several connections
    DATABASES["default"]["TEST"] = {"NAME": DATA_DIR / "test.sqlite3"}
MEDIA_URL = "/no-files-here/"  # the test server wants one; nothing is stored where it would look
