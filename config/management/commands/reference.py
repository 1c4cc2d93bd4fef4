"""manage.py reference: the parts of the manual that are made from the code."""

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from config import reference


class Command(BaseCommand):
    help = "Make the parts of the manual that come from the code, or say which are out of date."
    requires_system_checks = []

    def add_arguments(self, parser):
        which = parser.add_mutually_exclusive_group(required=True)
        which.add_argument("--write", action="store_true", help="make the parts again")
        which.add_argument(
            "--check", action="store_true", help="change nothing; fail when a part is out of date"
        )

    def handle(self, *, write, **options):
        if write:
            for page in reference.write():
                self.stdout.write(f"{_shown(page)} was made again")
        elif stale := reference.stale():
            names = ", ".join(str(_shown(page)) for page in stale)
            raise CommandError(f"{names}: out of date; run manage.py reference --write")


def _shown(page):
    return page.relative_to(settings.BASE_DIR)
