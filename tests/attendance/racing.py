"""Several processes that send scans at the same instants; run by a test.

Reads from its first line of input what each is to send, as JSON, and starts a process for each.
When all are connected it says "ready", waits for another line, then each sends one batch after
the other. Prints what each was answered, in the order asked, as JSON.
"""

import json
import multiprocessing
import os
import sys
from datetime import datetime
from uuid import UUID

import django
from django.conf import settings

settings.DATABASES["default"]["NAME"] = os.environ["RACE_DATABASE"]
django.setup()

from attendance.actions.scans import take  # noqa: E402
from attendance.items import ScanItem  # noqa: E402
from attendance.models import Device  # noqa: E402

FORK = multiprocessing.get_context("fork")  # what is imported above is there in each process
PATIENCE = 60  # seconds, until one that broke is no longer waited for


def main(orders):
    line, answers = FORK.Barrier(len(orders) + 1, timeout=PATIENCE), FORK.SimpleQueue()
    for place, order in enumerate(orders):
        FORK.Process(target=send, args=(line, answers, place), kwargs=order).start()
    line.wait()
    print("ready", flush=True)
    sys.stdin.readline()
    line.wait()
    said = dict(answers.get() for _order in orders)
    print(json.dumps([said[place] for place in range(len(orders))]))


def send(line, answers, place, device, at, batches):
    device, at = Device.objects.select_related("event").get(pk=device), datetime.fromisoformat(at)
    line.wait()
    line.wait()
    said = []
    for batch in batches:
        items = [item(*each) for each in batch]
        replies = take(event=device.event, items=items, at=at, device=device)
        said.append([reply.answer for reply in replies])
    answers.put((place, said))


def item(id, roll_call, code, device_time):
    return ScanItem(
        UUID(id), roll_call, "camera", code=code, device_time=datetime.fromisoformat(device_time)
    )


if __name__ == "__main__":
    main(json.loads(sys.stdin.readline()))
