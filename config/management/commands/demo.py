"""manage.py demo: the sample partnership, into an empty database."""

from datetime import datetime
from zoneinfo import ZoneInfo

from django.core.management.base import BaseCommand, CommandError

from config.demo.make import STAGES, Demo, make
from events.models import Project, User
from kit import clock


class Command(BaseCommand):
    help = "Make the sample partnership “Welcoming Cities”; refuses a database that is not empty."

    def add_arguments(self, parser):
        parser.add_argument("--stage", choices=STAGES, default="running",
                            help="how far the partnership has come")  # fmt: skip
        parser.add_argument("--scale", type=int, default=0, help="hundreds of guests more")
        parser.add_argument("--seed", type=int, default=1, help="who was absent")
        parser.add_argument("--now", help="the day to stand on, as 2026-11-24")
        parser.add_argument("--if-empty", action="store_true", help="say nothing when it is not")

    def handle(self, *, stage, scale, seed, now, if_empty, **options):
        if Project.objects.exists() or User.objects.exists():
            if if_empty:
                return None
            raise CommandError("The database is not empty. The sample goes into an empty one only.")
        moment = _moment(now)
        with clock.at(moment):
            project = make(Demo(today=moment.date(), stage=stage, scale=scale, seed=seed))
        return f"Made “{project}” with {project.events.count()} events."


def _moment(now):
    if not now:
        return clock.now()
    try:
        day = datetime.fromisoformat(now)
    except ValueError:
        raise CommandError(f"--now {now}: write a day as 2026-11-24.") from None
    return day.replace(hour=day.hour or 8, tzinfo=ZoneInfo("UTC"))
