"""What gunicorn does before it serves: look whether this can go well, and say what lacks, once.

gunicorn reads this file when it is started in this folder.
"""

from config import starting


def on_starting(server):
    """In the master, before any worker: what is wrong for good ends the start with a sentence."""
    with starting.plainly():
        starting.look_at_settings()
        starting.look_at_database()


def post_worker_init(worker):
    """The first worker speaks for all."""
    if worker.age == 1:
        starting.say_what_lacks()
