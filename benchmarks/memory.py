"""Memory of one chain of complete data sets, and of bounds, as the number of respondents grows.

    python benchmarks/memory.py               about a minute

The linked questions of the report (`sampler.py`). Each number of respondents has a process of its own; what it takes
is its greatest resident memory, less that of the same process when all is imported. A chain writes its draws to a
file as it goes (`sample_to_parquet`); "in memory" keeps them (`sample`), one byte an answer. Twice the respondents
should take at most about twice the memory: the last column is bytes a respondent.
"""

from __future__ import annotations

import argparse
import multiprocessing
import resource
import sys
import tempfile
from pathlib import Path

from sampler import survey

from evenwicht.identify import Mean, sample, sample_to_parquet

SIZES = (10_000, 30_000, 100_000, 300_000)
WHAT = ("chain to a file", "chain in memory", "Dirichlet-multinomial chain to a file", "a bound")
DRAWS, SWEEPS = 4, 2
_UNIT = 1 if sys.platform == "darwin" else 1024  # what ru_maxrss counts in


def peak() -> int:
    """The greatest resident memory of this process so far, in bytes."""
    return _UNIT * resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def run(what: str, n: int) -> None:
    """Do it once."""
    options = {"draws": DRAWS, "chains": 1, "seed": 1, "thin": SWEEPS, "warmup": SWEEPS, "progress": False}
    problem = survey(n)
    if what == "a bound":
        problem.bounds(Mean("form", "line", ("philosophy", "networking")))
    elif what == "chain in memory":
        sample(problem, **options)
    else:
        prior = "dirichlet_multinomial" if what.startswith("Dirichlet") else "data_sets"
        with tempfile.TemporaryDirectory() as folder:
            sample_to_parquet(problem, Path(folder) / "chain.parquet", prior=prior, **options)


def measure(task: tuple[str, int]) -> int:
    """Bytes that it takes beyond what the libraries and a chain of few respondents do."""
    what, n = task
    run(what, 80)
    before = peak()
    run(what, n)
    return peak() - before


def main() -> None:
    """Run each in a process of its own and print a table."""
    argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter).parse_args()
    print(f"| {DRAWS} draws | n | MB | bytes a respondent |\n| --- | ---: | ---: | ---: |")
    for what in WHAT:
        for n in SIZES:
            with multiprocessing.get_context("spawn").Pool(1) as process:
                used = process.map(measure, [(what, n)])[0]
            print(f"| {what} | {n:,} | {used / 1e6:.1f} | {used / n:.0f} |", flush=True)


if __name__ == "__main__":
    main()
