"""Sizes of differences between groups, each a number from two samples or more."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from scipy.special import gammaln

from evenwicht.analysis.tables import Floats


def hedges_g(a: Floats, b: Floats) -> float:
    """Standardised mean difference of a less b, pooled standard deviation, corrected for small samples
    (Hedges, 1981).

    The correction is the exact one (gamma functions). NaN below three respondents in all, or without any
    spread.
    """
    df = len(a) + len(b) - 2
    if df < 1 or not len(a) or not len(b):
        return float("nan")
    squares = ((a - a.mean()) ** 2).sum() + ((b - b.mean()) ** 2).sum()
    if squares == 0:
        return float("nan")
    correction = 1.0 if df == 1 else np.exp(gammaln(df / 2) - gammaln((df - 1) / 2)) / np.sqrt(df / 2)
    return float(correction * (a.mean() - b.mean()) / np.sqrt(squares / df))


def cliffs_delta(a: Floats, b: Floats) -> float:
    """The chance that a respondent of a is above one of b less the chance of being below, -1 to 1 (Cliff,
    1993).

    >>> cliffs_delta(np.array([1.0, 2.0]), np.array([2.0, 3.0]))
    -0.75
    """
    if not len(a) or not len(b):
        return float("nan")
    return float(np.sign(a[:, None] - b[None, :]).mean())


def eta_squared(groups: Sequence[Floats]) -> float:
    """The share of the variation that lies between the groups, 0 to 1; NaN without any variation."""
    everyone = np.concatenate(list(groups))
    total = ((everyone - everyone.mean()) ** 2).sum()
    if total == 0:
        return float("nan")
    within = sum(((g - g.mean()) ** 2).sum() for g in groups if len(g))
    return float(1 - within / total)


def omega_squared(groups: Sequence[Floats]) -> float:
    """Eta squared less what chance alone would give (Hays, 1963); may be slightly below 0."""
    filled = [g for g in groups if len(g)]
    n, k = sum(len(g) for g in filled), len(filled)
    eta = eta_squared(filled)
    if np.isnan(eta) or n <= k:
        return float("nan")
    error = (1 - eta) / (n - k)
    return float((eta - (k - 1) * error) / (1 + error))
