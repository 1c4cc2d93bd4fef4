"""Attendance of one event for reporting, to a file or to standard output."""

import sys
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from attendance import exports
from events.models import Event
from kit import clock


class Command(BaseCommand):
    help = "Exports who was there, with days and hours, as xlsx, csv or json."

    def add_arguments(self, parser):
        parser.add_argument("event", help="the event's slug")
        parser.add_argument(
            "--format", required=True, choices=exports.FORMATS, help="the kind of file"
        )
        parser.add_argument("--output", type=Path, help="a file; standard output without it")

    def handle(self, *, event, format, output, **options):
        data = exports.exported(_event(event), format, at=clock.now())
        if output is None:
            sys.stdout.buffer.write(data)
            return
        try:
            output.write_bytes(data)
        except OSError as error:
            raise CommandError(f"{output} cannot be written: {error.strerror}.") from error
        self.stderr.write(f"{output}: {len(data)} bytes")


def _event(slug) -> Event:
    """The event of a slug, also of one that it had before."""
    events = Event.objects.select_related("project")
    found = events.filter(slug=slug).first() or events.filter(old_slugs__slug=slug).first()
    if found is None:
        raise CommandError(f"There is no event with the address {slug!r}.")
    return found
