"""The benchmarks, one after the other. Bounded in count and time; stops by itself."""

import os
import sys

from tests.bench import site


def main(names):
    """Run the named jobs, or all; ``BENCH_DATABASE_URL`` runs them on PostgreSQL."""
    site.prepare(os.environ.get("BENCH_DATABASE_URL", ""))
    from tests.bench import jobs

    for name, job in jobs.JOBS.items():
        if not names or name in names:
            job()


if __name__ == "__main__":
    main(sys.argv[1:])
