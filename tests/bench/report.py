"""One JSON object a line: what was measured, how often, on what, against which floor."""

import json
import statistics
import subprocess
import time
from contextlib import contextmanager
from pathlib import Path

from django.db import connection

FRAME = ("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE")


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
    """How many statements a block needs, BEGIN and COMMIT left out; their text is not kept."""
    found = {"n": 0}

    def count(execute, sql, params, many, context):
        found["n"] += not sql.startswith(FRAME)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(count):
        yield found


@contextmanager
def memory():
    """How many more megabytes this process needs inside a block, at most (Linux)."""
    found, before = {}, _megabytes("VmRSS")
    Path("/proc/self/clear_refs").write_text("5")  # the peak begins anew
    yield found
    found["mb"] = round(_megabytes("VmHWM") - before, 1)


def _megabytes(name) -> float:
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith(name))
