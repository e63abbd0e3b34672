"""Draw the ensembles, and refuse those whose chains do not agree or that do not print the report."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from evenwicht import report
from evenwicht.identify import Allocation, Ensemble, Problem, prints_as, sample
from evenwicht.published import Published

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


AGREEMENT = 1.01
"""The greatest rank-normalised R-hat of chains that agree (Vehtari et al. 2021)."""


@dataclass(frozen=True)
class Agreement:
    """Whether the chains of an ensemble agree, over the mean of every item, in each group and of all.

    Attributes
    ----------
    r_hat
        The greatest rank-normalised R-hat; NaN with fewer than four data sets a chain.
    ess
        The least bulk effective sample size; NaN likewise.
    """

    r_hat: float
    ess: float


def agreement(ensemble: Ensemble) -> Agreement:
    """Whether the chains of an ensemble agree on what the book shows of it.

    Parameters
    ----------
    ensemble
        Data sets of the report's questions: on steering form and philosophy, on conditions, or on all of them.
    """
    told = [
        ensemble.diagnostics(question.name, group)
        for question in ensemble.survey.questions
        if isinstance(question, Allocation)
        for group in (None, *(("philosophy",) if question.name == "steering_form" else ()))
    ]
    table = pd.concat(told)
    return Agreement(float(table["r_hat"].max(skipna=False)), float(table["ess_bulk"].min(skipna=False)))


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
