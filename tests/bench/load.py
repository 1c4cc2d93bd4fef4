"""A load generator: processes that send prepared requests and note how long each took."""

import http.client
import json
import sys
import time


def main():
    """Read {"port", "path", "headers", "bodies"} from a line of stdin and say "ready"; after
    another line send them all and print [status, seconds] of each."""
    job = json.loads(sys.stdin.readline())
    print("ready", flush=True)
    sys.stdin.readline()
    noted = []
    for body in job["bodies"]:
        started = time.perf_counter()
        connection = http.client.HTTPConnection("127.0.0.1", job["port"], timeout=30)
        connection.request("POST", job["path"], body, job["headers"])
        answer = connection.getresponse()
        answer.read()
        connection.close()
        noted.append([answer.status, time.perf_counter() - started])
    json.dump(noted, sys.stdout)


if __name__ == "__main__":
    main()
