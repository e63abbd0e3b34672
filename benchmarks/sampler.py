"""Complete data sets of 80 respondents with the report's linked questions: effective draws a second on one core.

    python benchmarks/sampler.py               about a minute
    python benchmarks/sampler.py --chains 64 --prior dirichlet_multinomial
    python benchmarks/sampler.py --chains 16 --draws 40 --survey data/examples/berkeley.yml

The problem: philosophy x steering form, line steering weakly highest under each philosophy, any rounding. Effective
draws are the least bulk effective sample size (Vehtari et al. 2021, by ArviZ) over the 35 means of an item in a group;
the worst rank-normalised R-hat over the same 35 must be at most 1.01. Time is processor time of this one process, so
that other work on the machine does not count; starting points and warm-up are included, ArviZ's own work is not.
Of a survey file it is the same over the shares of each answer within each group. Every data set of two chains is checked afterwards against the printed figures, by counting.
"""

from __future__ import annotations

import argparse
import time
from typing import NamedTuple

from tqdm import tqdm

from evenwicht.identify import (
    Allocation,
    Categorical,
    Ensemble,
    Problem,
    Share,
    highest,
    prints_as,
    read_survey,
    sample,
)

RUNS = [(64, 200, "data_sets"), (512, 100, "data_sets"), (1024, 100, "data_sets"), (512, 100, "dirichlet_multinomial")]
CHECKED_CHAINS = 2


class Result(NamedTuple):
    """What one run gave."""

    chains: int
    draws: int
    prior: str
    seconds: float
    effective: float
    r_hat: float
    faults: int


def survey(n: int = 80) -> Problem:
    """The linked questions of the report."""
    philosophy = Categorical(
        "philosophy",
        ("combined", "networking", "performing", "responsive", "lawful"),
        ("64", "17", "9", "7", "3"),
    )
    form = Allocation(
        "form",
        ("line", "project", "task", "results", "self", "area", "chain"),
        ("2.7", "2.3", "1.6", "1.2", "0.8", "0.7", "0.7"),
    )
    return Problem(n, (philosophy, form), highest(form, "line", by=philosophy))


def run(problem: Problem, chains: int, draws: int, prior: str, thin: int, seed: int) -> Result:
    """Sample, measure, check."""
    started = time.process_time()
    ensemble = sample(problem, draws, chains, seed, prior, thin=thin, progress=False)
    seconds = time.process_time() - started
    if any(isinstance(question, Allocation) for question in problem.questions):
        found = ensemble.diagnostics("form", "philosophy")
    else:
        asked = [(q, answer) for q in problem.questions for answer in q.labels]
        shares = [Share(q.name, a, (p.name, b)) for q, a in asked for p, b in asked if p != q]
        found = ensemble.summary(*shares).query("sd > 0")  # what is not pinned down
    return Result(
        chains, draws, prior, seconds, found["ess_bulk"].min(), found["r_hat"].max(), faults(problem, ensemble)
    )


def faults(problem: Problem, ensemble: Ensemble) -> int:
    """How many data sets of the first chains do not print as the figures."""
    draws = ensemble.blocks[0].shape[0]
    return sum(
        bool(prints_as(problem, ensemble.frame(chain, draw)))
        for chain in range(CHECKED_CHAINS)
        for draw in range(draws)
    )


def main() -> None:
    """Run and print a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--chains", type=int, help="one run with so many chains, instead of the table")
    parser.add_argument("--draws", type=int, default=100, help="draws a chain in that run")
    parser.add_argument("--prior", default="data_sets", help="prior of that run")
    parser.add_argument("--thin", type=int, default=3, help="sweeps from draw to draw")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--survey", help="a survey file without divided points, instead of the problem above")
    given = parser.parse_args()
    problem = survey()
    if given.survey:
        read = read_survey(given.survey)
        problem = read.at(next(iter(read.sample_sizes())))
    runs = RUNS if given.chains is None else [(given.chains, given.draws, given.prior)]
    sample(survey(), 1, 1, 1, warmup=1, progress=False)  # imports are not measured
    print("| prior | chains | draws | seconds | least effective draws | a second | worst R-hat | faults |")
    print("|---|---|---|---|---|---|---|---|")
    for chains, draws, prior in tqdm(runs, disable=None):
        r = run(problem, chains, draws, prior, given.thin, given.seed)
        print(
            f"| {r.prior} | {r.chains} | {r.chains * r.draws} | {r.seconds:.1f} | {r.effective:.0f} "
            f"| {r.effective / r.seconds:.0f} | {r.r_hat:.4f} | {r.faults} |"
        )


if __name__ == "__main__":
    main()
