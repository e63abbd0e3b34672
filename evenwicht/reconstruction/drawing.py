"""Draw the ensembles, and refuse those whose chains do not agree or that do not print the report."""

from __future__ import annotations

from evenwicht import report
from evenwicht.identify import Ensemble, Problem, prints_as, sample
from evenwicht.published import Published
from evenwicht.reconstruction.chains import AGREEMENT, agreement

PRIORS = ("data_sets", "dirichlet_multinomial")
"""The priors that are set side by side; see `evenwicht.identify.sampling.priors`."""
SETS = 1000
"""Data sets under each prior."""
SEED = 2020
CHAINS = 8
THIN = 75
"""Sweeps of the sampler from one data set of a chain to the next."""
WARMUP = 300
"""Sweeps before the first."""


def simulated_problem(published: Published) -> Problem:
    """What every simulated data set prints and bears out: the figures, at the least n, with line steering first."""
    return report.problem(published, report.smallest_n(published), report.line_first(published))


def draw(
    published: Published,
    sets: int = SETS,
    chains: int = CHAINS,
    seed: int = SEED,
    *,
    thin: int = THIN,
    warmup: int = WARMUP,
) -> dict[str, Ensemble]:
    """Draw ensembles of the report's smallest possible number of respondents, one under each of `PRIORS`.

    Parameters
    ----------
    published
        The printed figures.
    sets
        Data sets to keep under each prior, a multiple of `chains`.
    chains
        Chains.
    seed
        The same seed gives the same data sets.
    thin, warmup
        Sweeps of the sampler from one data set of a chain to the next, and before the first.

    Raises
    ------
    ValueError
        `sets` is no multiple of `chains`, the figures and the statement clash, or the chains do not agree.
    AssertionError
        A data set does not print as the report: a fault of the sampler, and nothing is returned.
    """
    if sets % chains:
        raise ValueError(f"sets: found {sets}; expected a multiple of the {chains} chains")
    problem = simulated_problem(published)
    ensembles = {}
    for prior in PRIORS:
        ensemble = sample(problem, sets // chains, chains, seed, prior, thin=thin, warmup=warmup, progress=False)
        for frame in ensemble.frames():
            wrong = prints_as(problem, frame)
            if wrong:
                raise AssertionError(f"{prior}, chain {frame.attrs['chain']}, draw {frame.attrs['draw']}: {wrong[0]}")
        found = agreement(ensemble).r_hat
        if found > AGREEMENT:
            raise ValueError(
                f"{prior}: found chains that do not agree, with an R-hat of {found:.3f}; expected {AGREEMENT} at most. "
                "Draw more data sets in fewer chains (--sets, --chains)."
            )
        ensembles[prior] = ensemble
    return ensembles
