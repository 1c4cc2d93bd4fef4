"""manage.py catalogues: gather, compile or check the translations."""

import shutil

from django.core.management.base import BaseCommand, CommandError

from config import catalogues


class Command(BaseCommand):
    help = "Gather marked strings (--update), write .mo files (--compile), or check the rules."
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument(
            "--update", action="store_true", help="gather marked strings into every catalogue"
        )
        parser.add_argument("--compile", action="store_true", help="write the .mo files")
        parser.add_argument("--check", action="store_true", help="fail when a rule is broken")

    def handle(self, **options):
        if options["update"]:
            for language, missing in catalogues.update().items():
                self.stdout.write(f"{language}: {missing} messages to translate")
        if options["compile"]:
            self.stdout.write(f"{catalogues.compile_all()} catalogues compiled")
        if options["check"]:
            self._check()

    def _check(self):
        found = catalogues.faults()
        if shutil.which("xgettext"):
            found += catalogues.stale()
        else:
            self.stdout.write("skipped: gettext is not installed, new strings were not looked for")
        if found:
            raise CommandError("\n".join(found))
