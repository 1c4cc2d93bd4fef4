"""A load generator: processes that send prepared requests and note how long each took."""

import http.client
import json
import sys
import time


def main():
    """Read {"port", "path", "headers", "bodies"} from stdin; print [status, seconds] of each."""
    job = json.load(sys.stdin)
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
