"""manage.py import_participants EVENT FILE: a partner's list from the command line."""

from collections import Counter
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from events.models import Event
from kit import clock
from kit.actor import COMMAND
from kit.sheets.reader import read_workbook
from kit.sheets.refusals import SheetRefused
from mobility.actions import list_imports as actions
from mobility.imports import words
from mobility.imports.judging import Judged, judge
from mobility.imports.known import Known
from mobility.models import Verdict

LEFT_OUT = 3  # the exit code when rows were left out


class Command(BaseCommand):
    help = (
        "Bring an Excel or CSV list into an event. Rows that need a look are named on standard "
        "error with their cell, value and reason; the exit code is then 3."
    )

    def add_arguments(self, parser):
        parser.add_argument("event", help="the event's slug")
        parser.add_argument("file", type=Path, help="the list, as it came")
        parser.add_argument(
            "--dry-run", action="store_true", help="say what would come, write nothing"
        )
        parser.add_argument(
            "--all-or-nothing", action="store_true", help="bring in nobody when a row needs a look"
        )

    def handle(self, *, event, file, dry_run, all_or_nothing, **options):
        event = self._event(event)
        data, book = self._read(file)
        known = Known(event)
        judged = [
            each
            for list_import, rows in actions.understood(event, book, file.name)
            for each in judge(list_import, rows, known)
        ]
        left = self._name(judged)
        if dry_run:
            self._count(Counter(each.verdict for each in judged), "would come")
        elif not (left and all_or_nothing):
            self._count(self._bring_in(event, data, book, file.name), "came")
        else:
            self.stdout.write("nobody was brought in")
        if left:
            raise CommandError(f"{left} rows were left out", returncode=LEFT_OUT)

    def _event(self, slug):
        try:
            return Event.objects.select_related("project").get(slug=slug)
        except Event.DoesNotExist as error:
            raise CommandError(f"no event has the slug {slug!r}") from error

    def _read(self, file):
        try:
            data = file.read_bytes()
            return data, read_workbook(data, file.name)
        except OSError as error:
            raise CommandError(f"{file} cannot be read: {error.strerror}") from error
        except SheetRefused as refusal:
            why = words.refused(refusal.code, refusal.params)
            raise CommandError(f"{file.name} was not read. {why}") from refusal

    def _bring_in(self, event, data, book, filename) -> Counter:
        at = clock.now()
        staged = actions.stage_list(
            event=event, data=data, filename=filename, book=book, by=COMMAND, at=at
        )
        counts = Counter()
        for list_import in staged:
            counts.update(actions.apply_list(list_import=list_import, by=COMMAND, at=at))
        return counts

    def _name(self, judged: list[Judged]) -> int:
        """Say each problem; how many rows have one."""
        looked_at = [each for each in judged if each.verdict == Verdict.LOOK]
        for each in looked_at:
            for problem in each.problems:
                why = words.why(problem, each.row.number)
                where = problem["cell"] or f"row {each.row.number}"
                self.stderr.write(f"{where}: {problem['value']!r}: {why}")
        return len(looked_at)

    def _count(self, counts, verb):
        said = {
            "new": counts[Verdict.NEW],
            "changed": counts[Verdict.CHANGED],
            "as before": counts[Verdict.SAME],
            "to look at": counts[Verdict.LOOK],
        }
        numbers = ", ".join(f"{number} {name}" for name, number in said.items())
        self.stdout.write(f"{verb}: {numbers}")
