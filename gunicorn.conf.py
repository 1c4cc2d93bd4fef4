"""What gunicorn does before it serves: look whether this can go well, and say what lacks, once.

Its own logs, the access log too, are masked like those of the site: addresses hold codes.
gunicorn reads this file when it is started in this folder.
"""

from gunicorn.glogging import Logger

from config import starting
from kit.logs import Masking


class MaskedLogger(Logger):
    """gunicorn's, without codes, addresses and what was searched for."""

    def setup(self, cfg):
        super().setup(cfg)
        for handler in (*self.error_log.handlers, *self.access_log.handlers):
            handler.setFormatter(Masking(handler.formatter))


logger_class = MaskedLogger


def on_starting(server):
    """In the master, before any worker: what is wrong for good ends the start with a sentence."""
    with starting.plainly():
        starting.look_at_settings()
        starting.look_at_database()


def post_worker_init(worker):
    """The first worker speaks for all."""
    if worker.age == 1:
        starting.say_what_lacks()
