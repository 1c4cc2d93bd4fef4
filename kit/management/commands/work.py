"""manage.py work: the background worker."""

import logging
import signal
import time
import uuid

from django.core.management.base import BaseCommand
from django.db import close_old_connections
from django.db.utils import OperationalError
from django_tasks_db.management.commands.db_worker import Worker

from kit import work

logger = logging.getLogger("kilim.work")


class Command(BaseCommand):
    help = "Run jobs, send the outbox and do whatever else is due."

    def add_arguments(self, parser):
        parser.add_argument("--once", action="store_true", help="do what is due now, then stop")
        parser.add_argument("--interval", type=float, default=1.0, help="seconds between looks")

    def handle(self, *, once, interval, **options):
        self.running = True
        for number in (signal.SIGINT, signal.SIGTERM) if not once else ():
            signal.signal(number, self._stop)
        while self.running:
            busy = self._look()
            if once:
                return
            if not busy:
                time.sleep(interval)

    def _stop(self, *_args):
        self.running = False

    def _look(self) -> int:
        close_old_connections()
        try:
            done = work.sweep_all()
            _jobs().run()
        except OperationalError:
            logger.exception("the database did not answer; trying again")
            return 0
        return done


def _jobs() -> Worker:
    return Worker(
        queue_names=["*"],
        interval=0,
        batch=True,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id=uuid.uuid4().hex,
        excluded_queue_names=[],
    )
