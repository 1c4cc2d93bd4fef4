"""The door for a web server."""

import os

from django.core.wsgi import get_wsgi_application

from config.starting import APP_LOAD_ERROR, plainly

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

with plainly(APP_LOAD_ERROR):
    application = get_wsgi_application()
