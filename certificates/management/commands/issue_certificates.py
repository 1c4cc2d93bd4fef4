"""manage.py issue_certificates: proposes or issues the certificates of one event."""

import sys

from django.core.management.base import BaseCommand, CommandError

from certificates import readiness, sentences
from certificates.actions.certificates import issue
from certificates.proposals import propose
from certificates.words import LANGUAGES
from events.models import Event
from kit import clock
from kit.actor import COMMAND
from kit.pdf import MissingGlyph

LEFT_OUT = 3  # exit code: somebody who was present got none


class Command(BaseCommand):
    help = "Issue the certificates of an event to everybody who was present and has none."

    def add_arguments(self, parser):
        parser.add_argument("event", help="the event's slug")
        parser.add_argument("--dry-run", action="store_true", help="only show what would happen")
        parser.add_argument(
            "--language", choices=["", *LANGUAGES[1:]],
            help="second language; default: as chosen for the event, '' for English only",
        )  # fmt: skip

    def handle(self, *, event, dry_run, language, **options):
        found = Event.objects.select_related("project", "host_organisation").filter(slug=event)
        if not found:
            raise CommandError(f"There is no event {event!r}.")
        chosen = found[0].certificate_language if language is None else language
        languages = ["en", *filter(None, [chosen])]
        rows = [(each, *self._deal_with(each, languages, dry_run)) for each in propose(found[0])]
        self._print(rows)
        if any(is_left_out for _proposal, _said, is_left_out in rows):
            sys.exit(LEFT_OUT)

    def _deal_with(self, proposal, languages, dry_run) -> tuple[str, bool]:
        """What is said about one person, and whether a certificate was due and not made."""
        if proposal.latest:
            return f"{proposal.latest.number} {proposal.latest.step}", False
        if proposal.is_blocked:
            was_there = readiness.NO_ATTENDANCE not in proposal.problems
            return f"none: {readiness.REASONS[proposal.problems[0]]}", was_there
        if dry_run:
            return "would be issued", False
        try:
            made = issue(proposal=proposal, languages=languages, by=COMMAND, at=clock.now())
        except MissingGlyph:
            return f"none: {readiness.REASONS[readiness.UNPRINTABLE]}", True
        return f"{made.number} issued", False

    def _print(self, rows):
        lines = [
            (each.participation.name, each.participation.organisation_name,
             sentences.truth(each.facts, "en"), said)
            for each, said, _is_left_out in rows
        ]  # fmt: skip
        widths = [max([len(line[column]) for line in lines], default=0) for column in range(3)]
        for line in lines:
            cells = [text.ljust(width) for text, width in zip(line, [*widths, 0], strict=True)]
            self.stdout.write("  ".join(cells).rstrip())
        issued = sum(said.endswith("issued") and "would" not in said for _e, said, _l in rows)
        self.stdout.write(f"{len(rows)} people, {issued} issued now")
