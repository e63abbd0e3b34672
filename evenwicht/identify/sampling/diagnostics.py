"""Whether chains have converged: rank-normalised R-hat and effective sample sizes, by ArviZ.

Vehtari, Gelman, Simpson, Carpenter & Bürkner (2021), Rank-normalization, folding, and localization: an improved
R-hat for assessing convergence of MCMC, Bayesian Analysis 16, doi:10.1214/20-BA1221.
"""

from __future__ import annotations

import math

import numpy as np
import pandas as pd
from scipy.special import fdtri

from evenwicht.identify.search.programme import Floats
from evenwicht.identify.tasks.optional import OptionalModule

arviz = OptionalModule("arviz_stats.base", extra="sampling")

AGREED = 1.01
"""The greatest R-hat at which chains are taken to agree (Vehtari et al. 2021)."""

TAILS = (0.05, 0.95)
"""The quantiles whose effective sample sizes are those of the tails (Vehtari et al. 2021)."""


def diagnose(values: Floats) -> pd.Series[float]:
    """R-hat, effective sample sizes and the Monte Carlo error of the mean of one statistic.

    Parameters
    ----------
    values
        (chains, draws).

    Returns
    -------
    `r_hat` (1 if converged; NaN if there are fewer than 4 draws a chain), `ess_bulk`, `ess_tail` and `mcse_mean`. A
    statistic that is the same in all data sets has R-hat 1, all draws effective and no error; one that is
    not defined in some data sets has none of the four.
    """
    names = ["r_hat", "ess_bulk", "ess_tail", "mcse_mean"]
    if np.isnan(values).any() or values.size == 0:
        return pd.Series(np.nan, index=names)
    if (values == values.flat[0]).all():
        return pd.Series([1.0, float(values.size), float(values.size), 0.0], index=names)
    if values.shape[1] < 4:
        return pd.Series(np.nan, index=names)
    axes = {"chain_axis": 0, "draw_axis": 1}
    return pd.Series(
        [
            float(arviz.array_stats.rhat(values, method="rank", **axes)),
            float(arviz.array_stats.ess(values, method="bulk", **axes)),
            float(arviz.array_stats.ess(values, method="tail", prob=TAILS, **axes)),
            float(arviz.array_stats.mcse(values, method="mean", **axes)),
        ],
        index=names,
    )


def r_hat_by_chance(chains: int, draws: int, statistics: int) -> float:
    """The R-hat that chains which agree exceed in some statistic once in a hundred times, or 1.01 if that is more.

    Independent draws give an R-hat above 1.01 too where they are few, and the greatest of many statistics is greater
    still. Of m half chains with N draws each R-hat squared is `1 + (F - 1) / N`, with the F of an analysis of variance
    between them (Gelman & Rubin 1992, doi:10.1214/ss/1177011136); the limit on F is Bonferroni's over all statistics,
    each looked at in two ways (bulk and folded).

    Parameters
    ----------
    chains, draws
        2 or more of 4 or more.
    statistics
        How many are looked at, 1 or more.

    >>> r_hat_by_chance(64, 1000, 1)
    1.01
    >>> r_hat_by_chance(4, 20, 9) > 1.1
    True
    """
    halves, length = 2 * chains, draws // 2
    limit = float(fdtri(halves - 1, halves * (length - 1), 1 - 0.01 / (2 * statistics)))
    return max(AGREED, math.sqrt(1 + (limit - 1) / length))
