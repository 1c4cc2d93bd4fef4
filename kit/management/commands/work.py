"""manage.py work: the background worker."""

import logging
import signal
import time
import uuid

from django.core.management.base import BaseCommand
from django.db import InterfaceError, close_old_connections, connection
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
        self.running, self.marked, self.trouble = True, None, ""
        for number in (signal.SIGINT, signal.SIGTERM) if not once else ():
            signal.signal(number, self._stop)
        work.begin()
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
            connection.ensure_connection()
            self.marked = work.leave_mark(self.marked)
            done = work.sweep_all()
            _jobs().run()
        except (OperationalError, InterfaceError) as error:
            self._say(str(error).strip().splitlines()[0])
            return 0
        self._say("")
        return done

    def _say(self, trouble):
        """Once when the database stops to answer, and once when it is back."""
        if trouble and trouble != self.trouble:
            logger.error("the database does not answer (%s); trying again", trouble)
        elif self.trouble and not trouble:
            logger.warning("the database answers again")
        self.trouble = trouble


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
