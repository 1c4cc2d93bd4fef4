"""A phone at the desk, as a process of its own: sends scans until its input ends.

Reads one line of JSON (port, token, codes, roll_calls, seed, ledger). Like the desk's queue it
sends a batch again and again until the server has answered it, and only then writes each answer
into the ledger. Now and then it sends an answered batch once more, as a phone does that lost the
answer. Prints how much it sent when it is told to stop.
"""

import http.client
import json
import random
import sys
import threading
import time
import uuid
from datetime import UTC, datetime

PATH = "/api/v1/desk/scans"
PATIENCE = 5


def main():
    job = json.loads(sys.stdin.readline())
    stop = threading.Event()
    threading.Thread(target=lambda: (sys.stdin.read(), stop.set()), daemon=True).start()
    dice, counts = random.Random(job["seed"]), {"batches": 0, "attempts": 0, "replays": 0}
    with open(job["ledger"], "a", encoding="utf-8") as ledger:
        while not stop.is_set():
            batch = draw(dice, job)
            replies = until_answered(job, batch, stop, counts)
            for scan, reply in zip(batch, replies, strict=True) if replies else ():
                ledger.write(json.dumps([scan["id"], scan["roll_call"], scan["code"],
                                         reply["status"], reply["answer"]]) + "\n")  # fmt: skip
            ledger.flush()
            if replies and dice.random() < 0.1:
                counts["replays"] += bool(until_answered(job, batch, stop, counts))
    print(json.dumps(counts))


def draw(dice, job):
    """One scan, or a batch of some."""
    size = 1 if dice.random() < 0.5 else dice.randint(2, 40)
    return [
        {"id": str(uuid.UUID(int=dice.getrandbits(128), version=4)), "method": "camera",
         "roll_call": dice.choice(job["roll_calls"]), "code": dice.choice(job["codes"]),
         "device_time": datetime.now(UTC).isoformat()}
        for _place in range(size)
    ]  # fmt: skip


def until_answered(job, batch, stop, counts):
    """The replies; None when it was told to stop before there were any."""
    counts["batches"] += 1
    while not stop.is_set():
        counts["attempts"] += 1
        status, content = send(job, batch)
        if status == 200:
            return content["replies"]
        if status not in (0, 503):
            raise SystemExit(f"the server answered {status}: {content}")
        time.sleep(0.05)
    return None


def send(job, batch):
    """(status, content); status 0 when the server was not there or went away."""
    headers = {"Authorization": f"Bearer {job['token']}", "Content-Type": "application/json"}
    connection = http.client.HTTPConnection("127.0.0.1", job["port"], timeout=PATIENCE)
    try:
        connection.request("POST", PATH, json.dumps({"scans": batch}), headers)
        answer = connection.getresponse()
        content = json.loads(answer.read())
    except (OSError, http.client.HTTPException):
        return 0, None
    finally:
        connection.close()
    return answer.status, content


if __name__ == "__main__":
    main()
