#!/usr/bin/env python
"""The usual entry of a Django project; the project's own commands hang here."""

import os
import sys

from django.core.management import execute_from_command_line

from config.starting import plainly

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    with plainly():
        execute_from_command_line(sys.argv)
