"""The benchmarks: ``python3 dev.py bench [name …]``; one JSON object a line.

Each job that has a floor runs it in the same call, in turn with Kilim: a minimal view or a bare
library loop that does only the core of the job. What counts is the share of the floor. Nothing
here is a test; tests count statements and never look at the clock.
"""
