"""Inside a child (``kit.child``): it binds its own hands before the first byte of a file."""

import json
import resource
import signal
import sys


def limits_of(kind: type):
    """The limits that this process was started with."""
    return kind(**json.loads(sys.argv[1]))


def bind_hands(limits) -> None:
    """Set the limits; macOS does not know the one on memory, there the others hold."""
    bounds = {
        resource.RLIMIT_CPU: limits.cpu_seconds,
        resource.RLIMIT_FSIZE: limits.answer_bytes,
        resource.RLIMIT_CORE: 0,
    }
    if sys.platform == "linux":
        bounds[resource.RLIMIT_AS] = limits.memory_bytes
    for what, bound in bounds.items():
        resource.setrlimit(what, (bound, bound))
    # Python ignores this signal, and a half written answer would look like a short one.
    signal.signal(signal.SIGXFSZ, signal.SIG_DFL)
