"""A process of its own for a stranger's file: bound in memory, time and size, without secrets.

``run`` starts ``python -m MODULE``, gives it the file on standard input and lets it write its
answer into a file. The module calls ``kit.hands.bind_hands`` before it reads the first byte.

    code = run("kit.sheets.child", data, answer, limits)

``limits`` is a dataclass with at least ``memory_bytes``, ``answer_bytes``, ``cpu_seconds`` and
``wall_seconds``; the child gets all of it, by ``kit.hands.limits_of``.
"""

import json
import signal
import subprocess
import sys
from dataclasses import asdict
from pathlib import Path
from typing import IO

ROOT = Path(__file__).resolve().parents[1]
# -E -s: nothing from the environment or the user's own packages
COMMAND = [sys.executable, "-E", "-s", "-X", "utf8"]
KILLED_BY_TIME = {-signal.SIGXCPU, -signal.SIGKILL}
KILLED_BY_SIZE = {-signal.SIGXFSZ}


def run(module: str, data: bytes, answer: IO[bytes], limits, *, packages: bool = False) -> int:
    """Let the child write its answer into the file; its exit code.

    A file and not a pipe: the child's limit on file size bounds what comes back. Without
    ``packages`` it finds the standard library only, and starts in half the time.
    """
    bare = [] if packages else ["-S"]
    child = subprocess.Popen(
        [*COMMAND, *bare, "-m", module, json.dumps(asdict(limits))],
        cwd=ROOT,
        env={},
        stdin=subprocess.PIPE,
        stdout=answer,
        stderr=subprocess.DEVNULL,
    )
    try:
        child.communicate(data, timeout=limits.wall_seconds)
    except subprocess.TimeoutExpired:
        child.kill()
        child.communicate()
    return child.returncode
