"""One JSON object a line: what was measured, how often, on what, against which floor."""

import json
import statistics
import subprocess
import time
from contextlib import contextmanager

from django.db import connection
from django.test.utils import CaptureQueriesContext


def commit():
    done = subprocess.run(["git", "rev-parse", "--short", "HEAD"], capture_output=True, text=True)
    return done.stdout.strip()


def p95(values):
    return sorted(values)[max(0, round(len(values) * 0.95) - 1)]


def tell(name, values, unit="ms", statements=None, floor=None, higher_is_better=False, **more):
    """Print one line; ``floor`` are the floor's values in the same unit."""
    line = {"name": name, "unit": unit, "median": round(statistics.median(values), 3),
            "p95": round(p95(values), 3), "n": len(values), "database": connection.vendor,
            "statements": statements, "commit": commit()}  # fmt: skip
    if floor:
        line["floor"] = round(statistics.median(floor), 3)
        line["share of floor"] = round(_share(values, floor, higher_is_better), 3)
    print(json.dumps(line | more), flush=True)


def _share(values, floor, higher_is_better) -> float:
    """How near we come to the floor; turns that were measured side by side are compared so."""
    pairs = list(zip(values, floor, strict=True)) if len(values) == len(floor) else []
    pairs = pairs or [(statistics.median(values), statistics.median(floor))]
    return statistics.median(
        mine / theirs if higher_is_better else theirs / mine for mine, theirs in pairs
    )


def timed(job, times=5, unit=1000, warm=1):
    """Milliseconds of each of ``times`` runs after ``warm`` ones."""
    for _number in range(warm):
        job()
    noted = []
    for _number in range(times):
        started = time.perf_counter()
        job()
        noted.append((time.perf_counter() - started) * unit)
    return noted


@contextmanager
def counted():
    """How many statements a block needs, BEGIN and COMMIT left out."""
    found = {}
    with CaptureQueriesContext(connection) as captured:
        yield found
    sql = [query["sql"] for query in captured.captured_queries]
    found["n"] = sum(
        not text.startswith(("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE")) for text in sql
    )
