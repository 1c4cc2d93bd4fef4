"""One of several processes that send scans at the same instants; run by a test.

Reads what to send as JSON from its first line of input, says "ready", waits for another line, then
sends one batch after the other and prints the answers of each on a line.
"""

import json
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


def main(device, at, batches):
    device, at = Device.objects.select_related("event").get(pk=device), datetime.fromisoformat(at)
    print("ready", flush=True)
    sys.stdin.readline()
    for batch in batches:
        items = [item(*each) for each in batch]
        replies = take(event=device.event, items=items, at=at, device=device)
        print(*(reply.answer for reply in replies), flush=True)


def item(id, roll_call, code, device_time):
    return ScanItem(
        UUID(id), roll_call, "camera", code=code, device_time=datetime.fromisoformat(device_time)
    )


main(**json.loads(sys.stdin.readline()))
