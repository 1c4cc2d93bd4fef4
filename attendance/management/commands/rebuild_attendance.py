"""Drop what holds now and work it out again from the log."""

from django.core.management.base import BaseCommand

from attendance.projection import rebuild_projection


class Command(BaseCommand):
    help = "Works out the attendance of all events again from scans and corrections."

    def handle(self, **options):
        self.stdout.write(f"{rebuild_projection()} rows")
