"""manage.py permission_matrix: every route × method × role, from the code that enforces it."""

import json

from django.core.management.base import BaseCommand

from config.matrix import PEOPLE, matrix


class Command(BaseCommand):
    help = "Print who may use which route by which method."
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("--json", action="store_true", help="as JSON instead of a table")

    def handle(self, **options):
        if options["json"]:
            return _as_json()
        return "\n".join(_lines())


def _as_json():
    return json.dumps({"roles": list(PEOPLE), "routes": matrix()}, indent=2, ensure_ascii=False)


def _lines():
    for entry in matrix():
        for method, who in entry["methods"].items():
            allowed = ", ".join(name for name, answer in who.items() if answer == "allow")
            yield f"{method:6} {entry['route']:60} {allowed or 'nobody'}"
