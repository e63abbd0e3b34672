"""Sizes of differences between groups; samples are n values, or n x d values of d items, and an effect is
one number an item."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from scipy.special import gammaln

from evenwicht.analysis.tables import Floats


def hedges_g(a: Floats, b: Floats) -> Floats:
    """Standardised mean difference of a less b, pooled standard deviation, corrected for small samples
    (Hedges, 1981).

    The correction is the exact one (gamma functions). NaN below three respondents in all, or without any
    spread.
    """
    df = len(a) + len(b) - 2
    if df < 1 or not len(a) or not len(b):
        return np.full(a.shape[1:], np.nan)
    squares = ((a - a.mean(axis=0)) ** 2).sum(axis=0) + ((b - b.mean(axis=0)) ** 2).sum(axis=0)
    # Infinite at one degree of freedom, where no correction is known.
    correction = 1.0 if df == 1 else np.exp(gammaln(df / 2) - gammaln((df - 1) / 2)) / np.sqrt(df / 2)
    spread = np.where(squares > 0, np.sqrt(squares / df), np.nan)
    return np.asarray(correction * (a.mean(axis=0) - b.mean(axis=0)) / spread)


def cliffs_delta(a: Floats, b: Floats) -> Floats:
    """The chance that a respondent of a is above one of b less the chance of being below, -1 to 1 (Cliff,
    1993).

    >>> float(cliffs_delta(np.array([1.0, 2.0]), np.array([2.0, 3.0])))
    -0.75
    """
    if not len(a) or not len(b):
        return np.full(a.shape[1:], np.nan)
    return np.asarray(np.sign(a[:, None] - b[None, :]).mean(axis=(0, 1)))


def eta_squared(groups: Sequence[Floats]) -> Floats:
    """The share of the variation that lies between the groups, 0 to 1; NaN without any variation."""
    everyone = np.concatenate(list(groups))
    total = ((everyone - everyone.mean(axis=0)) ** 2).sum(axis=0)
    within = sum(((g - g.mean(axis=0)) ** 2).sum(axis=0) for g in groups if len(g))
    return np.asarray(1 - within / np.where(total > 0, total, np.nan))


def omega_squared(groups: Sequence[Floats]) -> Floats:
    """Eta squared less what chance alone would give (Hays, 1963); may be slightly below 0."""
    filled = [g for g in groups if len(g)]
    n, k = sum(len(g) for g in filled), len(filled)
    eta = eta_squared(filled)
    if n <= k:
        return np.full_like(eta, np.nan)
    error = (1 - eta) / (n - k)
    return np.asarray((eta - (k - 1) * error) / (1 + error))
