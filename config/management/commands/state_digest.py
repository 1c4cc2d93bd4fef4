"""manage.py state_digest: what is true now, without ids, codes and receipt times."""

import hashlib
import json
from importlib import import_module

from django.core.management.base import BaseCommand

FLOORS = ["events", "mobility", "attendance", "certificates"]


def state() -> dict:
    """The business state of every floor: table -> rows, canonical, equal on both databases."""
    return {
        f"{floor}.{table}": sorted(rows, key=_canonical)
        for floor in FLOORS
        for table, rows in import_module(f"{floor}.state").state().items()
    }


def digest(found: dict) -> str:
    """SHA-256 of the canonical JSON."""
    return hashlib.sha256(_canonical(found).encode()).hexdigest()


def _canonical(value):
    return json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"), default=str)


class Command(BaseCommand):
    help = "Print the SHA-256 of the business state; with --json the state itself too."

    def add_arguments(self, parser):
        parser.add_argument("--json", action="store_true", help="with the state itself")

    def handle(self, **options):
        found = state()
        if options["json"]:
            return json.dumps(
                {"sha256": digest(found), "state": found}, indent=1, sort_keys=True,
                ensure_ascii=False, default=str,
            )  # fmt: skip
        return digest(found)
